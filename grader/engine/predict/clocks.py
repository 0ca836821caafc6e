"""Vector clocks (Mattern 1989; as FastTrack keeps them, Flanagan & Freund, PLDI 2009).

A clock says how far each task has come as far as its owner can know. A stamp freezes it: two steps are ordered when
the later one's clock has reached the moment of the earlier one.
"""

from __future__ import annotations

from typing import NamedTuple


class Stamp(NamedTuple):
    """When something happened: the task, its own time, and what it knew of all others."""

    task: int
    time: int
    known: tuple[int, ...]

    def before(self, other: Stamp) -> bool:
        """Whether this is ordered before ``other``, or is it."""
        return self.task < len(other.known) and self.time <= other.known[self.task]


class Clock:
    """The clock of one task. Its own time moves whenever others learn of it, so that they don't learn of what comes
    after."""

    __slots__ = ("_known", "_now", "_task")

    def __init__(self, task: int) -> None:
        self._task = task
        self._known = [0] * task + [1]
        self._now: Stamp | None = None

    def stamp(self) -> Stamp:
        """Now."""
        now = self._now
        if now is None:
            now = self._now = Stamp(self._task, self._known[self._task], tuple(self._known))
        return now

    def tell(self) -> Stamp:
        """Now, for others to learn; what comes after is later."""
        stamp = self.stamp()
        self._known[self._task] += 1
        self._now = None
        return stamp

    def learn(self, stamp: Stamp) -> None:
        """What happened up to ``stamp`` is before all that comes now."""
        known = self._known
        if stamp.task < len(known) and stamp.time <= known[stamp.task]:
            return  # and so is all that was known there
        if len(stamp.known) > len(known):
            known += [0] * (len(stamp.known) - len(known))
        for task, time in enumerate(stamp.known):
            if time > known[task]:
                known[task] = time
        self._now = None
