"""The words of scenarios (see :mod:`grader.engine.vocabulary`), on real threads."""

from __future__ import annotations

import _thread as real
import contextlib
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Self

from grader.engine import vocabulary
from grader.engine.calls import Calls, Company
from grader.engine.task import Task

if TYPE_CHECKING:
    from .ground import Ground


_START_LIMIT = 5.0
_LOOK = 0.0005


class Gauge(vocabulary.Gauge):
    """Counts how many threads are inside; a real thread can be interrupted while it counts."""

    def __init__(self) -> None:
        super().__init__()
        self._mutex = real.allocate_lock()

    def __enter__(self) -> Self:
        with self._mutex:
            return super().__enter__()

    def __exit__(self, *error: object) -> None:
        with self._mutex:
            super().__exit__(*error)


class RealCompany(Company):
    """Waits for threads that make calls, on real threads."""

    def __init__(self, ground: Ground, calls: Calls) -> None:
        super().__init__(ground.execution, calls)  # type: ignore[arg-type]  # an execution, as far as need be
        self._monitor = ground.execution
        self._mutex = real.allocate_lock()

    def done(self) -> None:
        """One thread has nothing left to call."""
        with self._mutex:
            self._left -= 1

    def wait(self) -> bool:
        """Returns True once the others are done, or can't move any more; a run that goes on for ever is ended from
        outside."""
        me = self._monitor.current
        while self._left and not self._monitor.at_rest(me):
            time.sleep(_LOOK)
        return True


class Vocabulary(vocabulary.Vocabulary):
    """The scenario's words, bound to the ground that a run stands on."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)  # type: ignore[arg-type]  # a world, as far as most words need one
        self._ground = ground

    def names(self) -> dict[str, Any]:
        """Every word by its name."""
        return {**super().names(), "Gauge": Gauge}

    def _lined_up(self, jobs: list[Callable[[], Any]]) -> list[Callable[[], Any]]:
        if not self._ground.execution.noise.together or not jobs:
            return jobs
        line = threading.Barrier(len(jobs))  # the real module's: no part of the program that is watched

        def from_the_line(job: Callable[[], Any]) -> Callable[[], Any]:
            def start() -> Any:
                with contextlib.suppress(threading.BrokenBarrierError):
                    line.wait(_START_LIMIT)
                return job()

            return start

        return list(map(from_the_line, jobs))

    def _begun(self, caller: Task, call: str, calls: Calls) -> None:
        self._ground.execution.current.calling = call

    def _company(self, calls: Calls) -> Company:
        return RealCompany(self._ground, calls)

    def settle(self, limit: int = 1_000) -> bool:
        """Waits until every other thread has ended or is blocked for good; False, and a ``busy-wait`` finding, if
        one has made more than ``limit`` steps meanwhile and goes on."""
        monitor = self._ground.execution
        me = monitor.current
        before = {task.number: task.ops for task in monitor.tasks}
        while not monitor.at_rest(me):
            time.sleep(0.001)
            busy = [task for task in monitor.tasks if task is not me and task.ops - before.get(task.number, 0) > limit]
            if busy:
                monitor.spinning += busy
                return False
        return True
