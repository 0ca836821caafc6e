"""Cuts a failing schedule down: fewest departures from the default rule first, then departures outside the library.

Delta debugging (Zeller & Hildebrandt, TSE 2002) over the decisions of a schedule: chunks are left out, large ones
first, and each candidate is *run*; it is kept only if it ends as the original did, or alike, so minimising
never loses the finding. What an execution records while it follows a candidate replaces the candidate, which drops
decisions that never came up.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from .schedule import Schedule

_MOST_RUNS = 400
_MOST_SINGLES = 24


@dataclass(slots=True)
class Minimiser:
    """``still_fails(schedule)`` runs a candidate and returns the schedule it really took, or None when it ends
    otherwise."""

    still_fails: Callable[[Schedule], Schedule | None]
    runs: int = 0

    def minimise(self, schedule: Schedule) -> Schedule:
        """A schedule that fails in the same way, with no decision that could be left out alone."""
        if not schedule.decisions:
            return schedule
        best = self._consider(Schedule(), schedule) or self._single(schedule) or self._shrunk(schedule)
        return self._lifted(best)

    def _consider(self, candidate: Schedule, best: Schedule) -> Schedule | None:
        if self.runs >= _MOST_RUNS:
            return None
        self.runs += 1
        taken = self.still_fails(candidate)
        return taken if taken is not None and _cost(taken) < _cost(best) else None

    def _single(self, schedule: Schedule) -> Schedule | None:
        """A schedule of one decision, at a place where this one has one, whoever is chosen there."""
        if len(schedule.decisions) < 2:
            return None
        tasks = sorted({each.choice for each in schedule.decisions} | {each.task for each in schedule.decisions})
        for decision in schedule.decisions[:_MOST_SINGLES]:
            for choice in tasks:
                better = self._consider(Schedule((replace(decision, choice=choice),)), schedule)
                if better is not None:
                    return better
        return None

    def _shrunk(self, schedule: Schedule) -> Schedule:
        best = schedule
        size = max(len(best.decisions) // 2, 1)
        while best.decisions:
            smaller = self._pass(best, size)
            if smaller is None and size == 1:
                break
            best = smaller or best
            size = max(min(size, len(best.decisions)) // (1 if smaller else 2), 1)
        return best

    def _pass(self, best: Schedule, size: int) -> Schedule | None:
        found = None
        start = 0
        while start < len(best.decisions):
            smaller = self._consider(best.without(start, start + size), best)
            if smaller is None:
                start += size
            else:
                best = found = smaller
        return found

    def _lifted(self, best: Schedule) -> Schedule:
        """Moves decisions out of the standard library to a scheduling point of the program, where that fails too."""
        for index, decision in enumerate(best.decisions):
            if decision.kind != "l":
                continue
            for ops in (decision.ops + 1, decision.ops):
                moved = replace(decision, kind="", count=0, ops=ops)
                candidate = Schedule((*best.decisions[:index], moved, *best.decisions[index + 1 :]))
                better = self._consider(candidate, best)
                if better is not None:
                    return self._lifted(better)
        return best


def _cost(schedule: Schedule) -> tuple[int, int]:
    return len(schedule.decisions), sum(decision.kind == "l" for decision in schedule.decisions)
