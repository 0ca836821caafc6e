"""Who can run, who waits for time to pass, and what time it is.

A task is runnable, waits for something with or without a deadline, or has ended. Under the adversarial clock those
with a deadline are candidates too (``sleepers``): a thread may be delayed for any length of time, so time may pass
for the others. Under the fair clock time passes only when no task can run.
"""

from __future__ import annotations

import math

from grader.engine.task import Task

START = 1_000_000.0
"""Where the virtual monotonic clock begins, in seconds."""


_PATIENCE = 200
"""How often tasks may be woken by the clock until they oversleep."""

_TICK = 1 / 1024


class Timeline:
    """The sets of tasks and the clock of one execution."""

    def __init__(self, *, adversarial: bool) -> None:
        self.clock = START
        self.runnable: list[Task] = []
        self.timed: list[Task] = []
        self.sleepers: list[Task] = self.timed if adversarial else []
        self._naps = 0

    def enable(self, task: Task) -> None:
        """Makes a waiting task a candidate; what it waits for may be taken by another all the same."""
        if task.deadline is not None and task in self.timed:
            self.timed.remove(task)
        self.runnable.append(task)

    def disable(self, task: Task) -> None:
        """Takes an enabled task back: what it waits for was taken by another."""
        self.runnable.remove(task)
        if task.deadline is not None:
            self.timed.append(task)

    def expire(self, chosen: Task) -> None:
        """Lets time pass until ``chosen`` wakes up, and with it everybody who is due by then.

        Where that happens again and again, as when threads poll, sleeps last ever longer: a sleep promises only a
        minimum, and those who sleep longer get their turn.
        """
        assert chosen.deadline is not None, "only a timed task expires"
        self.clock = max(self.clock, chosen.deadline)
        self._wake_due()
        self._naps += 1
        if self._naps > _PATIENCE and self.sleepers is self.timed:
            self.pass_ever_more_time(self._naps - _PATIENCE)

    def told_time(self) -> float:
        """The clock, for a program that reads it."""
        return self.clock

    def creep(self, seconds: float) -> None:
        """Moves the clock while threads run, never past a deadline: whoever is due must get a turn before the next
        one is."""
        due = min((task.deadline for task in self.timed if task.deadline is not None), default=math.inf)
        self.clock = max(self.clock, min(self.clock + seconds, due))

    def pass_ever_more_time(self, turn: int) -> None:
        """Moves the clock, at each turn by twice as much as before, and wakes those whose time has come; nobody else
        runs now."""
        self.creep(_TICK * 2 ** min(turn, 20))
        self._wake_due()

    def _wake_due(self) -> None:
        for task in [each for each in self.timed if each.deadline is not None and each.deadline <= self.clock]:
            self.timed.remove(task)
            task.deadline = None
            task.timed_out = True
            self.runnable.append(task)
            if task.waiting is not None:
                task.waiting.forget(task)
