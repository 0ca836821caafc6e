"""Cuts: how far each task has come in a reordering of one execution, in which each still does what it did.

A cut is closed when nothing in it misses what had to come first: what its tasks knew (in the loose order), what they
read before they decided something by it, and the end of each hold of a lock that another takes within the cut. The
tasks can then really get there, taking their locks in the order in which they did: what Mathur, Pavlogiannis and
Viswanathan call sync-preserving (POPL 2021; for deadlocks Tunç et al., PLDI 2023). That a task which reads what it
decides nothing by goes the same way all the same, is where this departs from them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from grader.engine.observe import Event
from grader.engine.observe.events import FIRST, READ, WHOLE
from grader.engine.source import Code

from .chronicle import Chronicle

_MOST_READS = 8

Cut = dict[int, int]
"""For each task, the index of the first event that is no longer in."""


class Held(NamedTuple):
    """``task`` held ``lock`` from one event to another; ``insists`` if it would have waited for it for ever."""

    lock: int
    task: int
    taken: int
    given: int
    insists: bool


class Cuts:
    """The closed cuts of one execution. Few are ever asked about: what they take is worked out when somebody asks."""

    def __init__(self, events: list[Event], chronicle: Chronicle, code: Code) -> None:
        self._events = events
        self._chronicle = chronicle
        self._code = code

    @cached_property
    def by_task(self) -> dict[int, list[int]]:
        """The indices of each task's events."""
        found: dict[int, list[int]] = {}
        for index, event in enumerate(self._events):
            found.setdefault(event.task, []).append(index)
        return found

    @cached_property
    def _times(self) -> dict[int, list[int]]:
        starts = self._chronicle.starts
        return {task: [starts[index].time for index in indices] for task, indices in self.by_task.items()}

    @cached_property
    def holds(self) -> list[Held]:
        """Who held what, in the order in which it was taken."""
        return _holds(self._events)

    @cached_property
    def _reads(self) -> dict[int, list[tuple[int, int, int]]]:
        return _decisive_reads(self._events, self._code)

    def last(self, task: int, before: int) -> int:
        """The newest event of ``task`` before an index; -1 for none."""
        indices = self.by_task[task]
        place = bisect_left(indices, before)
        return indices[place - 1] if place else -1

    def held(self, task: int, index: int) -> list[Held]:
        """What ``task`` held when the event at ``index`` began."""
        return [each for each in self.holds if each.task == task and each.taken < index <= each.given]

    def closed(self, points: Mapping[int, int]) -> Cut | None:
        """The smallest closed cut in which each task of ``points`` has come just before an event; None if one has to
        go beyond it first."""
        cut = dict(points)
        for index in points.values():
            self._extend(cut, self._known(index))
        while all(cut[task] == index for task, index in points.items()):
            needed = [*self._before(cut), *self._ends(cut), *self._sources(cut)]
            if not self._extend(cut, needed):
                return cut
        return None

    @staticmethod
    def _extend(cut: Cut, needed: Iterable[tuple[int, int]]) -> bool:
        changed = False
        for task, limit in needed:
            if cut.get(task, -1) < limit:
                cut[task] = limit
                changed = True
        return changed

    def _known(self, index: int, *, ended: bool = False) -> Iterator[tuple[int, int]]:
        """What had to come before an event began, or ended."""
        stamp = (self._chronicle.ends if ended else self._chronicle.starts)[index]
        for task, time in enumerate(stamp.known):
            place = bisect_right(self._times.get(task, ()), time) if task != stamp.task else 0
            if place:
                yield task, self.by_task[task][place - 1] + 1

    def _before(self, cut: Cut) -> Iterator[tuple[int, int]]:
        for task, limit in cut.items():
            last = self.last(task, limit)
            if last >= 0:
                yield from self._known(last, ended=True)

    def _ends(self, cut: Cut) -> Iterator[tuple[int, int]]:
        """Of two holds of a lock, the earlier must end."""
        newest: dict[int, int] = {}
        for each in self.holds:
            if each.taken < cut.get(each.task, -1):
                newest[each.lock] = each.taken
        for each in self.holds:
            limit = cut.get(each.task, -1)
            if each.taken < limit <= each.given and each.taken < newest.get(each.lock, -1):
                yield each.task, each.given + 1

    def _sources(self, cut: Cut) -> Iterator[tuple[int, int]]:
        """What was written that decided something later."""
        for task, limit in cut.items():
            for index, writer, written in self._reads.get(task, ()):
                if index < limit:
                    yield writer, written + 1


def _holds(events: list[Event]) -> list[Held]:
    found: list[Held] = []
    open_ones: dict[int, int] = {}
    for index, event in enumerate(events):
        for op in event.locks:
            if op.took:
                open_ones[op.lock] = len(found)
                found.append(Held(op.lock, event.task, index, len(events), op.kind == "A"))
            elif op.kind == "R" and op.lock in open_ones:
                place = open_ones.pop(op.lock)
                found[place] = found[place]._replace(given=index)
    return found


Part = tuple[int, Any]
"""A thing, and the key of one of its parts."""


def _decisive_reads(events: list[Event], code: Code) -> dict[int, list[tuple[int, int, int]]]:
    """By task: the event that read what may decide where some task goes, and the task and event that had written
    it."""
    found: dict[int, list[tuple[int, int, int]]] = {}
    written: dict[int, dict[Any, tuple[int, int]]] = {}
    decisive = _decisive_parts(events, code)
    for index, event in enumerate(events):
        for access in event.accesses:
            if access.thing < FIRST:
                continue
            parts = written.setdefault(access.thing, {})
            if access.how != READ:
                parts[access.key] = event.task, index
            elif parts and (access.thing, access.key) in decisive:
                wanted = parts.keys() if access.key is WHOLE else {access.key, WHOLE}
                sources = (parts[key] for key in wanted if key in parts)
                found.setdefault(event.task, []).extend(
                    (index, task, place) for task, place in sources if task != event.task
                )
    return found


def _decisive_parts(events: list[Event], code: Code) -> set[Part]:
    """What tasks decide by, and what that was worked out from."""
    found: set[Part] = set()
    built: set[tuple[Part, Part]] = set()
    reads: dict[int, deque[tuple[int, Part]]] = defaultdict(lambda: deque(maxlen=_MOST_READS))
    for event in events:
        for access in event.accesses:
            part = access.thing, access.key
            if access.thing < FIRST or event.call is not None:
                continue
            if access.how == READ:
                reads[event.task].append((event.site, part))
                if code.decides(event.site):
                    found.add(part)
            else:
                sources = (each for site, each in reads[event.task] if code.relation(site, event.site) == "update")
                built |= {(part, each) for each in sources}
    while more := {each for part, each in built if part in found} - found:
        found |= more
    return found
