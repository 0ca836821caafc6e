"""The words that scenarios are written in; they stand in the scenario's namespace without an import.

They are part of the library, not of the program under test: nothing in here is torn by a scheduling point, except
where a function says that it waits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Self

from .settling import Settling
from .unwinding import Unwound

if TYPE_CHECKING:
    from .world import World


class Gauge:
    """A context manager that counts how many threads are inside; :attr:`peak` is the most there ever were."""

    def __init__(self, touched: Callable[[object], None] = lambda _: None) -> None:
        self.inside = 0
        self.peak = 0
        self._touched = touched

    def __enter__(self) -> Self:
        self._touched(self)
        self.inside += 1
        self.peak = max(self.peak, self.inside)
        return self

    def __exit__(self, *_: object) -> None:
        self._touched(self)
        self.inside -= 1


def attempt(function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> dict[str, Any]:
    """``{"value": result}``, or ``{"raised": class name}`` for any exception but those of a stub or of the engine."""
    try:
        return {"value": function(*args, **kwargs)}
    except (Unwound, NotImplementedError):
        raise
    except BaseException as error:  # noqa: BLE001 - "raises" means any BaseException
        return {"raised": type(error).__name__}


class Vocabulary:
    """The scenario's words, bound to one world."""

    def __init__(self, world: World) -> None:
        self._world = world

    def names(self) -> dict[str, Any]:
        """Every word by its name."""
        return {
            "Gauge": self.gauge,
            "attempt": attempt,
            "pause": self.pause,
            "run_together": self.run_together,
            "settle": self.settle,
            "threads_left": self.threads_left,
        }

    def gauge(self) -> Gauge:
        """A new gauge."""
        return Gauge(self._world.execution.touched)

    def run_together(self, jobs: Iterable[Callable[[], Any]]) -> list[Any]:
        """Runs each job on a thread of its own, waits for all, returns their results (None for one that raised)."""
        listed = list(jobs)
        results: list[Any] = [None] * len(listed)

        def work(index: int, job: Callable[[], Any]) -> None:
            results[index] = job()

        thread = self._world.module("threading").Thread
        first = len(self._world.execution.tasks)
        threads = [thread(target=work, args=(at, job), name=f"T{first + at}") for at, job in enumerate(listed)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        return results

    def pause(self) -> None:
        """A bare scheduling point."""
        self._world.execution.library_point()

    def settle(self, limit: int = 1_000) -> bool:
        """Waits until every other thread has ended or is blocked for good; False, and a ``busy-wait`` finding, if
        one still makes steps after ``limit`` scheduling points."""
        return Settling(self._world.execution, limit).wait()

    def threads_left(self) -> int:
        """How many threads beside the scenario's own are alive, daemons included."""
        execution = self._world.execution
        execution.counted()
        return sum(not task.ended for task in execution.tasks if task is not execution.current)
