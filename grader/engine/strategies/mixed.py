"""A sample: a fixed rotation of strategies, since none finds everything.

The first execution follows the default rule (no preemption), so that what always fails is found at once and shown
without noise. After it come, in turn, PCT at several depths, random walks that change their mind at every point or
now and then, and selectively uniform walks over what threads are known to share. The mix is a function of the seed,
the execution's number and what is known.
"""

from __future__ import annotations

from collections.abc import Sequence

from grader.engine.task import Task

from .base import Strategy, default_choice
from .interest import Interest
from .pct import PCT
from .random_walk import RandomWalk
from .surw import SURW


class Straight:
    """Follows the default rule: every thread runs until it blocks or ends."""

    def begin(self, execution: int) -> None:
        """Nothing to prepare."""

    def choose(self, candidates: Sequence[Task], current: Task | None) -> Task:
        """Keeps the current task, else the oldest."""
        return default_choice(candidates, current)

    def end(self, steps: int) -> None:
        """Learns nothing."""


class Mixed:
    """Delegates each execution to one of its strategies, in rotation."""

    def __init__(self, seed: int, interest: Interest | None = None) -> None:
        interest = interest or Interest()
        self._first = Straight()
        self._rotation: tuple[Strategy, ...] = (
            PCT(seed, depth=2),
            RandomWalk(seed, stay=0.5),
            SURW(seed, interest),
            PCT(seed, depth=3),
            RandomWalk(seed + 1, stay=0.9),
            PCT(seed + 1, depth=1),
            RandomWalk(seed + 2),
            SURW(seed + 1, interest),
            PCT(seed + 2, depth=2),
            PCT(seed + 3, depth=4),
        )
        self._current: Strategy = self._first
        self.choose = self._first.choose

    def begin(self, execution: int) -> None:
        """Picks the strategy whose turn it is."""
        self._current = self._rotation[execution % len(self._rotation)] if execution else self._first
        self._current.begin(execution)
        self.choose = self._current.choose

    def end(self, steps: int) -> None:
        """Tells every strategy, so that all learn the length of executions."""
        for strategy in self._rotation:
            strategy.end(steps)
