"""Writes down the events of one execution. It stands where a recorder stands, and is told the same."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterable, Sequence
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
        self._execution: ObservedExecution = weakref.proxy(execution)  # which knows its witness: no circle
        self.things = Things()
        self.touching = Touching(self.things, files, referents)
        self.strict = False
        self.events: list[Event] = []
        self.fair = False
        """Whether a part was scheduled in fair turns, which are not searched."""
        self.timed = False
        """Whether the clock was read, or a wait for a lock had a deadline."""
        self.threads: list[str] = []
        self.locks: list[Lock] = []
        self.awake = True
        """Whether what the current task touches must be looked at."""
        self.strayed = False
        """Whether the execution did not begin as it was to."""
        self._ahead: list[Event] = []
        self._latest: dict[int, Event] = {}
        self._causes: dict[int, list[int]] = {}
        self._idlers: set[int] = set()
        self._event = Event(-1, -1)
        self._numbered = len(self.things.kept)

    # -- events -----------------------------------------------------

    def follow(self, past: Sequence[Event]) -> None:
        """The execution is to begin with the events of another. They are taken over as they are; only what gives
        numbers to objects is looked at once more, for these are others."""
        self._ahead = list(reversed(past))

    def stray(self) -> None:
        """The execution does not do what it did before: from now on it is written down itself."""
        self.strayed = True
        self._ahead.clear()

    def begins(self, task: Task, *, own: bool = False) -> None:
        """``task`` goes on: what it does from now on is a new event. ``own`` code, or the library on its behalf."""
        if self._execution.fair:
            if not self._execution.main_ended:
                self.fair = True
            self._make(task, own=own)
            return
        number = task.number
        if self._ahead:
            event = self._ahead.pop()
            if event.task == number and event.site == task.site:
                self._latest[number] = event
                self.awake = event.numbers
                self.events.append(event)
                self._causes.pop(number, None)
                return
            self.stray()
        numbered = len(self.things.kept)
        self._event.numbers = numbered > self._numbered
        self._numbered = numbered
        self.awake = True
        event = self._make(task, own=own)
        event.index = len(self.events)
        self.events.append(event)
        if number in self._causes:
            causes = self._causes.pop(number)
            event.after, event.all_before = [each for each in causes if each >= 0], -1 in causes

    def _make(self, task: Task, *, own: bool) -> Event:
        """A new event, the current one; within a call it goes on with what that touches."""
        event = self._event = Event(task.number, task.site)
        before = self._latest.get(task.number)
        if before is not None:
            event.index = before.index
            if not own:
                event.call, event.sticky = before.call, before.sticky
                event.accesses += before.sticky
        self._latest[task.number] = event
        self.touching.accesses = event.accesses
        return event

    @property
    def _now(self) -> int:
        """The index of the current task's latest event; -1 if it has none."""
        event = self._latest.get(self._execution.current.number)
        return -1 if event is None else event.index

    def calls(self) -> None:
        """The current task is about to call what was noted last."""
        self._event.sticky = self.touching.sticky
        self._event.call = self.touching.called

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
        if not self.awake:
            return
        event = self._event
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
            self._causes.setdefault(task.number, []).append(self._now)

    def spawned(self, task: Task) -> None:
        """The current task made ``task``."""
        self._causes[task.number] = [self._now]
        self.touching.note(Access(TASKS, "order", WRITE))
        self.touching.note(Access(TASKS, "living", UPDATE))

    def ended(self, task: Task) -> None:
        """``task`` is over."""
        event = self._event
        event.accesses.append(Access(TASKS, "living", UPDATE))
        if task.thread is not None:
            event.accesses.append(Access(self.things.state(task.thread), "is_alive", UPDATE))

    def called(self, caller: Task, call: str, calls: Calls) -> None:
        """A history tells which calls had returned before others began, and nothing else of their order."""
        self.touching.note(Access(self.things.state(calls), "order", READ if call else UPDATE))
        if call:
            self.touching.asked(calls.target, call.partition("(")[0])

    def died(self, task: Task, error: BaseException) -> None:
        """``task`` ended with an exception; that is no access."""

    def close(self) -> None:
        """Keeps what the threads were called, and all the locks: the execution is about to drop them."""
        self.threads = [task.name for task in self._execution.tasks]
        self.locks = list(self._execution.locks)
        self._event = Event(-1, -1)  # what unwinding gives back was held to the end
        self.touching.accesses = self._event.accesses

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
        self.touching.note(Access(CLOCK, WHOLE, WRITE if self.strict else UPDATE))

    def told_time(self) -> None:
        """The current task read the clock."""
        self.timed = True
        self.touching.note(Access(CLOCK, WHOLE, READ))

    def touched(self, value: object) -> None:
        """Code of the engine that works for the program changed ``value``."""
        self.touching.note(Access(self.things.state(value), WHOLE, WRITE))

    def met(self) -> None:
        """The current task has waited for all others."""
        self._event.all_before = True

    def counted(self) -> None:
        """The current task looked at which tasks are alive."""
        self.touching.note(Access(TASKS, "living", READ))
