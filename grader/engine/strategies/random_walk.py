"""A random walk: every candidate is equally likely at every scheduling point, or the current task is kept more
often.

Thomson, Donaldson & Betts (*Concurrency testing using controlled schedulers*, TOPC 2016) found the plain random
walk a strong baseline. ``stay`` departs from it: with this probability the current task goes on without a draw,
which reaches deep into one thread and makes schedules with few switches as likely as those with many.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from grader.engine.task import Task


class RandomWalk:
    """Chooses uniformly among the candidates, after keeping the current one with probability ``stay``."""

    def __init__(self, seed: int, stay: float = 0.0) -> None:
        self._seed = seed
        self._stay = stay
        self._random = Random(seed).random

    def begin(self, execution: int) -> None:
        """Reseeds from the seed and the execution's number, so that each execution can be repeated alone."""
        self._random = Random(self._seed * 1_000_003 + execution).random

    def choose(self, candidates: Sequence[Task], current: Task | None) -> Task:
        """Draws once or twice per decision."""
        stay = self._stay
        if stay and current is not None and self._random() < stay and current in candidates:
            return current
        return candidates[int(self._random() * len(candidates))]

    def end(self, steps: int) -> None:
        """Learns nothing."""
