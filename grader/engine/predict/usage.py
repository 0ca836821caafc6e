"""Conditions that are used in a way that goes wrong sooner or later, whatever this execution came to.

- A thread *waits without a loop* and, once woken, gives the lock back without another look at what it had looked at
  before: another thread may have been faster. Or it *waits blindly*, with no look at all, so that a notification which
  came before is lost.
- A thread *notifies too early*: it has changed nothing under the lock, nor since it last had it, but in the same
  function, once it has given the lock back, it changes what the waiting threads look at.
- *One notification for two kinds*: threads wait in different functions on one condition, and ``notify`` wakes but one.

All of it is told of the program's own conditions; those within the library's queues and events are its own business.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from grader.engine.observe import Event, Op, Witness
from grader.engine.observe.events import FIRST, READ, TASKS, WHOLE, WRITE, Access
from grader.engine.source import Code

_NOTIFIES = ("Condition.notify", "Condition.notify_all")
_WAITS = ("Condition.wait", "Condition.wait_for")


class Misuse(NamedTuple):
    """What is wrong at ``site``: ``again``, ``blind``, ``early`` or ``kinds``; ``others`` are sites to be named."""

    what: str
    task: int
    site: int
    others: tuple[int, ...] = ()


@dataclass(slots=True)
class _Region:
    """What a task did since it took the lock of a condition; ``quiet`` if it had changed nothing since it last had
    it."""

    quiet: bool
    looked: list[tuple[int, object]] = field(default_factory=list)
    waits: int = -1
    has_waited: bool = False
    notifies: int = -1
    is_blind: bool = False
    starts: bool = False


class Usage:
    """Finds misuses in one execution."""

    def __init__(self, witness: Witness, events: list[Event], code: Code) -> None:
        self._witness = witness
        self._events = events
        self._code = code
        self._locks = {lock: condition for condition, lock in self._conditions()}
        calls = (each for each in events if each.call and each.call[1] in self._locks.values() and each.site >= 0)
        self._texts = {code.site(each.site).text.rpartition(".")[0] for each in calls}
        """How the program writes its conditions: that these are read is no look at anything."""
        self._regions: dict[tuple[int, int], _Region] = {}
        self._quiet: dict[tuple[int, int], bool] = {}
        self._told: dict[int, list[Misuse]] = {}
        self._later: list[tuple[Misuse, Access, int]] = []
        self._looked: dict[int, frozenset[tuple[int, object]]] = {}

    def __iter__(self) -> Iterator[Misuse]:
        if self._locks:
            for event in self._events:
                yield from self._follow(event)
            yield from self._kinds()
            yield from self._early()

    def _conditions(self) -> Iterator[tuple[int, int]]:
        """Each condition that the program called, and its lock."""
        numbers = {each.call[1] for each in self._events if each.call and each.call[0].startswith("Condition.")}
        for number in sorted(numbers):
            lock = vars(self._witness.things[number]).get("_lock")
            if lock is not None:
                yield number, self._witness.things.number(lock)

    # -- one task in its region -------------------------------------

    def _follow(self, event: Event) -> Iterator[Misuse]:
        for (task, _), region in self._regions.items():
            if task == event.task:
                self._look(region, event)
        changes = [each for each in event.accesses if each.how != READ and each.thing >= FIRST]
        if changes:
            self._write(event.task)
            if event.site >= 0:
                told = self._told.get(event.task, ())
                self._later += [(early, each, event.site) for early in told for each in changes]
        before: Op | None = None
        for op in event.locks:
            if op.lock in self._locks:
                yield from self._operate(event, before, op)
            before = op

    def _operate(self, event: Event, before: Op | None, op: Op) -> Iterator[Misuse]:
        key = event.task, op.lock
        region = self._regions.get(key)
        if op.took:
            self._told.pop(event.task, None)
            self._regions[key] = region or _Region(self._quiet.get(key, True))
        elif op.kind == "R" and region is not None:
            if before is not None and self._falls_asleep(event, before):
                self._wait(region, event)
            else:
                yield from self._leave(event.task, self._regions.pop(key))
                self._quiet[key] = True

    def _falls_asleep(self, event: Event, before: Op) -> bool:
        """Whether a condition's lock is given back by waiting: right after the wait has taken a lock of its own."""
        return before.took and before.lock not in self._locks and self._witness.things[before.lock].born == event.site

    @staticmethod
    def _wait(region: _Region, event: Event) -> None:
        plainly = event.call is not None and event.call[0] == "Condition.wait"
        region.waits = event.site if plainly else -1
        region.is_blind = not region.looked
        region.has_waited = True

    def _write(self, by: int) -> None:
        for key in self._locks:
            self._quiet[by, key] = False
        for (task, _), region in self._regions.items():
            region.quiet = region.quiet and task != by

    def _look(self, region: _Region, event: Event) -> None:
        """What a task sees in its region; who starts the thread that will notify need not look at anything."""
        if event.call is not None and event.call[0] in _NOTIFIES:
            region.notifies = event.site
        region.starts |= any(each.thing == TASKS and each.how == WRITE for each in event.accesses)
        if event.site < 0 or self._code.site(event.site).text in self._texts:
            return
        reads = [each for each in event.accesses if each.how == READ and each.by != "peek" and each.thing >= FIRST]
        shared = [(each.thing, each.key) for each in reads]
        if region.waits >= 0 and any(self._is_known(region, each) for each in shared):
            region.waits = -1
        region.looked += shared

    @staticmethod
    def _is_known(region: _Region, read: tuple[int, object]) -> bool:
        return any(thing == read[0] and (key == read[1] or WHOLE in (key, read[1])) for thing, key in region.looked)

    def _leave(self, task: int, region: _Region) -> Iterator[Misuse]:
        if region.waits >= 0 and not region.starts and not self._code.is_in_a_loop(region.waits):
            yield Misuse("blind" if region.is_blind else "again", task, region.waits)
        if region.notifies >= 0 and region.quiet and not region.has_waited:
            self._told.setdefault(task, []).append(Misuse("early", task, region.notifies))
        self._looked[task] = self._looked.get(task, frozenset()) | frozenset(region.looked)

    def _early(self) -> Iterator[Misuse]:
        for early, access, site in self._later:
            others = (looked for task, looked in self._looked.items() if task != early.task)
            if self._code.function_line(site) == self._code.function_line(early.site) and any(
                (access.thing, access.key) in looked for looked in others
            ):
                yield early._replace(others=(site,))

    # -- all of them ------------------------------------------------

    def _kinds(self) -> Iterator[Misuse]:
        for condition in self._locks.values():
            calls = [(each.call[0], each) for each in self._events if each.call and each.call[1] == condition]
            functions: dict[int, int] = {}
            for name, each in calls:
                if name in _WAITS:
                    functions.setdefault(self._code.function_line(each.site), each.site)
            single = [each for name, each in calls if name == "Condition.notify" and self._wakes_one(each.site)]
            if len(functions) > 1 and single:
                yield Misuse("kinds", single[0].task, single[0].site, tuple(sorted(functions.values())))

    def _wakes_one(self, site: int) -> bool:
        return site >= 0 and self._code.site(site).text.endswith("notify()")
