"""The embedded sandbox: a subprocess with limits. It needs nothing installed, and it stops mistakes, not malice.

The worker runs in a session of its own with a clean environment, in an empty folder that is removed afterwards,
under resource limits that it sets itself before it reads anything. Closing kills every process of the session and
every descendant that can be found.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from grader.errors import InfrastructureError
from grader.wire import Descriptors, Stream
from grader.wire.messages import Message

from .base import Limits

_BOOT = """
import os, sys
from importlib.util import module_from_spec, spec_from_file_location
folder = sys.argv.pop(1)
beside = os.path.dirname(folder)
if os.path.exists(os.path.join(beside, "pyproject.toml")):
    sys.path[:] = [each for each in sys.path if os.path.abspath(each) != beside]
spec = spec_from_file_location("grader", folder + "/__init__.py", submodule_search_locations=[folder])
package = sys.modules["grader"] = module_from_spec(spec)
spec.loader.exec_module(package)
from grader.worker.__main__ import main
main()
"""
"""Loads this very package, wherever it is; its neighbours in a checkout can't be imported, however it was installed."""

_ENVIRONMENT = {"PYTHONHASHSEED": "0", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"}


class LocalChannel:
    """A worker in a subprocess."""

    def __init__(self, limits: Limits) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="grade-", ignore_cleanup_errors=True)
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        limits = replace(limits, processes=limits.processes + _threads_alive())
        package = str(Path(__file__).resolve().parents[1])
        command = [sys.executable, "-P", "-s", "-c", _BOOT, package, json.dumps(limits.as_dict())]
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                cwd=self._folder.name,
                env={**_ENVIRONMENT, "TMPDIR": self._folder.name, "HOME": self._folder.name},
                start_new_session=True,
            )
        except OSError as error:
            self._folder.cleanup()
            raise InfrastructureError(f"can't start a worker ({error}); is there memory left?") from error
        assert self._process.stdin is not None, "stdin is a pipe"
        assert self._process.stdout is not None, "stdout is a pipe"
        self._stream = Stream.to_worker(Descriptors(self._process.stdout.fileno(), self._process.stdin.fileno()))

    def send(self, message: Message, timeout: float) -> None:
        """Says something to the worker, which has to read it within ``timeout`` seconds."""
        self._stream.send(message, timeout)

    def receive(self, timeout: float) -> Message:
        """Hears something from the worker, within ``timeout`` seconds."""
        return self._stream.receive(timeout)

    def close(self) -> str:
        """Kills the worker and its descendants, removes its folder; returns the end of its error stream. May be
        called twice."""
        if self._process.stdin is None or self._process.stdin.closed:
            return ""
        _kill_session(self._process.pid)
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        said = os.pread(self._errors.fileno(), 4_000, max(0, os.fstat(self._errors.fileno()).st_size - 4_000))
        self._errors.close()
        self._folder.cleanup()
        return said.decode("utf-8", "replace").strip()


class LocalSandbox:
    """Workers as subprocesses of the grader."""

    name = "local"

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()

    def open(self) -> LocalChannel:
        """Starts a worker; it is not waited for."""
        return LocalChannel(self._limits)


def _threads_alive() -> int:
    """How many threads there are: the limit on processes counts all of the user's, not just the worker's."""
    try:
        return int(Path("/proc/loadavg").read_text().split()[3].partition("/")[2])
    except (OSError, ValueError, IndexError):
        return 4_096


def _kill_session(leader: int) -> None:
    """Kills the leader's descendants and whatever else is in its session, then the leader.

    The leader is stopped first, so that it goes on adopting orphans but starts nothing; the search ends when it finds
    nobody new.
    """
    _signal(leader, signal.SIGSTOP)
    killed: set[int] = set()
    while found := set(_relatives(leader)) - killed:
        for pid in found:
            _signal(pid, signal.SIGKILL)
        killed |= found
    _signal(leader, signal.SIGKILL)


def _signal(pid: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.kill(pid, number)


def _relatives(leader: int) -> list[int]:
    parents: dict[int, tuple[int, int]] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(entry.parent.name)] = int(fields[1]), int(fields[3])
    related = {leader}
    grown = True
    while grown:
        new = {
            pid
            for pid, (parent, session) in parents.items()
            if pid not in related and (parent in related or session == leader)
        }
        related |= new
        grown = bool(new)
    return sorted(related - {leader}, reverse=True)
