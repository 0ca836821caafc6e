"""Where a process was when it crashed or fell silent.

The interpreter's own ``faulthandler`` writes down the stack: on a fatal signal, and when a request has said nothing
for too long, after which it ends the process. It runs in C and needs no interpreter lock, so not even a loop inside C
code escapes it. The worker reads what was written once the process is gone; a submission that switches it off is ended
by the host's own clock, only later.
"""

from __future__ import annotations

import faulthandler
import os
import re
import signal
from collections.abc import Collection
from dataclasses import dataclass

from .nameless import nameless

_FRAME = re.compile(r'  File "(.*)", line (\d+) in ')
_LONGEST = 64 * 1024
_FATAL = (signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGFPE, signal.SIGILL)


@dataclass(frozen=True, slots=True)
class LastSeen:
    """The innermost line of the submission that was running, if known. ``late``: it was ended for its silence."""

    late: bool
    file: str = ""
    line: int = 0


class Watchdog:
    """Guards one process, and tells another what became of it."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._file = nameless()

    def guard(self) -> None:
        """Begins to watch this process."""
        faulthandler.enable(self._file, all_threads=False)
        self.pet()

    def pet(self) -> None:
        """Something was said: the time starts anew."""
        # The interpreter's thread that waits blocks signals only once it runs. A fatal one that the process sends
        # itself must not find it before: it has no Python stack to write down.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _FATAL)
        try:
            faulthandler.dump_traceback_later(self._seconds, file=self._file, exit=True)
        except RuntimeError:  # a submission has left no thread to be had: the host's clock is there
            pass
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def last_seen(self, files: Collection[str]) -> LastSeen:
        """What was written down about the process, of which ``files`` are the submission's."""
        text = os.pread(self._file, _LONGEST, 0).decode("utf-8", "replace")
        late = text.startswith("Timeout (")
        for file, line in _FRAME.findall(text):
            if file in files:
                return LastSeen(late, file, int(line))
        return LastSeen(late)

    def close(self) -> None:
        """Lets go of the file."""
        os.close(self._file)
