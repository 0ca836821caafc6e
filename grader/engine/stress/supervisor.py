"""The process between the worker and a run: it starts the run's process, sees how it ends, and clears up after it.

It never runs student code. It adopts orphans (prctl(2), PR_SET_CHILD_SUBREAPER), so a process that forked twice or made
a session of its own is found like any other. A run is ended when it is busy for too long or when nothing moves in it:
every thread of every process below sleeps, none was switched since the last look, and none has said that it will go on
by itself before the run must end. A machine that is merely slow has threads that could run, so it isn't taken for that.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import signal
import time
from collections.abc import Callable
from itertools import pairwise

from grader.engine.processes import adopt_orphans, bury, descendants, fork, is_helper, living, standing

from .dozing import Dozing
from .report import Line, leave
from .settings import StressSettings
from .shared import Shared

_LOOK = 0.25
_PATIENCE = 2.0
"""Seconds that a run has to tell where it stands, before it is killed."""

_DUMP = signal.SIGRTMIN + 3
_LONGEST = 32 * 1024


class Supervisor:
    """Carries out one run."""

    def __init__(self, line: Line, settings: StressSettings, shared: Shared) -> None:
        self._line = line
        self._shared = shared
        self._dozing = Dozing()
        self._dozing.begin(shared.dozing)
        self._settings = settings
        self._stacks = os.memfd_create("stacks")
        self._status: int | None = None

    def supervise(self, play: Callable[[], None]) -> None:
        """Forks, plays in the child, tells what became of it, and ends this process. Raises NoProcess."""
        self._line.for_runs()
        adopt_orphans()
        watched = {signal.SIGCHLD, signal.SIGTERM}
        signal.pthread_sigmask(signal.SIG_BLOCK, watched)
        pid = fork()
        if pid == 0:
            try:
                signal.pthread_sigmask(signal.SIG_UNBLOCK, watched)
                self._listen()
                play()
            finally:
                os._exit(1)
        late = self._watch(pid)
        remains = [each for each in descendants(os.getpid()) if not is_helper(each) and living(each)]
        bury()
        self._tell(late, len(remains))
        leave()

    def _listen(self) -> None:
        """In the run's process: its stacks, and those of all that it forks, can be had at any time. Of the grader's
        descriptors it keeps only what it needs: not the wire."""
        os.setpgid(0, 0)
        kept = sorted({self._stacks, self._line.writer.fileno(), *self._shared.descriptors})
        ends = [2, *kept, os.sysconf("SC_OPEN_MAX")]
        for before, after in pairwise(ends):
            os.closerange(before + 1, after)
        faulthandler.enable(self._stacks, all_threads=False)
        faulthandler.register(_DUMP, self._stacks, all_threads=True, chain=False)

    def _tell(self, late: str, remains: int) -> None:
        status = self._status or 0
        with contextlib.suppress(OSError):
            self._line.tell(
                over={
                    "signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0,
                    "code": os.WEXITSTATUS(status) if os.WIFEXITED(status) else 0,
                    "late": late,
                    "left": remains,
                    "stacks": os.pread(self._stacks, _LONGEST, 0).decode("utf-8", "replace"),
                }
            )

    # -- waiting ------------------------------------------------------------------------------------------------------

    def _watch(self, pid: int) -> str:
        """Waits for the end of ``pid``; why it was ended, if it was."""
        end = time.monotonic() + self._settings.deadline
        idle_since, before = time.monotonic(), None
        while not self._ended(pid, _LOOK):
            now = time.monotonic()
            processes = [pid, *descendants(pid)]
            found = standing(processes)
            if found is None or found != before or self._dozing.wakes(processes, found, end):
                idle_since, before = now, found
            if now - idle_since >= self._settings.idle:
                self._end(pid, signal.SIGUSR1)
                return "idle"
            if now > end:
                self._end(pid, signal.SIGUSR2)
                return "busy"
        return ""

    def _ended(self, pid: int, seconds: float) -> bool:
        """Whether ``pid`` has ended, waiting for it that long. On SIGTERM this process ends, and all below it."""
        end = time.monotonic() + seconds
        while True:
            found, status = os.waitpid(pid, os.WNOHANG)
            if found:
                self._status = status
                return True
            left = end - time.monotonic()
            if left <= 0:
                return False
            told = signal.sigtimedwait({signal.SIGCHLD, signal.SIGTERM}, left)
            if told is not None and told.si_signo == signal.SIGTERM:
                bury()
                leave()

    def _end(self, pid: int, polite: signal.Signals) -> None:
        """Lets the run tell where it stands; takes its stacks and kills it if it doesn't."""
        _signal(pid, polite)
        if self._ended(pid, _PATIENCE):
            return
        for each in (pid, *descendants(pid)):
            _signal(each, _DUMP)
        end = time.monotonic() + _PATIENCE
        while not os.fstat(self._stacks).st_size and time.monotonic() < end and not self._ended(pid, _LOOK / 5):
            pass
        if not self._ended(pid, _LOOK):
            _signal(pid, signal.SIGKILL)
            self._ended(pid, _PATIENCE)


def _signal(pid: int, number: int) -> None:
    with contextlib.suppress(OSError):
        os.kill(pid, number)
