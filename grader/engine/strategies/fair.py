"""The fair continuation: how an execution goes on once it has become long.

A thread that spins must not turn every schedule into a hang (CHESS, *Fair stateless model checking*, PLDI 2008,
makes the same point). Each candidate gets a turn of random length before anyone gets a second one; turns are
random, for in strict round-robin two threads that back off in step would do so for ever. Time passes too, a little
at each decision and ever faster, so a thread that waits for the clock by polling it gets there.

The turns derive from a seed. Were they always the same, a program that spins on the clock before each step would meet
one schedule only, and hide its races.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TYPE_CHECKING

from grader.engine.task import Task

if TYPE_CHECKING:
    from grader.engine.timeline import Timeline

_TICK = 1 / 1024
_LONGEST_TURN = 12


class FairTurns:
    """Chooses so that no candidate is passed over more than once per round; sleepers count once their time has
    come."""

    def __init__(self, timeline: Timeline, seed: int = 0) -> None:
        self._timeline = timeline
        self._random = Random(seed)
        self._served: set[int] = set()
        self._left = 0
        self._decisions = 0

    def begin(self, execution: int) -> None:
        """Starts a new round."""
        self._served.clear()

    def choose(self, candidates: Sequence[Task], current: Task | None) -> Task:
        """Keeps the current task for the rest of its turn, then serves one that had none in this round."""
        self._decisions += 1
        self._timeline.creep(_TICK * (1 + self._decisions // 100))
        awake = self._awake(candidates)
        if self._left > 0 and current is not None and current in awake:
            self._left -= 1
            return current
        waiting = [task for task in awake if task.number not in self._served]
        if not waiting:
            self._served.clear()
            waiting = awake
        chosen = waiting[int(self._random.random() * len(waiting))]
        self._served.add(chosen.number)
        self._left = int(self._random.random() * _LONGEST_TURN)
        return chosen

    def end(self, steps: int) -> None:
        """Learns nothing."""

    def _awake(self, candidates: Sequence[Task]) -> list[Task]:
        now = self._timeline.clock
        awake = [task for task in candidates if task.deadline is None or task.deadline <= now]
        return awake or [min(candidates, key=lambda task: (task.deadline or 0.0, task.number))]
