"""PCT: random priorities with *d − 1* random change points.

Burckhardt, Kothari, Musuvathi & Nagarakatte, *A randomized scheduler with probabilistic guarantees of finding bugs*
(ASPLOS 2010), section 3: a bug of depth *d* in a program of *n* threads and *k* steps is found with probability at
least 1/(n·k^(d−1)) per execution.

Departures: *k* is not given but learnt from the executions so far; tasks get their priority when they
are first seen, not at the start; and a task chosen in order to let its sleep or timeout pass drops to the lowest
priority half of the time, for a loop that polls with a short sleep would otherwise starve everybody else.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from grader.engine.task import Task


class PCT:
    """Runs the candidate with the highest priority; at ``depth - 1`` random steps the running one drops to the
    lowest."""

    def __init__(self, seed: int, depth: int = 3, length: float = 0) -> None:
        self._seed = seed
        self._depth = depth
        self._length = length
        self._random = Random(seed)
        self._priorities: dict[int, float] = {}
        self._changes: set[int] = set()
        self._decisions = 0
        self._floor = 0.0

    def begin(self, execution: int) -> None:
        """Draws the change points of this execution."""
        self._random = Random((self._seed * 31 + self._depth) * 1_000_003 + execution)
        self._priorities = {}
        self._decisions = 0
        self._floor = 0.0
        span = max(int(1.2 * self._length), self._depth, 2)
        self._changes = {self._random.randrange(span) for _ in range(self._depth - 1)}

    def choose(self, candidates: Sequence[Task], current: Task | None) -> Task:
        """Gives new tasks a random priority, then picks the highest."""
        priorities = self._priorities
        if self._decisions in self._changes and current is not None and current.number in priorities:
            self._demote(current)
        self._decisions += 1
        best = None
        highest = -1e9
        for task in candidates:
            priority = priorities.get(task.number)
            if priority is None:
                priority = priorities[task.number] = self._random.random()
            if priority > highest:
                best, highest = task, priority
        assert best is not None, "a strategy is asked only when there is a candidate"
        if best.deadline is not None and self._random.random() < 0.5:
            self._demote(best)
        return best

    def end(self, steps: int) -> None:
        """Lets change points reach a little beyond a usual execution, counted in decisions.

        An average, not the longest: one execution in which a thread spins must not spread all later change points thin.
        """
        seen = self._decisions or steps / 2
        self._length = seen if not self._length else 0.75 * self._length + 0.25 * seen

    def _demote(self, task: Task) -> None:
        self._floor -= 1.0
        self._priorities[task.number] = self._floor
