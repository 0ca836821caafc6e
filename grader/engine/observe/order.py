"""Happens-before among the events of one execution, and the races in it.

Clocks are vectors of event indices (Mattern 1989): ``clocks[i][t]`` is the last event of task *t* that happens before
or is event *i*. Dependent events are ordered as they were executed. A *race* is a pair of dependent events of two
tasks with no event between them in that order: swapping them leads to another class of interleavings (Abdulla et al.,
POPL 2014, section 3).

Taking a lock is not simply dependent on giving it back: the two can't be swapped, for nobody can take what another
holds. So taking it races with the *taking* of it by who held it last, as in Lincheck and Nidhugg. A task that found a
lock held and blocked has raced as well, even if it never got it: that is how deadlocks are found.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from .events import ANYTHING, READ, UPDATE, WHOLE, WRITE, Access, Event, Op

_ABSENT = object()

_Undo = list[tuple[dict[Any, Any], Any, Any]]
"""What an event has changed: which table, under which key, and what stood there before."""

_CLASHING = {READ: (UPDATE, WRITE), UPDATE: (READ, WRITE), WRITE: (READ, UPDATE, WRITE)}


class _Thing:
    """When each task last accessed one thing: at all, and by how and key."""

    __slots__ = ("_last", "_newest")

    def __init__(self) -> None:
        self._newest: dict[int, int] = {}
        self._last: dict[int, dict[int, dict[Any, int]]] = {READ: {}, UPDATE: {}, WRITE: {}}

    def clashing(self, access: Access, task: int, base: list[int], found: set[int]) -> None:
        """Adds the last event of each other task that clashes with ``access``, unless it is before ``base``."""
        for other, newest in self._newest.items():
            if other != task and newest > base[other]:
                last = self._last_clashing(access, other)
                if last > base[other]:
                    found.add(last)

    def _last_clashing(self, access: Access, other: int) -> int:
        last = -1
        for how in _CLASHING[access.how]:
            keys = self._last[how].get(other)
            if keys is None:
                continue
            if access.key is WHOLE:
                last = max((last, *keys.values()))
            else:
                last = max(last, keys.get(access.key, -1), keys.get(WHOLE, -1))
        return last

    def add(self, access: Access, task: int, index: int, undo: _Undo) -> None:
        by_task = self._last[access.how]
        keys = by_task.get(task)
        if keys is None:
            keys = by_task[task] = {}
        _put(keys, access.key, index, undo)
        _put(self._newest, task, index, undo)


class _Lock(NamedTuple):
    """What was done to one lock: the last event of all, who took it last, who tried it since, and who gave it back:
    (event, task) each."""

    last: int = -1
    taken: tuple[int, int] = (-1, -1)
    tries: tuple[tuple[int, int], ...] = ()
    given: tuple[int, int] = (-1, -1)


_UNUSED = _Lock()


class Order:
    """Clocks and races of a growing list of events."""

    def __init__(self) -> None:
        self.clocks: list[list[int]] = []
        self._tasks: list[int] = []
        self._last: dict[int, int] = {}
        self._things: dict[int, _Thing] = {}
        self._locks: dict[int, _Lock] = {}
        self._anything: dict[int, int] = {}
        self._undo: list[_Undo] = []
        self._width = 0
        """How many entries a clock has, by the tasks known until now."""

    def before(self, early: int, late: int) -> bool:
        """Whether event ``early`` happens before event ``late``, or is it."""
        clock = self.clocks[late]
        task = self._tasks[early]
        return task < len(clock) and clock[task] >= early

    def initials(self, early: int, late: int) -> set[int]:
        """The tasks that can go first in the events after ``early`` that don't depend on it, followed by ``late``."""
        task = self._tasks[early]
        between = enumerate(self.clocks[early + 1 : late], early + 1)
        rest = [index for index, clock in between if task >= len(clock) or clock[task] < early]
        firsts: dict[int, int] = {}
        initials: set[int] = set()
        for index in (*rest, late):
            task = self._tasks[index]
            if task not in firsts:
                if not any(self.before(first, index) for first in firsts.values()):
                    initials.add(task)
                firsts[task] = index
        return initials

    def replace(self, events: Sequence[Event], start: int) -> list[tuple[int, int]]:
        """Forgets the events from ``start`` on and takes those of ``events`` instead, which begin with the same ones.

        Returns the races (early, late) whose late event is one of the new.
        """
        while len(self._undo) > start:
            for table, key, before in reversed(self._undo.pop()):
                if before is _ABSENT:
                    del table[key]
                else:
                    table[key] = before
            self.clocks.pop()
            self._tasks.pop()
        new = range(len(self._undo), len(events))
        return [(early, index) for index in new for early in self._take(index, events[index])]

    def _take(self, index: int, event: Event) -> Sequence[int]:
        """Adds an event; returns the earlier ones that it races with."""
        undo: _Undo = []
        self._undo.append(undo)
        clock = self._base(index, event)
        races: Sequence[int] = ()
        if event.accesses or event.locks:
            clashing = self._access(index, event, clock, undo) if event.accesses else set()
            rivals, edges = self._operate(index, event, clock, undo) if event.locks else (set(), set())
            if clashing or rivals:
                races = self._races(clashing, rivals)
            for each in (*clashing, *edges):
                _join(clock, self.clocks[each], self._tasks[each])
        clock[event.task] = index
        self.clocks.append(clock)
        self._tasks.append(event.task)
        _put(self._last, event.task, index, undo)
        return races

    def _base(self, index: int, event: Event) -> list[int]:
        """The clock that an event has by its task alone: program order, the start of the thread, wake-ups."""
        previous = self._last.get(event.task)
        base = list(self.clocks[previous]) if previous is not None else []
        self._width = max(self._width, event.task + 1)
        base += [-1] * (self._width - len(base))
        for each in range(index) if event.all_before else event.after:
            _join(base, self.clocks[each], self._tasks[each])
        return base

    def _access(self, index: int, event: Event, base: list[int], undo: _Undo) -> set[int]:
        """Notes the accesses of ``event``. Returns the last event of each other task that clashes with one of them,
        unless it is before ``base``."""
        found: set[int] = set()
        task = event.task
        for access in event.accesses:
            if access.thing == ANYTHING:
                self._add_later(self._last, task, base, found)
                _put(self._anything, task, index, undo)
                continue
            thing = self._things.get(access.thing)
            if thing is None:
                thing = self._things[access.thing] = _Thing()
            thing.clashing(access, task, base, found)
            thing.add(access, task, index, undo)
        if self._anything:
            self._add_later(self._anything, task, base, found)
        return found

    @staticmethod
    def _add_later(last: dict[int, int], task: int, base: list[int], found: set[int]) -> None:
        found.update(index for other, index in last.items() if other != task and index > base[other])

    def _operate(self, index: int, event: Event, base: list[int], undo: _Undo) -> tuple[set[int], set[int]]:
        """Notes the operations of ``event`` on locks. Returns by them the events that it races with, unless they are
        before ``base``, and those that it comes after."""
        rivals: set[int] = set()
        edges: set[int] = set()
        met: set[int] = set()
        for op in event.locks:
            lock = self._locks.get(op.lock, _UNUSED)
            if op.lock not in met:  # what follows is the event's own doing
                met.add(op.lock)
                others = (lock.taken, *lock.tries) if op.kind in "AB" else (lock.taken, *lock.tries, lock.given)
                rivals.update([each for each, task in others if task != event.task and each > base[task]])
                before = lock.taken[0] if op.kind == "B" else lock.last  # a free lock would have been taken
                if before >= 0:
                    edges.add(before)
            if op.kind != "B":
                _put(self._locks, op.lock, _after(lock, op, (index, event.task)), undo)
        return rivals, edges

    def _races(self, clashing: Collection[int], rivals: Collection[int]) -> list[int]:
        """Those with no other of them between."""
        races = set(rivals)
        for early in clashing:
            if not any(self.before(early, other) for other in clashing if other != early):
                races.add(early)
        return sorted(races)


def _put(table: dict[Any, Any], key: Any, value: Any, undo: _Undo) -> None:
    undo.append((table, key, table.get(key, _ABSENT)))
    table[key] = value


def _after(lock: _Lock, op: Op, who: tuple[int, int]) -> _Lock:
    if op.kind == "A":
        return _Lock(who[0], who, (), lock.given)
    if op.kind == "T":
        return _Lock(who[0], lock.taken, (*lock.tries, who), lock.given)
    return _Lock(who[0], lock.taken, lock.tries, who)


def _join(clock: list[int], other: list[int], task: int) -> None:
    """``clock`` comes after ``other``, which is that of an event of ``task``, and no longer."""
    if clock[task] < other[task]:  # else it has come after all of it already
        for at, index in enumerate(other):
            if index > clock[at]:
                clock[at] = index
