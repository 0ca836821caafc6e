"""An execution that tells its witness when a task goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from grader.engine.execution import Execution
from grader.engine.locks import Lock
from grader.engine.task import Task

from .witness import Witness


class ObservedExecution(Execution):
    """Passes the same scheduling points as any other execution of the program, and asks for the same decisions."""

    witness: Witness

    def pass_value(self, site: int, value: Any) -> Any:
        """A scheduling point in instrumented code; a new event begins after it."""
        Execution.pass_value(self, site, value)  # which is found faster than by super()
        self.witness.begins(self.current, own=True)
        return value

    def library_point(self) -> None:
        """A scheduling point inside the library; a new event begins after it."""
        super().library_point()
        self.witness.begins(self.current)

    def give_way(self) -> None:
        """A decision; a new event begins after it."""
        super().give_way()
        self.witness.begins(self.current)

    def block(self, lock: Lock | None, timeout: float | None = None, *, then: Task | None = None) -> bool:
        """Suspends the current task; the witness hears of it as a recorder does."""
        task = self.current
        woken = super().block(lock, timeout, then=then)
        if not woken and lock is not None:
            self.witness.tried(task, lock)
        return woken

    def enable(self, task: Task) -> None:
        """Makes a waiting task a candidate."""
        super().enable(task)
        self.witness.enabled(task)

    def told_time(self) -> float:
        """The clock, for the program."""
        self.witness.told_time()
        return super().told_time()

    def touched(self, value: object) -> None:
        """Code of the engine that works for the program changed ``value``."""
        self.witness.touched(value)

    def met(self) -> None:
        """The current task has waited for all others."""
        self.witness.met()

    def counted(self) -> None:
        """Code of the engine that works for the program looked at which tasks are alive."""
        self.witness.counted()

    def _live(self, task: Task, body: Callable[[], object]) -> None:
        self.witness.begins(task)
        super()._live(task, body)
