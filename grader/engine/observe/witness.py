"""Writes down the events of one execution. It stands where a recorder stands, and is told the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Literal

from grader.engine.locks import Lock
from grader.engine.task import Task
from grader.engine.trace import Trace

from .events import CLOCK, READ, TASKS, UPDATE, WHOLE, WRITE, Access, Event, Op
from .things import Things
from .touching import Touching

if TYPE_CHECKING:
    from grader.engine.calls import Calls

    from .observed import ObservedExecution


class Witness:
    """The events of one execution, in order; complete but for the last one while it runs. ``referents`` tells what an
    iterator stands on.

    ``strict`` makes all that moves or reads the clock depend on each other, as it does where times are compared or
    waits can time out; elsewhere sleeping threads don't see each other.
    """

    def __init__(
        self, execution: ObservedExecution, files: Iterable[str], referents: Callable[..., list[Any]]
    ) -> None:
        self._execution = execution
        self.things = Things()
        self.touching = Touching(self.things, files, self.note, referents)
        self.strict = False
        self.events: list[Event] = []
        self.fair = False
        """Whether a part was scheduled in fair turns, which are not searched."""
        self.timed = False
        """Whether the clock was read, or a wait for a lock had a deadline."""
        self.threads: list[str] = []
        self.locks: list[Lock] = []
        self._current: dict[int, Event] = {}
        self._sticky: dict[int, list[Access]] = {}
        self._calls: dict[int, tuple[str, int]] = {}
        self._last: dict[int, int] = {}
        self._causes: dict[int, list[int]] = {}
        self._idlers: set[int] = set()
        self._idle = Event(-1, -1, (), all_before=False)

    # -- events -----------------------------------------------------

    def begins(self, task: Task, *, own: bool = False) -> None:
        """``task`` goes on: what it does from now on is a new event. ``own`` code, or the library on its behalf."""
        if self._execution.fair:
            if not self._execution.main_ended:
                self.fair = True
            self._current[task.number] = self._idle
            return
        causes = self._causes.pop(task.number, [])
        event = Event(task.number, task.site, tuple(each for each in causes if each >= 0), all_before=-1 in causes)
        self._current[task.number] = event
        self._last[task.number] = len(self.events)
        self.events.append(event)
        if own:
            self._sticky.pop(task.number, None)
            self._calls.pop(task.number, None)
        else:
            event.accesses += self._sticky.get(task.number, ())
            event.call = self._calls.get(task.number)

    def note(self, access: Access) -> None:
        """The current task makes an access."""
        accesses = self._event.accesses
        if not accesses or accesses[-1] != access:
            accesses.append(access)

    @property
    def _event(self) -> Event:
        return self._current.get(self._execution.current.number, self._idle)

    def calls(self) -> None:
        """The current task is about to call what was noted last."""
        task = self._execution.current.number
        self._sticky[task] = self.touching.sticky
        if self.touching.called is not None:
            self._event.call = self._calls[task] = self.touching.called

    # -- what the execution and its locks tell ----------------------

    def acquired(self, task: Task, lock: Lock, insists: bool = True) -> None:
        """``task`` took ``lock``; unless it ``insists``, it would not have waited for ever."""
        self._lock(task, lock, "A" if insists else "T", took=True)

    def tried(self, task: Task, lock: Lock) -> None:
        """``task`` found ``lock`` held, or looked at it."""
        self._lock(task, lock, "T")

    def released(self, task: Task, lock: Lock) -> None:
        """``task`` freed ``lock``."""
        self._lock(task, lock, "R")

    def _lock(self, task: Task, lock: Lock, kind: Literal["A", "R", "T", "B"], *, took: bool = False) -> None:
        if lock.quiet:  # the library's own, for its bookkeeping: nothing can happen while it is held
            return
        event = self._current.get(task.number, self._idle)
        event.locks.append(Op(self.things.number(lock), kind, took, len(event.accesses)))

    def blocked(self, task: Task) -> None:
        """``task`` can't go on."""
        if task.waiting is not None:
            self._lock(task, task.waiting, "B")
        elif task.deadline is None:
            self._idlers.add(task.number)
        if task.deadline is not None:
            self._time(waits=task.waiting is not None)
            if self._execution.sleepers is not self._execution.timed:
                self.touching.unsure = True  # on the fair clock, whether its time passes depends on everybody else

    def woken(self, task: Task) -> None:
        """``task`` goes on, after :meth:`blocked`."""
        if task.number in self._idlers:  # woken by nobody: it waited for all others to come to rest
            self._idlers.discard(task.number)
            self._causes.setdefault(task.number, [-1])
        self.begins(task)
        if task.timed_out:
            self._time(waits=False)

    def enabled(self, task: Task) -> None:
        """The current task made ``task`` a candidate."""
        if task.waiting is None:
            self._causes.setdefault(task.number, []).append(self._last.get(self._execution.current.number, -1))

    def spawned(self, task: Task) -> None:
        """The current task made ``task``."""
        self._causes[task.number] = [self._last.get(self._execution.current.number, -1)]
        self.note(Access(TASKS, "order", WRITE))
        self.note(Access(TASKS, "living", UPDATE))

    def ended(self, task: Task) -> None:
        """``task`` is over."""
        event = self._current.get(task.number, self._idle)
        event.accesses.append(Access(TASKS, "living", UPDATE))
        if task.thread is not None:
            event.accesses.append(Access(self.things.state(task.thread), "is_alive", UPDATE))

    def called(self, caller: Task, call: str, calls: Calls) -> None:
        """A history tells which calls had returned before others began, and nothing else of their order."""
        self.note(Access(self.things.state(calls), "order", READ if call else UPDATE))
        if call:
            self.touching.asked(calls.target, call.partition("(")[0])

    def died(self, task: Task, error: BaseException) -> None:
        """``task`` ended with an exception; that is no access."""

    def close(self) -> None:
        """Keeps what the threads were called, and all the locks: the execution is about to drop them."""
        self.threads = [task.name for task in self._execution.tasks]
        self.locks = list(self._execution.locks)
        self._current.clear()  # what unwinding gives back was held to the end

    def dismiss(self) -> None:
        """Lets go of the program's objects, so that they die within the search: events and their numbers stay."""
        self.things.forget()
        self.locks.clear()

    def trace(self) -> Trace:
        """A witness keeps nothing for people."""
        return Trace((), (), 0)

    # -- time -------------------------------------------------------

    def _time(self, *, waits: bool) -> None:
        if waits:
            self.timed = True
        self.note(Access(CLOCK, WHOLE, WRITE if self.strict else UPDATE))

    def told_time(self) -> None:
        """The current task read the clock."""
        self.timed = True
        self.note(Access(CLOCK, WHOLE, READ))

    def touched(self, value: object) -> None:
        """Code of the engine that works for the program changed ``value``."""
        self.note(Access(self.things.state(value), WHOLE, WRITE))

    def met(self) -> None:
        """The current task has waited for all others."""
        self._event.all_before = True

    def counted(self) -> None:
        """The current task looked at which tasks are alive."""
        self.note(Access(TASKS, "living", READ))
