"""What an observed execution has taught: which things tasks share, where they touch them, and how often."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from random import Random

from grader.engine.observe.events import CLOCK, FIRST, READ, TASKS, UPDATE, WHOLE, Event

_Seen = tuple[int, int, bool]
"""One access: the task, the site, and whether it may clash with another."""


class Interest:
    """The shared things of a program, as groups of sites with the number of events that each task has there."""

    def __init__(self) -> None:
        self.groups: list[tuple[frozenset[int], dict[int, int]]] = []
        """The sites of one shared thing, and how many events each task has there."""

    def learn(self, events: Sequence[Event]) -> None:
        """Replaces what was known by what ``events`` show."""
        seen: dict[tuple[int, object], list[_Seen]] = defaultdict(list)
        for event in events:
            if event.site < 0:
                continue
            for thing, place, writes in _touched(event):
                seen[thing, place].append((event.task, event.site, writes))
        shared = [each for each in _merged(seen) if _is_shared(each)]
        groups = [(frozenset(site for _, site, _ in each), _counts(each)) for each in shared]
        together = [seen for each in shared for seen in each]
        if len(groups) > 1:
            groups.append((frozenset(site for _, site, _ in together), _counts(together)))
        self.groups = groups

    def pick(self, random: Random) -> tuple[frozenset[int], dict[int, int]]:
        """The sites of one shared thing, or of all, and the events that each task will have there; nothing is known
        at first."""
        if not self.groups:
            return frozenset(), {}
        sites, counts = random.choice(self.groups)
        return sites, dict(counts)


def _merged(seen: Mapping[tuple[int, object], list[_Seen]]) -> Iterable[list[_Seen]]:
    """The parts of a thing apart, unless something touches all of it."""
    wholes = {thing for thing, place in seen if place is WHOLE}
    together: dict[tuple[int, object], list[_Seen]] = defaultdict(list)
    for (thing, place), accesses in seen.items():
        together[thing, WHOLE if thing in wholes else place] += accesses
    return together.values()


def _touched(event: Event) -> Iterable[tuple[int, object, bool]]:
    for access in event.accesses:
        if access.thing not in (TASKS, CLOCK) and (access.thing >= FIRST or access.how != UPDATE):
            yield access.thing, access.key, access.how != READ
    for op in event.locks:
        if op.kind in "AT":
            yield op.lock, "lock", True


def _is_shared(seen: list[_Seen]) -> bool:
    return len({task for task, _, _ in seen}) > 1 and any(writes for _, _, writes in seen)


def _counts(seen: list[_Seen]) -> dict[int, int]:
    counts: dict[int, int] = defaultdict(int)
    for task, _, _ in seen:
        counts[task] += 1
    return counts
