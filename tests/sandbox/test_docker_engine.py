"""Whether an engine answers can be asked cheaply, and of whatever listens there."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from contextlib import contextmanager

import pytest

from grader.errors import InfrastructureError
from grader.sandbox.docker_engine import connect, engine_answers


@contextmanager
def listening(listener, answer):
    """Something that takes one request and answers it; None hangs up."""

    def serve():
        line, _ = listener.accept()
        with line:
            line.recv(1_000)
            if answer is not None:
                line.sendall(answer)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    with listener:
        yield
        thread.join(5)


@pytest.fixture(params=["unix", "tcp"])
def address(request, tmp_path, monkeypatch):
    monkeypatch.delenv("DOCKER_TLS_VERIFY", raising=False)
    if request.param == "unix":
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(str(tmp_path / "x.sock"))
        monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/x.sock")
    else:
        listener = socket.create_server(("127.0.0.1", 0))
        monkeypatch.setenv("DOCKER_HOST", f"tcp://127.0.0.1:{listener.getsockname()[1]}")
    listener.listen()
    return listener


@pytest.mark.parametrize(
    ("answer", "expected"),
    [(b"HTTP/1.1 200 OK\r\n\r\nOK", True), (b"HTTP/1.1 500 Internal Server Error\r\n\r\n", False), (b"SSH-2.0", False), (None, False)],
)
def test_an_engine_is_what_answers_a_ping(address, answer, expected):
    """Anything else that listens is none."""
    with listening(address, answer):
        assert engine_answers() is expected


@pytest.mark.parametrize("host", ["unix:///none/none.sock", "tcp://127.0.0.1:1", "nonsense", "tcp://nonsense", "ssh://[", "npipe:////./pipe/x"])
def test_a_probe_never_raises(monkeypatch, host):
    """Whatever DOCKER_HOST says."""
    monkeypatch.setenv("DOCKER_HOST", host)
    assert engine_answers() is False


@pytest.mark.parametrize("host", ["unix:///none/none.sock", "nonsense://x"])
def test_connecting_to_none_is_the_machines_fault(monkeypatch, host):
    """The message says what to do."""
    monkeypatch.setenv("DOCKER_HOST", host)
    with pytest.raises(InfrastructureError, match="--sandbox"):
        connect()


def test_without_docker_host_the_rootless_socket_is_found(monkeypatch, tmp_path):
    """The first of the usual sockets that answers."""
    monkeypatch.delenv("DOCKER_HOST", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr("grader.sandbox.docker_engine._SYSTEM_SOCKET", str(tmp_path / "none.sock"))
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(tmp_path / "docker.sock"))
    listener.listen()
    with listening(listener, b"HTTP/1.1 200 OK\r\n\r\nOK"):
        from grader.sandbox import docker_engine

        assert docker_engine._address() == f"unix://{tmp_path}/docker.sock"


def test_a_probe_does_not_import_the_sdk():
    """That alone would take longer than all the rest."""
    script = "import sys; from grader.sandbox.docker_engine import engine_answers; engine_answers(); print('docker' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"
