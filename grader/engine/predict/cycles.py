"""Cycles in the order of locks: deadlocks that did not happen (Goodlock: Havelund 2000; Bensalem & Havelund 2005).

Each time a thread takes a lock while it holds others, it depends on who has that lock. A chain of dependencies of
different threads that closes is a deadlock that another schedule may meet, unless a lock that two of them hold keeps
them apart (a *gate*), or something orders one's wait before the other's: a start, an end, an event, a queue. Only locks
that are waited for without end count: who tries, or waits for some time, gets out again. Whether all of them can come
so far at once, is left to :mod:`cuts`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from .chronicle import Take

_LONGEST = 5
_MOST_TAKES = 200
_MOST_ALIKE = 3
_MOST_TRIES = 20_000


class _Link(NamedTuple):
    """A take, and the locks that were held at it."""

    take: Take
    held: frozenset[int]


class Cycles:
    """Finds closed chains among the takes of one execution; each is yielded once, the lowest task first."""

    def __init__(self, takes: list[Take]) -> None:
        self._links = _different(takes)
        self._holding: dict[int, list[_Link]] = defaultdict(list)
        for link in self._links:
            for lock in link.held:
                self._holding[lock].append(link)
        self._tries = 0

    def __iter__(self) -> Iterator[tuple[Take, ...]]:
        for first in self._links:
            for chain in self._closed((first,)):
                yield tuple(each.take for each in chain)

    def _closed(self, chain: tuple[_Link, ...]) -> Iterator[tuple[_Link, ...]]:
        """The chains that begin like this one and close. Whoever comes next holds what the last one waits for."""
        for following in self._holding[chain[-1].take.lock]:
            self._tries += 1
            if self._tries > _MOST_TRIES:
                return
            if not _continues(chain, following):
                continue
            longer = (*chain, following)
            if following.take.lock in chain[0].held:
                yield longer
            elif len(longer) < _LONGEST:
                yield from self._closed(longer)


def _different(takes: list[Take]) -> list[_Link]:
    """The takes that can be part of a cycle, without too many of one kind."""
    kept: list[_Link] = []
    seen: dict[object, int] = {}
    for take in takes:
        if not take.held:
            continue
        held = frozenset(each.lock for each in take.held)
        if take.lock in held:
            continue
        key = (take.task, take.lock, take.site, held)
        seen[key] = seen.get(key, 0) + 1
        if seen[key] <= _MOST_ALIKE:
            kept.append(_Link(take, held))
    wanted = {link.take.lock for link in kept}
    held_by_some = {lock for link in kept for lock in link.held}
    return [link for link in kept if link.take.lock in held_by_some and not wanted.isdisjoint(link.held)][:_MOST_TAKES]


def _continues(chain: tuple[_Link, ...], following: _Link) -> bool:
    """Whether somebody else may hold what the last of ``chain`` waits for, while all of them wait."""
    take, held = following
    return take.task > chain[0].take.task and all(
        each.task != take.task
        and each.lock != take.lock
        and locks.isdisjoint(held)
        and not each.when.before(take.when)
        and not take.when.before(each.when)
        for each, locks in chain
    )
