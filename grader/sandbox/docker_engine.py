"""Finds the Docker engine, and talks to it.

The engine is where ``DOCKER_HOST`` says, else at the first of the usual sockets that answers. Whether one answers can
be asked cheaply: a ping over the bare socket, for the SDK alone takes a fifth of a second to import.
"""

from __future__ import annotations

import os
import socket
import weakref
from pathlib import Path
from typing import Any

from grader.sentence import Sentence

from .docker_errors import translated

_PING = b"GET /_ping HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n"
_PING_LIMIT = 2.0

_SYSTEM_SOCKET = "/var/run/docker.sock"

_CALL_LIMIT = 60
"""Seconds that the engine may take for one answer."""


def engine_answers() -> bool:
    """Whether a Docker engine answers, within two seconds; never raises. Over TLS or ssh that takes the SDK."""
    address = _address()
    kind, _, rest = address.partition("://")
    try:
        if kind == "unix":
            return _ping(socket.AF_UNIX, rest)
        if kind in ("tcp", "http") and not os.environ.get("DOCKER_TLS_VERIFY"):
            host, _, port = rest.rstrip("/").rpartition(":")
            return _ping(socket.AF_INET6 if host.startswith("[") else socket.AF_INET, (host.strip("[]"), int(port)))
        return bool(connect(_PING_LIMIT).ping())
    except Exception:  # noqa: BLE001 - a probe: whatever goes wrong, the answer is no
        return False


def connect(timeout: float = _CALL_LIMIT) -> Any:
    """A client of the engine (``docker.DockerClient``), whose connections end with it. Raises InfrastructureError when
    none answers."""
    address = _address()
    with translated(Sentence("use Docker")):
        if address.startswith("unix://"):  # tells at once, and the SDK doesn't close what it couldn't connect
            _ping(socket.AF_UNIX, address.removeprefix("unix://"))
        import docker

        environment = {**os.environ, "DOCKER_HOST": address}
        client = docker.DockerClient.from_env(environment=environment, timeout=timeout)
    weakref.finalize(client, client.api.close)
    return client


def _address() -> str:
    named = os.environ.get("DOCKER_HOST")
    if named:
        return named if "://" in named else f"tcp://{named}"
    sockets = _usual_sockets()
    return f"unix://{next(filter(_answers, sockets), sockets[0])}"


def _usual_sockets() -> list[str]:
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    rootless = [f"{runtime}/docker.sock"] if runtime else []
    return [_SYSTEM_SOCKET, *rootless, str(Path.home() / ".docker" / "run" / "docker.sock")]


def _answers(path: str) -> bool:
    try:
        return _ping(socket.AF_UNIX, path)
    except OSError:
        return False


def _ping(family: socket.AddressFamily, address: Any) -> bool:
    with socket.socket(family, socket.SOCK_STREAM) as line:
        line.settimeout(_PING_LIMIT)
        line.connect(address)
        line.sendall(_PING)
        return line.recv(64).partition(b"\r\n")[0].endswith(b"200 OK")
