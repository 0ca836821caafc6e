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
from pathlib import Path

from grader.errors import InfrastructureError

from .base import Limits
from .process import ProcessChannel, beside_others

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


class LocalChannel(ProcessChannel):
    """A worker in a folder of its own, with the grader's own interpreter."""

    def __init__(self, limits: Limits) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="grade-", ignore_cleanup_errors=True)
        package = str(Path(__file__).resolve().parents[1])
        command = [sys.executable, "-P", "-s", "-c", _BOOT, package, json.dumps(beside_others(limits).as_dict())]
        try:
            super().__init__(command, {"TMPDIR": self._folder.name, "HOME": self._folder.name}, self._folder.name)
        except InfrastructureError:
            self._folder.cleanup()
            raise

    def _kill(self, process: subprocess.Popen[bytes]) -> None:
        """Kills the session and every descendant that can be found."""
        _kill_session(process.pid)

    def clean(self) -> None:
        """Removes the folder."""
        self._folder.cleanup()


class LocalSandbox:
    """Workers as subprocesses of the grader."""

    name = "local"

    def __init__(self, limits: Limits | None = None, notice: str = "") -> None:
        self._limits = limits or Limits()
        self.notice = notice

    def open(self) -> LocalChannel:
        """Starts a worker; it is not waited for."""
        return LocalChannel(self._limits)


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
