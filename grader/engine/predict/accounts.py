"""Accounts of what threads give each other: flags, items, room, permits, notifications, results.

Whoever waits for something of the library's waits for what others give; each call that gives or takes is an entry. So
one can reckon, for any point of an execution, whether a wait would end there. What a call may or may not have done (it
tries, or has a timeout) is reckoned as having given and not as having taken: waits seem to end rather too often.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from grader.engine.locks import Lock
from grader.engine.observe import Event, Op, Witness
from grader.engine.observe.classes import is_a, mro, name_of, synchronises
from grader.engine.observe.events import FIRST, READ
from grader.engine.observe.things import attributes
from grader.engine.source import Code

from .chronicle import TAKING, Chronicle

Account = tuple[int, str]
"""A thing, and what of it."""

_ENTRIES = {
    "Event.set": {"flag": 1},
    "Queue.put": {"items": 1, "room": -1, "undone": -1},
    "Queue.put_nowait": {"items": 1},
    "Queue.get": {"items": -1, "room": 1},
    "Queue.get_nowait": {"room": 1},
    "Queue.task_done": {"undone": 1},
    "_PySimpleQueue.put": {"items": 1},
    "_PySimpleQueue.put_nowait": {"items": 1},
    "_PySimpleQueue.get": {"items": -1},
    "Semaphore.acquire": {"permits": -1},
    "Semaphore.release": {"permits": 1},
    "BoundedSemaphore.release": {"permits": 1},
    "Condition.notify": {"told": 1},
    "Condition.notify_all": {"told": 1},
    "Future.set_result": {"result": 1},
    "Future.set_exception": {"result": 1},
    "Future.cancel": {"result": 1},
}
_WAITS = {
    "Event.wait": "flag",
    "Queue.get": "items",
    "Queue.put": "room",
    "Queue.join": "undone",
    "_PySimpleQueue.get": "items",
    "Semaphore.acquire": "permits",
    "Condition.wait": "told",
    "Condition.wait_for": "told",
    "Future.result": "result",
    "Future.exception": "result",
}
_INNER = {"Semaphore": "_cond", "Future": "_condition"}
"""Where objects of the library keep their condition."""

_DRAWS = frozenset(["Queue.get", "Queue.get_nowait", "_PySimpleQueue.get", "_PySimpleQueue.get_nowait"])
_HANDING_OUT = frozenset(["submit", "map", "apply_async"])


class Entry(NamedTuple):
    """A task gives something, or takes it (``amount`` is negative). What it gives it has been working on ``since``."""

    task: int
    event: int
    amount: int
    since: int = -1


class Want(NamedTuple):
    """A task waits, without end, until there is something in an account; ``event`` is the one at which it begins,
    ``lets_go`` the lock that it gives back meanwhile."""

    task: int
    event: int
    account: Account
    least: int = 1
    lets_go: int = -1


class Accounts:
    """The accounts of one execution, and who waits for what."""

    def __init__(self, witness: Witness, events: list[Event], chronicle: Chronicle, code: Code) -> None:
        self._things = witness.things
        self._events = events
        self._chronicle = chronicle
        self._code = code
        self.wants: list[Want] = []
        self.entries: dict[Account, list[Entry]] = defaultdict(list)
        self._doubtful: set[int] = set()
        self._draws: list[tuple[int, int, int]] = []
        self._before: dict[int, Event] = {}
        self._futures: dict[tuple[int, int], int] = {}
        self._asleep: set[tuple[int, int]] = set()
        self._semaphores: dict[int, int] = {}
        """The inner locks of semaphores and futures, each with the object's number."""
        self._results: dict[int, int] = {}
        self._find_locks()
        for index, event in enumerate(events):
            self._read(index, event)

    def base(self, account: Account) -> int | None:
        """What was there at the beginning; None where that isn't known."""
        thing, what = account
        if what in ("room", "permits"):
            state = attributes(self._things[thing]) or {}
            known = state.get("maxsize" if what == "room" else "_value")
            if type(known) is not int or thing in self._doubtful:
                return None
            return known if what == "room" else known - sum(each.amount for each in self.entries[account])
        return 1 if what == "handed" else 0

    def is_dealt(self, task: int, after: int, before: int) -> bool:
        """Whether ``task`` went on, between two events, with work that another could have been dealt as well."""
        drawers: dict[int, set[int]] = defaultdict(set)
        for thing, each, _ in self._draws:
            drawers[thing].add(each)
        drawn = (thing for thing, each, index in self._draws if each == task and after < index < before)
        return any(thing < 0 or len(drawers[thing]) > 1 for thing in drawn)

    # -- reading ----------------------------------------------------

    def _find_locks(self) -> None:
        things = [self._things[number] for number in range(FIRST, len(self._things))]
        parts = [part for each in things if type(each) is dict for part in each.values()]
        for value in (*things, *parts):
            kinds = (name_of(each) for each in mro(type(value)) if name_of(each) in _INNER and synchronises(each))
            kind = next(kinds, "")
            inner = attributes((attributes(value) or {}).get(_INNER[kind])) or {} if kind else {}
            if is_a(inner.get("_lock"), Lock):
                found = self._semaphores if kind == "Semaphore" else self._results
                found[self._things.number(inner["_lock"])] = self._things.number(value)

    def _read(self, index: int, event: Event) -> None:
        before = self._before.get(event.task)
        anew = before is None or (before.site, before.call) != (event.site, event.call)
        self._before[event.task] = event
        if event.call is not None and anew:
            self._called(index, event, *event.call)
        for previous, op in zip((None, *event.locks), event.locks, strict=False):
            self._operated(index, event, previous, op, anew=anew)
        if event.call is None and self._code.operation(event.site) in TAKING:
            changed = {each.thing for each in event.accesses if each.how != READ and each.thing >= FIRST}
            self._draws += [(thing, event.task, index) for thing in sorted(changed)]

    def _called(self, index: int, event: Event, name: str, thing: int) -> None:
        surely = self._code.waits_for_ever(event.site)
        if name.endswith(("Semaphore.acquire", "Semaphore.release")):
            self._doubtful |= set() if surely else {thing}
        for what, amount in _ENTRIES.get(name, {}).items():
            if surely or amount > 0:
                self.entries[thing, what].append(Entry(event.task, index, amount))
        if name in _DRAWS:
            self._draws.append((thing, event.task, index))
        what = _WAITS.get(name, "")
        if what and surely:
            self._wants(Want(event.task, index, (thing, what)))

    def _wants(self, want: Want) -> None:
        thing, what = want.account
        if what == "undone":
            self.wants.append(want._replace(least=0))
        elif what == "told":
            lock = self._things.number((attributes(self._things[thing]) or {}).get("_lock"))
            if self._falls_asleep(want.task, want.event, lock):
                self.wants.append(want._replace(lets_go=lock))
        elif what != "room" or (self.base(want.account) or 0) > 0:
            self.wants.append(want)

    def _falls_asleep(self, task: int, index: int, lock: int) -> bool:
        """Whether a condition's lock is next given back by waiting: right after a lock of the wait's own was taken."""
        for event in self._events[index:]:
            for before, op in zip((None, *event.locks), event.locks, strict=False):
                if event.task == task and op.lock == lock and op.kind == "R":
                    return before is not None and before.took and before.lock != lock
        return False

    # -- what is given without a call -------------------------------

    def _operated(self, index: int, event: Event, before: Op | None, op: Op, *, anew: bool) -> None:
        if op.lock in self._semaphores:
            self._entered(index, event, before, op, anew=anew)
        elif op.lock in self._chronicle.signals and self._chronicle.is_own(op.lock):
            self._handed(index, event, op)
        elif op.kind == "A" and event.call is None and not self._chronicle.is_own(op.lock):
            self._worked(index, event, op)

    def _entered(self, index: int, event: Event, before: Op | None, op: Op, *, anew: bool) -> None:
        """``with semaphore`` takes a permit where it begins, and gives it back wherever it ends."""
        thing, key = self._semaphores[op.lock], (event.task, op.lock)
        if op.kind == "R" and before is not None and before.took and before.lock != op.lock:
            self._asleep.add(key)
        if op.kind != "A" or (event.call is not None and event.call[1] == thing):
            return
        if key in self._asleep:
            self._asleep.discard(key)
        elif anew and event.site >= 0 and self._code.site(event.site).kind == "enter":
            self.entries[thing, "permits"].append(Entry(event.task, index, -1))
            self._wants(Want(event.task, index, (thing, "permits")))
        else:
            self.entries[thing, "permits"].append(Entry(event.task, index, 1))

    def _handed(self, index: int, event: Event, op: Op) -> None:
        """A plain lock that another gives back than took it is a signal."""
        account = op.lock, "handed"
        if op.kind == "R":
            self.entries[account].append(Entry(event.task, index, 1))
        elif op.took:
            self.entries[account].append(Entry(event.task, index, -1))
            if op.kind == "A":
                self._wants(Want(event.task, index, account))

    def _worked(self, index: int, event: Event, op: Op) -> None:
        """An executor's thread takes a future's lock when it begins to work for it, and when it has a result."""
        born = self._things[op.lock].born
        if born >= 0 and self._code.operation(born) in _HANDING_OUT:
            self._draws.append((-1, event.task, index))
        future = self._results.get(op.lock)
        if future is not None:
            since = self._futures.setdefault((event.task, future), index)
            if since != index:
                self.entries[future, "result"].append(Entry(event.task, index, 1, since))
