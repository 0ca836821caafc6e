"""Settling: a scenario waits until every other thread has ended or is blocked for good, or finds out that one
spins.

The strategy schedules the first half of the allowance, fair turns the second: a thread that is still making steps
then does not wait for anything that another could give it. That is what the ``busy-wait`` finding rests on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .strategies.fair import FairTurns
from .task import Task

if TYPE_CHECKING:
    from .execution import Execution


class Settling:
    """One call of ``settle``: the settling task sleeps until the others are at rest, or ``limit`` steps have
    passed."""

    def __init__(self, execution: Execution, limit: int) -> None:
        self._execution = execution
        self._task = execution.current
        self._half = max(limit // 2, 1)
        self._fairly = False
        self._ops: dict[int, int] = {}
        self.at_rest = True
        self.until = execution.steps + self._half

    def wait(self) -> bool:
        """Suspends the calling task; returns whether the others came to rest."""
        execution = self._execution
        was = execution.policy()
        execution.settling = self
        execution.set_alarm()
        execution.block(None)
        execution.settling = None
        execution.restore(was)
        return self.at_rest

    def settled(self) -> Task:
        """Nobody else can run: the settling task can."""
        self._execution.runnable.append(self._task)
        return self._task

    def lasted(self) -> None:
        """The allowance is used up: the first half, then all of it."""
        if not self._fairly:
            self.turn_fair()
            return
        few = self._half // 20
        tasks = self._execution.tasks
        self._execution.spinning += [task for task in tasks if task.ops - self._ops.get(task.number, 0) > few]
        self.give_up()

    def turn_fair(self) -> None:
        """The second half begins, in fair turns."""
        execution = self._execution
        self._fairly = True
        self._ops = {task.number: task.ops for task in execution.tasks}
        execution.follow(FairTurns(execution), fair=True)
        self.until = execution.steps + self._half

    def give_up(self) -> None:
        """The settling task goes on, though others have not come to rest."""
        self.at_rest = False
        self.until = 1 << 60
        self._execution.runnable.append(self._task)
