"""Finds where threads meet: two accesses of different threads to one place, at least one of them a write.

Places are compared by their source text, which is all that a trace carries: two objects that are both
called ``self.fork`` look alike here. That can mark a line too many, never a wrong verdict. The first pass
takes texts as they are; the second takes an element for its container, so that iterating ``d`` meets
writing ``d[k]``.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from itertools import product

from grader.results import Step

ACCESSES = ("read", "write", "delete", "call", "loop")
LOOKING = ("copy", "count", "empty", "full", "get", "index", "items", "keys", "qsize", "values")  # methods that read
NO_PLACES = ("", "threading", "time", "random")  # functions of modules touch nothing that threads share


def conflict(
    steps: Sequence[Step], line: int = 0, own: Container[str] = frozenset(), threads: Container[int] = ()
) -> tuple[int, ...]:
    """The last stale use: a read, another thread's write, then the first thread's use of what it had read.

    One that touches *line* goes before others, and a write before a mere read. Without any such triple:
    the last two conflicting accesses of two threads; without any of these, nothing. Only steps in *own* files count,
    and only conflicts that one of *threads* takes part in (empty: any).
    """
    for wanted, touched in product((line, 0) if line else (0,), (_exactly, _roughly)):
        places = _accesses(steps, touched, own)
        for search in (_triples, _pairs):
            fitting = [each for each in search(steps, places) if _fits(steps, each, wanted, threads)]
            if fitting:
                return max(fitting, key=lambda each: (_weight(steps, each), each))
    return ()


def bare(step: Step) -> bool:
    """Whether the step only reads an object that has no value to show, such as ``<lock>``."""
    return step.kind == "read" and step.value.startswith("<")


def takes_lock(step: Step) -> bool:
    """Whether the step is but the call of a lock's method, whose effect is a step of its own."""
    return step.kind == "call" and step.target.partition("(")[0].endswith((".acquire", ".release"))


def _about_locks(step: Step) -> bool:
    """Whether the step touches nothing but a lock, a condition or another object without a value."""
    signals = step.target.partition("(")[0].endswith((".notify", ".notify_all"))
    return bare(step) or takes_lock(step) or (step.kind == "call" and signals)


def _fits(steps: Sequence[Step], places: tuple[int, ...], line: int, threads: Container[int]) -> bool:
    at_line = not line or any(steps[each].line == line for each in places)
    return at_line and (not threads or any(steps[each].thread in threads for each in places))


def _exactly(step: Step) -> str:
    """The place: of a call, the object whose method it is (``self.items`` of ``self.items.pop()``)."""
    target = step.target.rpartition(" in ")[2] if step.kind == "loop" else step.target
    return target.partition("(")[0].rpartition(".")[0] if "(" in target else target


def _roughly(step: Step) -> str:
    """The place, an element of a container taken for the container."""
    return _exactly(step).partition("[")[0]


def _accesses(steps: Sequence[Step], touched: Callable[[Step], str], own: Container[str]) -> list[list[int]]:
    found: dict[str, list[int]] = {}
    for position in range(_alone(steps), len(steps)):
        step = steps[position]
        if own and step.file not in own:
            continue
        if step.kind in ACCESSES and touched(step) not in NO_PLACES and not _about_locks(step):
            found.setdefault(touched(step), []).append(position)
    return list(found.values())


def _alone(steps: Sequence[Step]) -> int:
    """How many steps the main thread has made before a second thread runs: these conflict with nothing."""
    return next((position for position, step in enumerate(steps) if step.thread != 0), len(steps))


def _reads(step: Step) -> bool:
    name, _, arguments = step.target.partition("(")
    method = name.rpartition(".")[2]
    if method == "get" and (arguments in ("", ")") or "timeout" in arguments):
        return False  # a queue's, which removes; a dict's has a key
    return step.kind in ("read", "loop") or (step.kind == "call" and method in LOOKING)


def _triples(steps: Sequence[Step], accesses: list[list[int]]) -> Iterator[tuple[int, ...]]:
    for places in accesses:
        last: dict[int, int] = {}  # a thread's latest access to this place
        spoilt: dict[int, int] = {}  # and the first write by another thread since
        for position in places:
            thread = steps[position].thread
            if thread in spoilt and steps[last[thread]].kind != "write":
                yield last[thread], spoilt[thread], position
            spoilt.pop(thread, None)
            last[thread] = position
            if not _reads(steps[position]):
                for other in last.keys() - {thread}:
                    spoilt.setdefault(other, position)


def _pairs(steps: Sequence[Step], accesses: list[list[int]]) -> Iterator[tuple[int, ...]]:
    for places in accesses:
        last: dict[int, int] = {}
        for second in places:
            other = steps[second]
            for thread, first in last.items():
                if thread != other.thread and not (_reads(steps[first]) and _reads(other)):
                    yield first, second
            last[other.thread] = second


def _weight(steps: Sequence[Step], places: tuple[int, ...]) -> int:
    return 0 if _reads(steps[places[-1]]) else {"write": 2, "delete": 2}.get(steps[places[-1]].kind, 1)
