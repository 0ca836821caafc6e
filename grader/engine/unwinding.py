"""Ends what is left of an execution that is over, whatever the program does against it.

An exception is thrown into each task, again at every scheduling point that it reaches, so that ``finally`` blocks
run and locks are given back. A task that swallows it again and again is left where it is, and its greenlet is never
used again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.engine.carriers import Carriers

if TYPE_CHECKING:
    from grader.engine.execution import Execution

_STUBBORN = 64
"""How often a task may swallow its unwinding before it is left where it is."""

_ENDLESS = 1 << 60


class Unwound(BaseException):
    """Thrown into the tasks of an execution that is over, to run their ``finally`` blocks. Never seen by a
    strategy."""


def unwind_again(execution: Execution) -> None:
    """The current task reached a point although it was unwound: once more, or never again. Raises Unwound."""
    task = execution.current
    task.unwound += 1
    if task.unwound > _STUBBORN:
        task.abandoned = True
        execution.hub.switch()
    raise Unwound


def unwind(execution: Execution, carriers: Carriers) -> None:
    """Ends every task that is left, and gives back the carriers of those that ended."""
    execution.stopped = execution.stopped or "done"
    execution.alarm = -1
    for task in list(execution.tasks):
        if task.started and not task.ended and not task.abandoned:
            execution.current = task
            task.greenlet.throw(Unwound)
        if not task.abandoned:
            carriers.give_back(task.carrier)
    execution.runnable.clear()
    execution.timed.clear()
    execution.alarm = _ENDLESS
