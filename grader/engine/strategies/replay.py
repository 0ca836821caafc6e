"""Replay: follows a recorded schedule, and keeps to the default rule wherever the schedule says nothing.

A replay *diverges* when a decision of the schedule never comes up, or asks for a task that can't run: the program
has changed, or depends on something that the simulation doesn't control. Nothing is forced then;
:attr:`Replay.diverged` says it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from grader.engine.schedule import Decision, Schedule
from grader.engine.task import Task

from .base import default_choice

if TYPE_CHECKING:
    from grader.engine.execution import Execution


class Replay:
    """Answers with the recorded choice at each recorded decision, by default elsewhere."""

    def __init__(self, schedule: Schedule) -> None:
        self._choices = schedule.choices()
        self._left = dict(self._choices)
        self._refused: list[Decision] = []
        self.execution: Execution | None = None

    def begin(self, execution: int) -> None:
        """Starts over."""
        self._left = dict(self._choices)
        self._refused = []

    def choose(self, candidates: Sequence[Task], current: Task | None) -> Task:
        """Returns the recorded task if it is a candidate."""
        assert self.execution is not None, "a replay is bound to its execution"
        key = self.execution.decision
        wanted = self._left.pop(key, None) if key is not None else None
        if wanted is None:
            return default_choice(candidates, current)
        for task in candidates:
            if task.number == wanted:
                return task
        assert key is not None
        self._refused.append(Decision(*key, wanted))
        return default_choice(candidates, current)

    def end(self, steps: int) -> None:
        """Learns nothing."""

    @property
    def diverged(self) -> str:
        """Where the replay left the schedule, in words; empty when it followed it to the end."""
        if self._refused:
            first = self._refused[0]
            return f"thread {first.choice} could not run where the schedule wants it (after {first.place})"
        if self._left:
            key, wanted = next(iter(self._left.items()))
            return f"the schedule's switch to thread {wanted} never came up ({Decision(*key, wanted).place})"
        return ""
