"""Cycles in the order of locks: deadlocks that did not happen (Goodlock: Havelund 2000; Bensalem & Havelund 2005).

Each time a thread takes a lock while it holds others, it depends on who has that lock. A chain of dependencies of
different threads that closes is a deadlock that another schedule may meet, unless a lock that two of them hold keeps
them apart (a *gate*), or something orders one's wait before the other's: a start, an end, an event, a queue. Only locks
that are waited for without end count: who tries, or waits for some time, gets out again. Whether all of them can come
so far at once, is left to :mod:`cuts`.
"""

from __future__ import annotations

from collections.abc import Iterator

from .chronicle import Take

_LONGEST = 5
_MOST_TAKES = 200
_MOST_ALIKE = 3
_MOST_TRIES = 20_000


class Cycles:
    """Finds closed chains among the takes of one execution; each is yielded once, the lowest task first."""

    def __init__(self, takes: list[Take]) -> None:
        self._takes = _different(takes)
        self._tries = 0

    def __iter__(self) -> Iterator[tuple[Take, ...]]:
        for first in self._takes:
            yield from self._closed((first,))

    def _closed(self, chain: tuple[Take, ...]) -> Iterator[tuple[Take, ...]]:
        for following in self._takes:
            self._tries += 1
            if self._tries > _MOST_TRIES:
                return
            if not _continues(chain, following):
                continue
            longer = (*chain, following)
            if following.lock in _locks(chain[0]):
                yield longer
            elif len(longer) < _LONGEST:
                yield from self._closed(longer)


def _different(takes: list[Take]) -> list[Take]:
    """The takes that can be part of a cycle, without too many of one kind."""
    kept: list[Take] = []
    seen: dict[object, int] = {}
    for take in takes:
        held = _locks(take) - {take.lock}
        key = (take.task, take.lock, take.site, held)
        seen[key] = seen.get(key, 0) + 1
        if held and take.lock not in _locks(take) and seen[key] <= _MOST_ALIKE:
            kept.append(take)
    wanted = {take.lock for take in kept}
    held_by_some = {lock for take in kept for lock in _locks(take)}
    return [take for take in kept if take.lock in held_by_some and not wanted.isdisjoint(_locks(take))][:_MOST_TAKES]


def _locks(take: Take) -> frozenset[int]:
    return frozenset(each.lock for each in take.held)


def _continues(chain: tuple[Take, ...], following: Take) -> bool:
    """Whether ``following`` may hold what the last of ``chain`` waits for, while all of them wait."""
    if following.task <= chain[0].task or chain[-1].lock not in _locks(following):
        return False
    return all(
        each.task != following.task
        and not _locks(each) & _locks(following)
        and each.lock != following.lock
        and not each.when.before(following.when)
        and not following.when.before(each.when)
        for each in chain
    )
