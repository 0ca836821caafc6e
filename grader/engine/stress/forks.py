"""Counts the processes of one run, in memory that all of them share, and stops a fork bomb.

Limits of the operating system don't hold for root, and they count all of a user's processes. Here whoever forks after
the last one that is allowed ends instead, and its process group with it.
"""

from __future__ import annotations

import mmap
import os
import signal

MOST = 256
"""How many processes a run may start."""


class Forks:
    """How often any process of a run has forked. The count may miss a few: two processes can count at once."""

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, 8)

    @property
    def number(self) -> int:
        """How many there were."""
        return int.from_bytes(self._memory[:8], "little")

    @property
    def too_many(self) -> bool:
        """Whether somebody was stopped."""
        return self.number > MOST

    def count(self) -> None:
        """One more; ends the calling process's group when that is too many."""
        self._memory[:8] = min(self.number + 1, 1 << 60).to_bytes(8, "little")
        if self.too_many:
            try:
                os.killpg(0, signal.SIGKILL)
            finally:
                os.kill(os.getpid(), signal.SIGKILL)
