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
from dataclasses import dataclass, field
from typing import Any

from .events import ANYTHING, READ, UPDATE, WHOLE, WRITE, Access, Event, Op

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
                    last = max(last, *keys.values())
                else:
                    last = max(last, keys.get(access.key, -1), keys.get(WHOLE, -1))
            if last >= 0:
                found.append(last)
        return found

    def add(self, access: Access, task: int, index: int) -> None:
        self._last.setdefault(task, {}).setdefault(access.how, {})[access.key] = index


@dataclass(slots=True)
class _Lock:
    """What was done to one lock: the last event of all, who took it last, and who tried it since."""

    last: int = -1
    taken: tuple[int, int] = (-1, -1)
    tries: list[tuple[int, int]] = field(default_factory=list)
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

    def before(self, early: int, late: int) -> bool:
        """Whether event ``early`` happens before event ``late``, or is it."""
        clock = self.clocks[late]
        task = self._tasks[early]
        return task < len(clock) and clock[task] >= early

    def extend(self, events: Sequence[Event], races_from: int) -> list[tuple[int, int]]:
        """Takes the events in; returns the races (early, late) whose late event is ``races_from`` or after it."""
        races = []
        for index, event in enumerate(events):
            found = self._take(index, event, look=index >= races_from)
            races += [(early, index) for early in found]
        return races

    def _take(self, index: int, event: Event, *, look: bool) -> list[int]:
        base = self._base(index, event)
        if not event.accesses and not event.locks:
            return self._append(base, index, event)
        clashing = self._clashing(event)
        rivals, edges = self._contended(event)
        races = self._races(base, clashing, rivals) if look else []
        for each in (*clashing, *edges):
            _join(base, self.clocks[each])
        self._append(base, index, event)
        self._keep(index, event)
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
            if op.kind != "B" and lock.last >= 0:
                edges.add(lock.last)
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

    def _keep(self, index: int, event: Event) -> None:
        for access in event.accesses:
            if access.thing == ANYTHING:
                self._anything[event.task] = index
            else:
                self._things.setdefault(access.thing, _Thing()).add(access, event.task, index)
        for op in event.locks:
            self._operate(index, event.task, op)

    def _operate(self, index: int, task: int, op: Op) -> None:
        if op.kind == "B":
            return
        lock = self._locks.setdefault(op.lock, _Lock())
        lock.last = index
        if op.kind == "A":
            lock.taken, lock.tries = (index, task), []
        elif op.kind == "T":
            lock.tries.append((index, task))
        else:
            lock.given = (index, task)


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
