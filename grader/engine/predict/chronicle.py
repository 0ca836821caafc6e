"""The chronicle of one execution: its accesses and lock acquisitions in order, each with its stamp and the locks held.

There are two orders. In the *strict* one, whoever takes a lock comes after all who had it before: it decides what is a
data race. In the *loose* one a lock of the program's orders nothing, for its holders could have come in the other
order; a start, an end, a wake-up, an event, a semaphore or a queue does. It decides whether two waits could have met.

CPython makes an operation on a container one step, and programs build on it. So both orders hold what such programs
rely on: a thread that reads in a loop until it sees what it waits for comes after who wrote it, and so does one that
takes an item out of a container after who put it in.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, NamedTuple

from grader.engine.locks import Lock
from grader.engine.observe import Event, Op, Witness
from grader.engine.observe.events import FIRST, READ, TASKS, WHOLE, Access
from grader.engine.source import Code

from .clocks import Clock, Stamp


class Hold(NamedTuple):
    """A lock that is held, and the site at which it was taken; -1 for one that came with the thread."""

    lock: int
    site: int


class Touch(NamedTuple):
    """One access to what two threads share, as it stands in the chronicle; ``event`` is its event's index."""

    site: int
    access: Access
    when: Stamp
    held: tuple[Hold, ...]
    event: int = 0

    @property
    def task(self) -> int:
        """Whose it is."""
        return self.when.task


class Take(NamedTuple):
    """A task took ``lock``, and would have waited for it for ever; ``when`` is of the loose order, ``event`` is the
    index of its event."""

    lock: int
    site: int
    held: tuple[Hold, ...]
    when: Stamp
    event: int = 0

    @property
    def task(self) -> int:
        """Whose it is."""
        return self.when.task


class _Actor:
    """Where one task stands."""

    __slots__ = ("held", "loose", "peeks", "strict")

    def __init__(self, task: int) -> None:
        self.strict = Clock(task)
        self.loose = Clock(task)
        self.held: list[Hold] = []
        self.peeks: list[Access] = []


class _Board:
    """What was told through one thing: by part, for both orders."""

    __slots__ = ("_parts",)

    def __init__(self) -> None:
        self._parts: dict[Any, dict[int, tuple[Stamp, Stamp]]] = {}

    def tell(self, key: Any, actor: _Actor) -> None:
        """What a task tells last holds all that it told before."""
        told = actor.strict.tell(), actor.loose.tell()
        self._parts.setdefault(key, {})[told[0].task] = told

    def learn(self, key: Any, actor: _Actor) -> None:
        parts = self._parts.keys() if key is WHOLE else {key, WHOLE}
        for each in parts:
            for strict, loose in self._parts.get(each, {}).values():
                actor.strict.learn(strict)
                actor.loose.learn(loose)


class Chronicle:
    """Reads the events of one witness through. :attr:`touches` and :attr:`takes` stand in the order in which they
    happened."""

    def __init__(self, witness: Witness, events: list[Event], code: Code) -> None:
        self.touches: list[Touch] = []
        self.takes: list[Take] = []
        self.starts: list[Stamp] = []
        self.ends: list[Stamp] = []
        """When each event began and ended, in the loose order."""
        self.in_place: set[tuple[int, int]] = set()
        """Tasks and sites at which an operator changed a container in place: what is bound then is what was bound."""
        self._passes: dict[tuple[int, int], list[int]] = {}
        self._index = 0
        self._code = code
        self._things = witness.things
        self._shared = _shared(events)
        self._actors: dict[int, _Actor] = {}
        self._ends: dict[int, tuple[Stamp, Stamp]] = {}
        self._last: dict[int, int] = {}
        self._given: dict[int, tuple[Stamp, Stamp]] = {}
        self._boards: dict[int, _Board] = {}
        self._causes = _causes(events)
        self.signals = frozenset(_signals(events))
        self.inherited = dict(_inherited(events))
        for index, event in enumerate(events):
            last = self._last.get(event.task)
            if last is None or events[last].site != event.site:  # else still there, in the library
                self._passes.setdefault((event.task, event.site), []).append(index)
            self._live(index, event)

    def passes(self, task: int, site: int, after: int, before: int) -> bool:
        """Whether ``task`` comes to ``site`` anew between two events."""
        known = self._passes.get((task, site), ())
        place = bisect_right(known, after)
        return place < len(known) and known[place] < before

    def _live(self, index: int, event: Event) -> None:
        self._index = index
        actor = self._actors.get(event.task)
        if actor is None:
            actor = self._actors[event.task] = _Actor(event.task)
            actor.held += [Hold(lock, -1) for lock, task in self.inherited.items() if task == event.task]
        for each in self._last.values() if event.all_before else event.after:
            strict, loose = self._ends[each]
            actor.strict.learn(strict)
            actor.loose.learn(loose)
        self.starts.append(actor.loose.stamp())
        if actor.peeks or event.accesses or event.locks:
            self._act(actor, event)
        self.ends.append(actor.loose.stamp())
        if self._causes is None or index in self._causes:
            self._ends[index] = actor.strict.tell(), actor.loose.tell()
        self._last[event.task] = index

    def _act(self, actor: _Actor, event: Event) -> None:
        peeks, actor.peeks = actor.peeks, []
        for access in peeks:
            self._touch(actor, event, access)
        left = event.locks
        for position, access in enumerate(event.accesses):
            if access.thing not in self._shared:
                continue
            while left and left[0].at <= position:
                self._operate(actor, event, left[0])
                left = left[1:]
            if access.by == "peek":
                actor.peeks.append(access)
            else:
                self._touch(actor, event, access)
        for op in left:
            self._operate(actor, event, op)

    # -- accesses ---------------------------------------------------

    def _touch(self, actor: _Actor, event: Event, access: Access) -> None:
        board = self._boards.get(access.thing)
        if board is None:
            board = self._boards[access.thing] = _Board()
        if access.how == READ:
            if event.site in self._code.polled or access.thing < FIRST or event.call is not None:
                board.learn(access.key, actor)
            self._keep(actor, event.site, access)
            return
        takes_out = self._code.operation(event.site) in TAKING
        self._keep(actor, event.site, access)
        if takes_out:
            board.learn(WHOLE, actor)
        if access.by == "in-place":
            self.in_place.add((event.task, event.site))
        board.tell(access.key, actor)

    def _keep(self, actor: _Actor, site: int, access: Access) -> None:
        if access.thing >= FIRST and site >= 0:
            self.touches.append(Touch(site, access, actor.strict.stamp(), tuple(actor.held), self._index))

    # -- locks ------------------------------------------------------

    def _operate(self, actor: _Actor, event: Event, op: Op) -> None:
        if op.kind == "B":
            return
        if op.kind == "R":
            self._give(actor, op.lock)
            return
        given = self._given.get(op.lock)
        if op.kind == "A":
            self.takes.append(Take(op.lock, event.site, tuple(actor.held), actor.loose.stamp(), self._index))
        if given is not None:
            actor.strict.learn(given[0])
            if self._orders(op.lock):
                actor.loose.learn(given[1])
        if op.took:
            actor.held.append(Hold(op.lock, event.site))

    def _give(self, actor: _Actor, lock: int) -> None:
        self._given[lock] = actor.strict.tell(), actor.loose.tell()
        for each in (actor, *self._actors.values()):
            found = next((hold for hold in each.held if hold.lock == lock), None)
            if found is not None:
                each.held.remove(found)
                return

    def _orders(self, lock: int) -> bool:
        """Whether a lock orders its holders even loosely: one by which threads signal, or within the library."""
        return lock in self.signals or lock in self.inherited or not self.is_own(lock)

    def is_own(self, lock: int) -> bool:
        """Whether the program made a lock for itself, not the library within something else."""
        known = self._things[lock]
        return isinstance(known, Lock) and self._code.makes_a_lock(known.born)


TAKING = frozenset(["pop", "popleft", "popitem", "setdefault", "remove", "next"])
"""Operations on containers that tell whoever makes them what others have put there."""


def _causes(events: list[Event]) -> frozenset[int] | None:
    """The events that others had to come after; None for all of them."""
    if any(event.all_before for event in events):
        return None
    return frozenset(each for event in events for each in event.after)


def _shared(events: list[Event]) -> frozenset[int]:
    """The things that more than one task touches, and somebody changes; and those that are no objects."""
    first: dict[int, int] = {}
    several: set[int] = set()
    changed: set[int] = set()
    for event in events:
        task = event.task
        for thing, _, how, _ in event.accesses:
            if first.setdefault(thing, task) != task:
                several.add(thing)
            if how != READ:
                changed.add(thing)
    return frozenset(several & changed | {TASKS})


def _operations(events: list[Event]) -> Iterator[tuple[int, Op, int | None]]:
    """Each operation on a lock with its task and the holder at that moment."""
    holders: dict[int, int] = {}
    for event in events:
        for op in event.locks:
            yield event.task, op, holders.get(op.lock)
            if op.took:
                holders[op.lock] = event.task
            elif op.kind == "R":
                holders.pop(op.lock, None)


def _signals(events: list[Event]) -> Iterator[int]:
    """Locks that somebody gave back who had not taken them."""
    return (op.lock for task, op, holder in _operations(events) if op.kind == "R" and holder not in (None, task))


def _inherited(events: list[Event]) -> Iterator[tuple[int, int]]:
    """Locks that a thread gives back that nobody took: it was born with them, and ends by that."""
    return ((op.lock, task) for task, op, holder in _operations(events) if op.kind == "R" and holder is None)
