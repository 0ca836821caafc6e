"""The one seam between mechanism and policy: an oracle that is asked which task runs next.

The execution asks at every scheduling point at which more than one task could go on. It never tells a strategy what
the program does: a strategy sees tasks, and the number of the decision. Budgets, fairness and recording are not its
business.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from grader.engine.task import Task


class Strategy(Protocol):
    """Decides which task runs next; deterministic in its seed and the questions it was asked."""

    def begin(self, execution: int) -> None:
        """Prepares for execution number ``execution`` (from 0): forgets the tasks of the last one."""

    def choose(self, candidates: Sequence[Task], current: Task | None) -> Task:
        """Returns one of ``candidates``. ``current`` is the task that asks, or None when it ended.

        ``current`` is among the candidates unless it has just blocked or ended. A candidate with a ``deadline`` is
        asleep or in a timed wait: to choose it means that its time passes now.
        """

    def end(self, steps: int) -> None:
        """Learns that the execution is over after ``steps`` scheduling points."""


def default_choice(candidates: Sequence[Task], current: Task | None) -> Task:
    """What happens when nobody decides: the current task goes on, else the oldest that can run, else the first to
    time out.

    Schedules record only departures from this rule, which keeps tokens short.
    """
    if current is not None and current in candidates:
        return current
    return min(candidates, key=_patience)


def _patience(task: Task) -> tuple[bool, float, int]:
    waits = task.deadline is not None
    return waits, task.deadline or 0.0, task.number
