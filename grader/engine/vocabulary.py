"""The words that scenarios are written in; they stand in the scenario's namespace without an import.

They are part of the library, not of the program under test: nothing in here is torn by a scheduling point, except
where a function says that it waits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Self

from .calls import Asked, Calls, Company
from .settling import Settling
from .task import Task
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
            "history_of": self.history_of,
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
        listed = self._lined_up(list(jobs))
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

    def history_of(
        self,
        target: Any,
        calls: Sequence[Sequence[Asked]],
        *,
        before: Sequence[Asked] = (),
        after: Sequence[Asked] = (),
    ) -> list[dict[str, Any]]:
        """Has ``target`` called by one thread per list in ``calls``, ``("put", 1)`` for a method and ``"value"`` for
        an attribute; returns what each call came to and in what order they were made, see
        :mod:`grader.engine.calls`.

        ``before`` and ``after`` are calls that one thread makes before the others start, and when they have done.
        Calls that wait for ever, or never come to an end, are left pending.
        """
        made = Calls(target)
        company = self._company(made)
        at_rest = True
        together = {f"T{number}": asked for number, asked in enumerate(calls, 1)}
        for crew in ({"before": before}, together, {"after": after}):
            if any(crew.values()):
                self._launch(made, {name: asked for name, asked in crew.items() if asked}, company)
                at_rest = company.wait()
        return made.history("blocked" if at_rest else "running")

    def _launch(self, calls: Calls, crew: dict[str, Sequence[Asked]], company: Company) -> None:
        """Starts a thread per entry of ``crew``."""
        caller = self._world.execution.current

        def begun(call: str) -> None:
            self._begun(caller, call, calls)

        def work_of(job: Callable[[], None]) -> Callable[[], None]:
            def work() -> None:
                job()
                company.done()

            return work

        company.expect(len(crew))
        jobs = [work_of(calls.job(name, asked, self.pause, begun)) for name, asked in crew.items()]
        thread = self._world.module("threading").Thread
        for name, job in zip(crew, self._lined_up(jobs), strict=True):
            thread(target=job, name=name).start()

    def _company(self, calls: Calls) -> Company:
        return Company(self._world.execution, calls)

    def _begun(self, caller: Task, call: str, calls: Calls) -> None:
        """The current task begins ``call``, which ``caller`` has asked for; empty when it has returned."""
        execution = self._world.execution
        if execution.stopped:
            return  # what a call comes to as it is unwound is not its outcome
        execution.current.calling = call
        if execution.recorder is not None:
            execution.recorder.called(caller, call, calls)

    def _lined_up(self, jobs: list[Callable[[], Any]]) -> list[Callable[[], Any]]:
        """The jobs, made to begin together where that takes more than to start them."""
        return jobs

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
