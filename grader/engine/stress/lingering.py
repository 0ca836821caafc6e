"""How a process ends under stress: now and then it takes its time, until somebody waits for it.

A process that has done its work is gone within a fraction of a millisecond, and one that nobody waits for would be
found only by luck, all the more on a busy machine. So it stays until it is waited for, or for a while if it isn't: who
does wait doesn't notice, and who doesn't is found out. That a process is waited for is noted in a file in memory, one
byte for each process identifier, which all processes of a run inherit.
"""

from __future__ import annotations

import os
import time

_LONGEST = 0.5
"""Seconds that a process stays although nobody waits for it: long enough for the caller to go on, even if held up."""

_POLL = 0.001


class Lingering:
    """The notes of one run. Before it begins, and when the submission has closed their file, nobody lingers."""

    def __init__(self) -> None:
        self.descriptor = -1

    def begin(self, descriptor: int) -> None:
        """A run begins; ``descriptor`` is the file's."""
        self.descriptor = descriptor

    def waited_for(self, pid: int) -> None:
        """From now on ``pid`` has no reason to stay."""
        try:
            os.pwrite(self.descriptor, b"\1", pid)
        except OSError:
            return

    def stay(self) -> None:
        """Returns when somebody waits for this process, or after a while."""
        end = time.monotonic() + _LONGEST
        while not self._noted(os.getpid()) and time.monotonic() < end:
            time.sleep(_POLL)

    def _noted(self, pid: int) -> bool:
        try:
            return os.pread(self.descriptor, 1, pid) == b"\1"
        except OSError:
            return True
