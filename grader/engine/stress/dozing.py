"""Who will move by himself: a thread that sleeps or waits with a deadline notes when that is over, where the supervisor
of its run sees it.

From outside, a thread that sleeps for five seconds looks like one that waits for ever. The notes are a file in memory
that all processes of a run share, with a row for each thread, at the place of the kernel's number for it, and a row for
each process, of its alarm. They are no evidence: whatever a submission scribbles there, the run ends at its deadline.
"""

from __future__ import annotations

import os
import struct
from _thread import get_native_id
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from time import monotonic

_SHORT = 0.1
"""Seconds that need no note: who wakes up so soon is seen to move."""

_ROWS = 1 << 15
"""Two threads of one run whose numbers differ by a multiple of this would share a row."""

_ROW = struct.Struct("d")
_NEVER, _AGAIN = 0.0, -1.0


class Dozing:
    """The notes of one run. Before it begins, and when the submission has closed their file, nothing is noted."""

    def __init__(self) -> None:
        self.descriptor = -1

    def begin(self, descriptor: int) -> None:
        """A run begins; ``descriptor`` is the file's."""
        self.descriptor = descriptor

    @contextmanager
    def until(self, seconds: float) -> Iterator[None]:
        """The calling thread waits meanwhile, for so long at most; for ever when that is negative. A wait inside
        another one (a signal handler's) ends first."""
        if seconds <= _SHORT:
            yield
            return
        row = get_native_id() % _ROWS
        before = self._read(row)
        self._write(row, monotonic() + seconds)
        try:
            yield
        finally:
            self._write(row, before)

    def alarm(self, seconds: float, *, again: bool) -> None:
        """This process will be woken by a signal after so many seconds, or never when they are zero; ``again``: over
        and over."""
        when = monotonic() + seconds if seconds > 0 else _NEVER
        self._write(_ROWS + os.getpid() % _ROWS, _AGAIN if again and seconds > 0 else when)

    def wakes(self, processes: Iterable[int], threads: Iterable[int], end: float) -> bool:
        """Whether any of these processes and threads noted that it will go on by itself before ``end``."""
        now = monotonic()
        rows = [*(_ROWS + each % _ROWS for each in processes), *(each % _ROWS for each in threads)]
        return any(when == _AGAIN or now <= when < end for when in map(self._read, rows))

    def _read(self, row: int) -> float:
        try:
            data = os.pread(self.descriptor, _ROW.size, row * _ROW.size)
        except OSError:
            return _NEVER
        when: float = _ROW.unpack(data)[0] if len(data) == _ROW.size else _NEVER
        return when

    def _write(self, row: int, when: float) -> None:
        try:
            os.pwrite(self.descriptor, _ROW.pack(when), row * _ROW.size)
        except OSError:
            return
