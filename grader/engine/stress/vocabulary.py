"""The words of scenarios (see :mod:`grader.engine.vocabulary`), on real threads."""

from __future__ import annotations

import _thread as real
import contextlib
import threading
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Self

from grader.engine import vocabulary

if TYPE_CHECKING:
    from .ground import Ground


_START_LIMIT = 5.0


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


class Vocabulary(vocabulary.Vocabulary):
    """The scenario's words, bound to the ground that a run stands on."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)  # type: ignore[arg-type]  # a world, as far as most words need one
        self._ground = ground

    def names(self) -> dict[str, Any]:
        """Every word by its name."""
        return {**super().names(), "Gauge": Gauge}

    def run_together(self, jobs: Iterable[Callable[[], Any]]) -> list[Any]:
        """Runs each job on a thread of its own, waits for all, returns their results (None for one that raised)."""
        listed = list(jobs)
        if not self._ground.execution.noise.together or not listed:
            return super().run_together(listed)
        line = threading.Barrier(len(listed))  # the real module's: no part of the program that is watched

        def from_the_line(job: Callable[[], Any]) -> Callable[[], Any]:
            def start() -> Any:
                with contextlib.suppress(threading.BrokenBarrierError):
                    line.wait(_START_LIMIT)
                return job()

            return start

        return super().run_together(map(from_the_line, listed))

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
