"""A lock that is held while its holder waits for something that others can give only with that lock.

In an execution that went well the giver had the lock first, gave it back, and gave what was waited for. Had the other
been faster, it would wait, holding the lock, and the giver for the lock. That is told where both can get there (a
closed cut, see :mod:`cuts`), and where then nobody can help: all others go on as far as they can without the locks
that are held, and what they give does not end the wait. That they could take something away again is left out of the
reckoning, so a wait rather seems to end.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from grader.engine.observe import Event, Witness
from grader.engine.source import Code

from .accounts import Accounts, Entry, Want
from .chronicle import Chronicle
from .cuts import Cut, Cuts, Held

_MOST_ALIKE = 3
_MOST_TRIES = 200
_FOR_EVER = 1 << 60


class Blocked(NamedTuple):
    """``waiter`` waits at ``wait`` while it holds ``lock``, which ``giver`` takes (at ``take``) before it gives (at
    ``gift``) what is waited for. Places are sites; ``held`` is where the waiter took the lock."""

    waiter: int
    wait: int
    lock: int
    held: int
    giver: int
    take: int
    gift: int
    what: str


class Blocking:
    """Finds the waits of one execution that its locks could make endless: one for each place where a thread waits."""

    def __init__(self, witness: Witness, events: list[Event], chronicle: Chronicle, code: Code, cuts: Cuts) -> None:
        self._events = events
        self._chronicle = chronicle
        self._code = code
        self._cuts = cuts
        self._accounts = Accounts(witness, events, chronicle, code)
        self._tries = 0

    def __iter__(self) -> Iterator[Blocked]:
        seen: dict[int, int] = {}
        for want in self._accounts.wants:
            site = self._events[want.event].site
            seen[site] = seen.get(site, 0) + 1
            if seen[site] > _MOST_ALIKE or not self._code.is_judged(site):
                continue
            found = next(self._of(want), None)
            if found is not None:
                seen[site] = _MOST_ALIKE
                yield found

    def _of(self, want: Want) -> Iterator[Blocked]:
        held = [each for each in self._cuts.held(want.task, want.event) if self._excludes(each, want)]
        if not held or self._accounts.base(want.account) is None:
            return
        for mine, theirs, gift in self._meetings(want, held):
            self._tries += 1
            if self._tries > _MOST_TRIES:
                return
            if self._is_endless(want, held, theirs):
                wait, taken, take, given = (self._events[i].site for i in (want.event, mine.taken, theirs.taken, gift))
                what = want.account[1]
                yield Blocked(want.task, wait, mine.lock, taken, theirs.task, take, given, what)

    def _excludes(self, held: Held, want: Want) -> bool:
        """Whether nobody else can have a lock until its holder gives it back."""
        lock = held.lock
        return lock not in self._chronicle.signals and lock != want.lets_go and self._chronicle.is_own(lock)

    def _meetings(self, want: Want, held: list[Held]) -> Iterator[tuple[Held, Held, int]]:
        """Each hold of the waiter's, with an earlier one of somebody who gives after it, and where that is given."""
        for gift in self._accounts.entries[want.account]:
            if gift.amount <= 0 or gift.task == want.task:
                continue
            for mine in held:
                if gift.event > mine.given:
                    continue
                for theirs in self._cuts.holds:
                    if theirs.lock == mine.lock and theirs.taken < mine.taken and self._needs(theirs, gift):
                        yield mine, theirs, gift.event

    def _needs(self, hold: Held, gift: Entry) -> bool:
        """Whether who gives something could not give it without first having taken that lock."""
        return (
            hold.task == gift.task
            and hold.insists
            and gift.since < hold.taken < gift.event
            and self._code.is_judged(self._events[hold.taken].site)
            and not self._accounts.is_dealt(hold.task, hold.taken, gift.event)
        )

    # -- whether the wait would end ---------------------------------

    def _is_endless(self, want: Want, held: list[Held], theirs: Held) -> bool:
        ends = {want.task: want.event, theirs.task: theirs.taken}
        cut = self._cuts.closed(ends)
        if cut is None:
            return False
        stops = self._stops(cut, ends, {each.lock for each in held})
        there = 0 if want.account[1] == "told" else self._accounts.base(want.account) or 0
        entries = self._accounts.entries[want.account]
        if want.account[1] != "told":  # who waits to be told hears nothing of what was said before
            there += sum(each.amount for each in entries if each.event < cut.get(each.task, -1))
        for task in self._cuts.by_task:
            later = (each.amount for each in entries if each.task == task and cut.get(task, -1) <= each.event)
            before = sum(1 for each in entries if each.task == task and each.event >= stops[task])
            amounts = list(later)
            there += _most(amounts[: len(amounts) - before])
        return there < want.least

    def _stops(self, cut: Cut, ends: dict[int, int], locks: set[int]) -> dict[int, int]:
        """How far everybody gets, from the cut, without ``locks`` and the ends of whoever stops."""
        stops = dict.fromkeys(self._cuts.by_task, _FOR_EVER) | ends
        stuck = set(locks)
        while True:
            before = dict(stops)
            stuck |= {lock for lock, task in self._chronicle.inherited.items() if stops.get(task, 0) < _FOR_EVER}
            for task in self._cuts.by_task:
                stops[task] = min(stops[task], self._stop(task, cut.get(task, -1), stuck, stops))
            if stops == before:
                return stops

    def _stop(self, task: int, after: int, stuck: set[int], stops: dict[int, int]) -> int:
        first = self._cuts.by_task[task][0]
        if any(each >= stops.get(self._events[each].task, _FOR_EVER) for each in self._events[first].after):
            return first
        taken = (
            each.taken
            for each in self._cuts.holds
            if each.task == task and each.lock in stuck and each.insists and each.taken >= after
        )
        return min(taken, default=_FOR_EVER)


def _most(amounts: list[int]) -> int:
    """The most that there can be on the way, beginning with nothing."""
    best = there = 0
    for each in amounts:
        there += each
        best = max(best, there)
    return best
