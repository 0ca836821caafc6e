"""The strict sandbox: a container for each worker, and nothing in it that the worker doesn't need.

Nothing is mounted; all goes over the container's own standard streams, so the engine may be on another machine.
``docker/README.md`` gives the reason for each limit.

When a stream ends, the worker may have died (the submission's doing) or the engine may have failed (nobody's mark);
the engine is asked which. Its list of events tells whether the container died by itself.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from grader.errors import InfrastructureError
from grader.sentence import Sentence
from grader.wire import Closed, Stream
from grader.wire.messages import Message

from . import owner
from .attached import Attached
from .base import Limits
from .docker_engine import connect
from .docker_errors import translated
from .image import Image

_SCRATCH = 64 * 1024**2
_SHARED = 16 * 1024**2
_USER = "10001:10001"
_HUNG_UP = "0"
"""The exit code of a worker whose host has hung up. Nothing that a submission does ends a worker with it."""

_EVENT_LIMIT = 5
"""Seconds within which the engine knows of a death whose stream has ended."""


class DockerChannel:
    """A worker in a container."""

    def __init__(self, client: Any, image: str, limits: Limits) -> None:
        self._client = client
        self._closed = False
        with translated(Sentence("start a container")):
            created = client.api.create_container(image, [json.dumps(_inner(limits))], **_settings(client, limits))
            self._container = created["Id"]
        try:
            with translated(Sentence("start a container")):
                streams = {"stdin": 1, "stdout": 1, "stderr": 1, "stream": 1}
                self._line = Attached(client.api.attach_socket(self._container, streams))
                client.api.start(self._container)
            self._stream = Stream.to_worker(self._line)
        except BaseException:
            self._remove()
            raise

    def send(self, message: Message, timeout: float) -> None:
        """Says something to the worker, which has to take it within ``timeout`` seconds. Raises InfrastructureError
        when it is the engine that failed."""
        try:
            self._stream.send(message, timeout)
        except Closed:
            self._ask_the_engine()
            raise

    def receive(self, timeout: float) -> Message:
        """Hears something from the worker, within ``timeout`` seconds. Raises InfrastructureError when it is the
        engine that failed."""
        try:
            return self._stream.receive(timeout)
        except Closed:
            self._ask_the_engine()
            raise

    def kill(self) -> None:
        """Removes the container, whatever runs in it."""
        self._remove()

    def close(self) -> str:
        """Removes the container, whatever runs in it; returns the end of its error stream. May be called twice."""
        if self._closed:
            return ""
        self._closed = True
        self._line.close()
        self._remove()
        return self._line.errors()

    def _remove(self) -> None:
        remove(self._client, self._container)

    def _ask_the_engine(self) -> None:
        """Returns if the container ended by itself; otherwise somebody or something else is to blame."""
        with translated(Sentence("go on: the connection to the container broke")):
            now = _seconds(self._client.info()["SystemTime"])
            history = self._client.api.events(
                since=now - 86_400,
                until=now + _EVENT_LIMIT,
                filters={"container": self._container, "event": ["kill", "die", "destroy"]},
                decode=True,
            )
            first: dict[str, Any] = next(history, {"Action": "nothing"})
            history.close()
        if first["Action"] == "nothing":
            raise InfrastructureError("the Docker engine lost the container; was it restarted? Try again")
        if first["Action"] != "die":
            raise InfrastructureError("the container was ended from outside, by the engine or an operator; try again")
        if first["Actor"]["Attributes"].get("exitCode") == _HUNG_UP:
            raise InfrastructureError("the connection to the Docker engine broke, and the worker ended; try again")


class DockerSandbox:
    """Workers in containers of the Docker engine."""

    name = "docker"
    notice = ""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._client: Any = None
        self._image = ""

    def open(self) -> DockerChannel:
        """Starts a worker in a container of its own; it is not waited for. The first call finds the engine and
        removes what a killed grader has left."""
        if self._client is None:
            client = connect()
            remove_leftovers(client)
            self._image = Image(client).tag
            self._client = client
        return DockerChannel(self._client, self._image, self._limits)


def remove_leftovers(client: Any) -> list[str]:
    """Removes the containers of graders that are no more, if they ran on this very host; returns their ids."""
    with translated(Sentence("look for leftover containers")):
        containers = client.api.containers(all=True, filters={"label": owner.PROCESS})
    leftovers = [each["Id"] for each in containers if owner.is_leftover(each["Labels"] or {})]
    for each in leftovers:
        remove(client, each)
    return leftovers


def remove(client: Any, container: str) -> None:
    """Ends a container and removes it; one that is gone, or being removed, is as good as removed."""
    with translated(Sentence("remove a container")):
        from docker.errors import APIError

        try:
            client.api.remove_container(container, v=True, force=True)
        except APIError as error:
            if error.status_code not in (404, 409):
                raise


def _inner(limits: Limits) -> dict[str, int]:
    """What the worker limits itself. Not the processes: that limit would count all of one user's, of all containers."""
    return {name: value for name, value in limits.as_dict().items() if name != "processes"}


def _settings(client: Any, limits: Limits) -> dict[str, Any]:
    ulimits = {"nofile": limits.open_files, "core": limits.core, "fsize": limits.file_size}
    return {
        "user": _USER,
        "hostname": "grader",
        "labels": owner.labels(),
        "stdin_open": True,
        "network_disabled": True,
        "use_config_proxy": False,
        "host_config": client.api.create_host_config(
            auto_remove=True,
            cap_drop=["ALL"],
            init=True,
            ipc_mode="private",
            log_config={"type": "none"},
            mem_limit=limits.memory,
            memswap_limit=limits.memory,
            nano_cpus=10**9,
            network_mode="none",
            oom_score_adj=500,
            pids_limit=limits.processes,
            read_only=True,
            security_opt=["no-new-privileges:true"],
            shm_size=_SHARED,
            tmpfs={"/tmp": f"rw,noexec,nosuid,nodev,mode=1777,size={_SCRATCH}"},
            ulimits=[{"name": name, "soft": limit, "hard": limit} for name, limit in ulimits.items()],
        ),
    }


def _seconds(stamp: str) -> int:
    """A time of the engine's clock, which may differ from ours; it writes nanoseconds, which Python doesn't read."""
    whole, _, zone = stamp.partition(".")
    zone = zone.lstrip("0123456789") or ""
    return int(datetime.fromisoformat(whole + zone).timestamp())
