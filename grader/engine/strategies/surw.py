"""Selectively uniform random walk: every order of the *interesting* events is about equally likely.

Zhao, Wolff, Mathur & Roychoudhury (*Selectively uniform concurrency testing*, ASPLOS 2025). A random walk favours
orders in which long threads come last; weighing each task by the interesting events it still has before it evens that
out. Which events are interesting is chosen anew for each execution: the accesses to one shared thing, as a first
execution has shown them; the other events are scheduled at random and don't distort the draw.

Departures: events are told apart by their place in the source, so that no execution but the first need be observed;
a task that doesn't exist yet can be intended itself, where the paper counts its weight in its parent's.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from random import Random

from grader.engine.task import Task

from .interest import Interest
from .random_walk import RandomWalk


class SURW:
    """Draws whose interesting event comes next, and lets it come. A plain random walk while nothing is known."""

    def __init__(self, seed: int, interest: Interest) -> None:
        self._seed = seed
        self._interest = interest
        self._walk = RandomWalk(seed)
        self._random = Random(seed)
        self._sites: frozenset[int] = frozenset()
        self._left: dict[int, int] = {}
        self._intended = -1

    def begin(self, execution: int) -> None:
        """Picks one shared thing."""
        self._walk.begin(execution)
        self._random = Random(self._seed * 1_000_003 + execution)
        self._sites, self._left = self._interest.pick(self._random)
        self._intended = -1

    def choose(self, candidates: Sequence[Task], current: Task | None) -> Task:
        """Any task that comes to nothing interesting, or the intended one."""
        if not self._sites:
            return self._walk.choose(candidates, current)
        if self._intended < 0:
            self._intend(self._left)
        free = [each for each in candidates if each.site not in self._sites or each.number == self._intended]
        if not free:  # the intended one waits for something, or will never be
            self._intend([each.number for each in candidates])
            free = [each for each in candidates if each.number == self._intended]
        chosen = free[int(self._random.random() * len(free))]
        if chosen.number == self._intended and chosen.site in self._sites:
            self._left[chosen.number] = max(0, self._left.get(chosen.number, 0) - 1)
            self._intended = -1
        return chosen

    def _intend(self, numbers: Collection[int]) -> None:
        """Draws whose interesting event comes next, by how many each has left; it may be a task yet to start."""
        weights = [self._left.get(each, 0) for each in numbers]
        if not any(weights):
            weights = [1] * len(weights)
        self._intended = self._random.choices(list(numbers), weights)[0]

    def end(self, steps: int) -> None:
        """Learns nothing."""
