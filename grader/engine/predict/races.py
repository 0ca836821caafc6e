"""Data races in one execution that went well: an operation of two halves between which another thread could have come.

Not every pair of unordered accesses is told, for in Python most of them are harmless: one ``append``, one store of an
attribute, one flag that another thread polls are each one step. What is told is certain to go wrong in some schedule:

- an *update*: a thread writes what it worked out from what it read, and another's write may fall between;
- a *check*: a thread looks at something and acts on it, and another may do the same act between, or look at the same
  and so come to act as well; and what they do can't be done twice, and isn't caught;
- an *iteration* in Python over a dictionary, set or deque, that another thread may make larger or smaller meanwhile.

That the other may fall between means: it isn't ordered before the first half, nor after the second.
"""

from __future__ import annotations

import collections
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from grader.engine.observe.events import READ, WHOLE, WRITE, clash
from grader.engine.observe.things import Things
from grader.engine.source import Code

from .chronicle import Chronicle, Touch

_REMOVING = frozenset(["pop", "popleft", "popitem", "remove", "discard", "clear", "delete", "heappop"])
_ADDING = frozenset(["append", "appendleft", "add", "insert", "extend", "update", "heappush", "insort"])
_CHANGING = _REMOVING | _ADDING | {"store"}
_TAKING = frozenset(["pop", "popleft", "popitem", "heappop"])
_BY_PART = frozenset(["store", "delete", "add", "discard", "pop", "remove", "setdefault"])
_SIZED = (dict, set, collections.deque)
_MOST_BEFORE = 12
_MOST_WRITES = 48


class Race(NamedTuple):
    """Two halves of one thread, and what another could have done between. ``kind`` is update, check or iteration."""

    kind: str
    first: Touch
    second: Touch
    other: Touch


class Races:
    """Finds the races of one execution."""

    def __init__(self, chronicle: Chronicle, code: Code, things: Things) -> None:
        self._code = code
        self._things = things
        self._passes = chronicle.passes
        self._in_place = chronicle.in_place
        self._by_thing: dict[int, list[Touch]] = defaultdict(list)
        for touch in chronicle.touches:
            if code.is_judged(touch.site):
                self._by_thing[touch.access.thing].append(touch)

    def __iter__(self) -> Iterator[Race]:
        for thing, touches in self._by_thing.items():
            changes = [each for each in touches if self._changes(each)][:_MOST_WRITES]
            if not changes:
                continue
            exact = [each for each in changes if not self._is_vague(each)]
            for kind, first, second in (*self._halves(touches, exact), *self._iterations(thing, touches)):
                others = changes if kind == "iteration" else exact
                if kind == "check":
                    others = others + self._alike(first, touches)
                other = next((each for each in others if self._falls_between(kind, first, second, each)), None)
                if other is not None:
                    yield Race(kind, first, second, other)

    def _changes(self, touch: Touch) -> bool:
        """Whether a touch is a change that is known for what it is."""
        return touch.access.how == WRITE and self._code.operation(touch.site) in _CHANGING

    def _is_vague(self, touch: Touch) -> bool:
        """Whether a change of one part was noted as one of the whole, as the size changes too: which part, another
        touch tells, if it can be told."""
        of_parts = isinstance(self._things[touch.access.thing], dict | set)
        return of_parts and touch.access.key is WHOLE and self._code.operation(touch.site) in _BY_PART

    # -- two halves -------------------------------------------------

    def _halves(self, touches: list[Touch], writes: list[Touch]) -> Iterator[tuple[str, Touch, Touch]]:
        wanted = set(map(id, writes))
        before: dict[int, list[Touch]] = defaultdict(list)
        for touch in touches:
            if id(touch) in wanted:
                yield from self._built_on(touch, before[touch.task])
            if touch.access.how == READ or self._changes(touch):
                before[touch.task] = [*before[touch.task][-_MOST_BEFORE:], touch]

    def _built_on(self, write: Touch, before: list[Touch]) -> Iterator[tuple[str, Touch, Touch]]:
        """The newest read by whose value ``write`` was worked out, and the newest under whose test it stands."""
        found: set[str] = set()
        for touch in reversed(before):
            if not clash(touch.access, write.access):
                continue
            if touch.access.how == WRITE:
                found |= self._superseded(touch, write) if self._is_of_same(touch, write) else set()
            elif (touch.task, touch.site) not in self._in_place and not self._is_of_earlier_pass(touch, write):
                kind = self._code.relation(touch.site, write.site)
                if kind and kind not in found:
                    found.add(kind)
                    yield kind, touch, write

    def _is_of_same(self, change: Touch, write: Touch) -> bool:
        """Whether a change is for certain one of the part that is written, not of another part of the same thing."""
        return not self._is_vague(change) or self._code.site(change.site).text == self._code.site(write.site).text

    def _superseded(self, change: Touch, write: Touch) -> set[str]:
        """What older reads can't be any more to ``write``: the thread itself has changed what it looked at, and it may
        have taken the value out that it works with."""
        taken = self._code.operation(change.site) in _TAKING
        return {"check", "update"} if taken and self._code.relation(change.site, write.site) else {"check"}

    def _is_of_earlier_pass(self, read: Touch, write: Touch) -> bool:
        """Whether the read was of an earlier call or turn, of a test that was begun anew since, or for a write before
        this one."""
        own = (read.site, write.site) if read.site != write.site else ()
        sites = (*own, *self._code.earlier(read.site))
        return any(self._passes(read.task, site, read.event, write.event) for site in sites)

    def _falls_between(self, kind: str, first: Touch, second: Touch, other: Touch) -> bool:
        if other.task == first.task or other.when.before(first.when) or second.when.before(other.when):
            return False
        if kind == "iteration":
            return other.access.key is WHOLE
        if other.access.how == READ:
            return True
        if not clash(first.access, other.access) or not clash(second.access, other.access):
            return False
        mine, theirs = self._code.operation(second.site), self._code.operation(other.site)
        if mine == "store":
            return theirs == "store" and (kind == "update" or second.site == other.site)
        return any(mine in ways and theirs in ways for ways in (_REMOVING, _ADDING))

    def _alike(self, first: Touch, touches: list[Touch]) -> list[Touch]:
        """The same look at the same, by whoever."""
        if first.access.key is WHOLE and isinstance(self._things[first.access.thing], dict | set):
            return []  # one may have looked for one part, one for another
        if first.site in self._code.polled:
            return []  # each goes on looking until it sees what it waits for itself
        return [each for each in touches if each.site == first.site and each.access == first.access]

    # -- iterations -------------------------------------------------

    def _iterations(self, thing: int, touches: list[Touch]) -> Iterator[tuple[str, Touch, Touch]]:
        if not isinstance(self._things[thing], _SIZED):
            return
        open_ones: dict[int, list[Touch]] = {}
        for touch in touches:
            run = open_ones.get(touch.task, [])
            if touch.access.by == "loop" and run:
                open_ones[touch.task] = [*run[:1], touch]
                continue
            begins = touch.access.by == "begin"
            if (begins or self._changes(touch)) and len(run) > 1:
                yield "iteration", run[0], run[1]
                del open_ones[touch.task]
            if begins:
                open_ones[touch.task] = [touch]
        yield from (("iteration", run[0], run[1]) for run in open_ones.values() if len(run) > 1)
