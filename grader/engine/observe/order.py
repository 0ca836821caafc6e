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

from collections.abc import Sequence
from typing import Any, NamedTuple

from .events import ANYTHING, READ, UPDATE, WHOLE, WRITE, Access, Event, Op

_ABSENT = object()

_Undo = list[tuple[dict[Any, Any], Any, Any]]
"""What an event has changed: which table, under which key, and what stood there before."""

_CLASHING = {READ: (UPDATE, WRITE), UPDATE: (READ, WRITE), WRITE: (READ, UPDATE, WRITE)}


class _Thing:
    """When each task last accessed one thing: by how and key."""

    __slots__ = ("_last",)

    def __init__(self) -> None:
        self._last: dict[int, dict[int, dict[Any, int]]] = {}

    def clashing(self, access: Access, task: int) -> list[int]:
        """The last event of each other task that clashes with ``access``."""
        found = []
        for other, by_how in self._last.items():
            if other == task:
                continue
            last = -1
            for how in _CLASHING[access.how]:
                keys = by_how.get(how)
                if keys is None:
                    continue
                if access.key is WHOLE:
                    last = max((last, *keys.values()))
                else:
                    last = max(last, keys.get(access.key, -1), keys.get(WHOLE, -1))
            if last >= 0:
                found.append(last)
        return found

    def add(self, access: Access, task: int, index: int, undo: _Undo) -> None:
        keys = self._last.setdefault(task, {}).setdefault(access.how, {})
        undo.append((keys, access.key, keys.get(access.key, _ABSENT)))
        keys[access.key] = index


class _Lock(NamedTuple):
    """What was done to one lock: the last event of all, who took it last, who tried it since, and who gave it back:
    (event, task) each."""

    last: int = -1
    taken: tuple[int, int] = (-1, -1)
    tries: tuple[tuple[int, int], ...] = ()
    given: tuple[int, int] = (-1, -1)


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

    def before(self, early: int, late: int) -> bool:
        """Whether event ``early`` happens before event ``late``, or is it."""
        clock = self.clocks[late]
        task = self._tasks[early]
        return task < len(clock) and clock[task] >= early

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
        races = []
        for index in range(len(self._undo), len(events)):
            races += [(early, index) for early in self._take(index, events[index])]
        return races

    def _take(self, index: int, event: Event) -> list[int]:
        undo: _Undo = [(self._last, event.task, self._last.get(event.task, _ABSENT))]
        self._undo.append(undo)
        base = self._base(index, event)
        if not event.accesses and not event.locks:
            return self._append(base, index, event)
        clashing = self._clashing(event)
        rivals, edges = self._contended(event)
        races = self._races(base, clashing, rivals)
        for each in (*clashing, *edges):
            _join(base, self.clocks[each])
        self._append(base, index, event)
        self._keep(index, event, undo)
        return races

    def _append(self, clock: list[int], index: int, event: Event) -> list[int]:
        _raise(clock, event.task, index)
        self.clocks.append(clock)
        self._tasks.append(event.task)
        self._last[event.task] = index
        return []

    def _base(self, index: int, event: Event) -> list[int]:
        """The clock that an event has by its task alone: program order, the start of the thread, wake-ups."""
        previous = self._last.get(event.task)
        base = list(self.clocks[previous]) if previous is not None else []
        sources = range(index) if event.all_before else event.after
        for each in sources:
            _join(base, self.clocks[each])
        return base

    def _clashing(self, event: Event) -> list[int]:
        found: set[int] = set()
        for access in event.accesses:
            if access.thing == ANYTHING:
                found.update(last for task, last in self._last.items() if task != event.task)
            elif (thing := self._things.get(access.thing)) is not None:
                found.update(thing.clashing(access, event.task))
        if event.accesses:
            found.update(last for task, last in self._anything.items() if task != event.task)
        return sorted(found)

    def _contended(self, event: Event) -> tuple[list[int], list[int]]:
        """By its operations on locks: the events that it races with, and those that it comes after."""
        rivals: set[int] = set()
        edges: set[int] = set()
        met: set[int] = set()
        for op in event.locks:
            lock = self._locks.get(op.lock)
            if lock is None or op.lock in met:  # what follows is the event's own doing
                continue
            met.add(op.lock)
            others = [lock.taken, *lock.tries] if op.kind in "AB" else [lock.taken, *lock.tries, lock.given]
            rivals.update(each for each, task in others if each >= 0 and task != event.task)
            before = lock.taken[0] if op.kind == "B" else lock.last  # a free lock would have been taken, not found held
            if before >= 0:
                edges.add(before)
        return sorted(rivals), sorted(edges)

    def _races(self, base: list[int], clashing: list[int], rivals: list[int]) -> list[int]:
        races = []
        for early in {*clashing, *rivals}:
            task = self._tasks[early]
            if task < len(base) and base[task] >= early:
                continue
            if early not in rivals and any(self.before(early, other) for other in clashing if other != early):
                continue
            races.append(early)
        return sorted(races)

    def _keep(self, index: int, event: Event, undo: _Undo) -> None:
        for access in event.accesses:
            if access.thing == ANYTHING:
                undo.append((self._anything, event.task, self._anything.get(event.task, _ABSENT)))
                self._anything[event.task] = index
            else:
                self._things.setdefault(access.thing, _Thing()).add(access, event.task, index, undo)
        for op in event.locks:
            if op.kind != "B":
                undo.append((self._locks, op.lock, self._locks.get(op.lock, _ABSENT)))
                self._locks[op.lock] = _after(self._locks.get(op.lock, _Lock()), op, (index, event.task))


def _after(lock: _Lock, op: Op, who: tuple[int, int]) -> _Lock:
    if op.kind == "A":
        return _Lock(who[0], who, (), lock.given)
    if op.kind == "T":
        return lock._replace(last=who[0], tries=(*lock.tries, who))
    return lock._replace(last=who[0], given=who)


def _join(clock: list[int], other: list[int]) -> None:
    if len(other) > len(clock):
        clock += [-1] * (len(other) - len(clock))
    for task, index in enumerate(other):
        if index > clock[task]:
            clock[task] = index


def _raise(clock: list[int], task: int, index: int) -> None:
    if task >= len(clock):
        clock += [-1] * (task + 1 - len(clock))
    clock[task] = index
