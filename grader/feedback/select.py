"""Which steps of a trace matter.

A trace of a hundred steps explains nothing. Three kinds of step do: *conflicting* accesses (two threads,
one place, at least one write) that straddle a context switch; the lock operations that a deadlock is made
of; and the step that failed. They are *keys*. Around them a few steps give *context*: the last before and
the first after each switch. The rest is elided, by number, so that nothing seems to have been left out in
secret.

Places are compared by their source text, which is all that a trace carries: two objects that are both
called ``self.fork`` look alike here. That can mark a line too many, never a wrong verdict.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from grader.results import Finding, Step, Trace, Wait

ACCESSES = ("read", "write", "delete", "call", "loop")
LOCKING = ("acquire", "block", "release", "wake")
LOOKING = (
    "copy",
    "count",
    "empty",
    "full",
    "get",
    "index",
    "items",
    "keys",
    "qsize",
    "values",
)  # methods that only read
NO_PLACES = ("", "threading", "time", "random")  # functions of modules touch nothing that threads share
BEFORE = 3  # so many steps before the first key may be shown
DULL = ("loop", "pass", "test", "enter", "start", "end", "wake")


@dataclass(frozen=True, slots=True)
class Selection:
    """Positions in ``trace.steps``: the *keys*, and all that is *shown* (keys included), in order."""

    keys: frozenset[int]
    shown: tuple[int, ...]


def quiet(step: Step, own: Container[str]) -> bool:
    """Whether the step says nothing to a student: bookkeeping, or in no file of their *own*."""
    about_lock = step.kind == "read" and step.value.startswith("<")  # an object without a value, such as <lock>
    return step.kind in DULL or about_lock or _takes_lock(step) or bool(own and step.file not in own)


def told(finding: Finding, own: Container[str]) -> tuple[Wait, ...]:
    """The waits worth telling: not the scenario's own wait for its threads, unless there is no other."""
    inside = tuple(wait for wait in finding.waits if not own or not wait.file or wait.file in own)
    about = tuple(wait for wait in inside or finding.waits if wait.resource)
    return about or inside or finding.waits


def select(finding: Finding, limit: int = 14, own: Container[str] = frozenset()) -> Selection:
    """The steps of the finding's trace to show, keys first, at most *limit* (0: all steps)."""
    trace = finding.trace
    if trace is None or not trace.steps:
        return Selection(frozenset(), ())
    keys = key_steps(trace, finding, own)
    if not limit:
        return Selection(keys, tuple(range(len(trace.steps))))
    shown = set(sorted(keys)[-limit:])
    for position in _context(trace.steps, keys, own):
        if len(shown) >= limit:
            break
        shown.add(position)
    return Selection(keys, _without_single_gaps(shown, trace.steps, own))


def key_steps(trace: Trace, finding: Finding, own: Container[str] = frozenset()) -> frozenset[int]:
    """The two to four steps that explain the finding; never empty for a trace that has steps."""
    steps = trace.steps
    keys = set(_wait_steps(trace, told(finding, own)))
    failing = _failing_step(trace, finding)
    if not keys:
        keys.update(conflict(steps[: failing[-1] + 1] if failing else steps, finding.line))
    keys.update(failing)
    return frozenset(keys or {len(steps) - 1})


def conflict(steps: Sequence[Step], line: int = 0) -> tuple[int, ...]:
    """The last stale use: a read, another thread's write, then the first thread's use of what it had read.

    One that touches *line* goes before others, and a write before a mere read. Without any such triple:
    the last two conflicting accesses of two threads; without any of these, nothing.
    """
    for wanted, touched in product((line, 0) if line else (0,), (_exactly, _roughly)):
        places = _accesses(steps, touched)
        for found in (list(_triples(steps, places)), list(_pairs(steps, places))):
            fitting = [each for each in found if not wanted or any(steps[one].line == wanted for one in each)]
            if fitting:
                return max(fitting, key=lambda each: (_weight(steps, each), each))
    return ()


def _exactly(step: Step) -> str:
    """The place: of a call, the object whose method it is (``self.items`` of ``self.items.pop()``)."""
    target = step.target.rpartition(" in ")[2] if step.kind == "loop" else step.target
    return target.partition("(")[0].rpartition(".")[0] if "(" in target else target


def _roughly(step: Step) -> str:
    """The place, an element of a container taken for the container."""
    return _exactly(step).partition("[")[0]


def _accesses(steps: Sequence[Step], touched: Callable[[Step], str]) -> list[list[int]]:
    found: dict[str, list[int]] = {}
    for position in range(_alone(steps), len(steps)):
        step = steps[position]
        if step.kind in ACCESSES and touched(step) not in NO_PLACES and not _takes_lock(step):
            found.setdefault(touched(step), []).append(position)
    return list(found.values())


def _alone(steps: Sequence[Step]) -> int:
    """How many steps there are before a second thread runs: these conflict with nothing."""
    return next((position for position, step in enumerate(steps) if step.thread != steps[0].thread), len(steps))


def _reads(step: Step) -> bool:
    name, _, arguments = step.target.partition("(")
    method = name.rpartition(".")[2]
    if method == "get" and (arguments in ("", ")") or "timeout" in arguments):
        return False  # a queue's, which removes; a dict's has a key
    return step.kind in ("read", "loop") or (step.kind == "call" and method in LOOKING)


def _takes_lock(step: Step) -> bool:
    """Whether the step is but the call of a lock's method, whose effect is a step of its own."""
    return step.kind == "call" and step.target.partition("(")[0].endswith((".acquire", ".release"))


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


def _wait_steps(trace: Trace, waits: tuple[Wait, ...]) -> Iterator[int]:
    for wait in waits:
        blocked = _last(trace, wait.thread, wait.line, ("block", "acquire", "call"))
        held = _last(trace, wait.holder, wait.held_line, ("acquire",))
        yield from (each for each in (held, blocked) if each is not None)


def _last(trace: Trace, thread: str, line: int, kinds: tuple[str, ...]) -> int | None:
    for position in range(len(trace.steps) - 1, -1, -1):
        step = trace.steps[position]
        if trace.threads[step.thread] == thread and step.line == line and step.kind in kinds:
            return position
    return None


def _failing_step(trace: Trace, finding: Finding) -> tuple[int, ...]:
    """Where an exception ended its thread: the step that raised, or the thread's last."""
    if finding.kind != "exception":
        return ()
    steps = trace.steps
    last: dict[int, int] = {}
    for position, step in enumerate(steps):
        if step.kind not in ("end", "wake"):
            last[step.thread] = position
    here = [each for each in last.values() if (steps[each].file, steps[each].line) == (finding.file, finding.line)]
    raised = [each for each in here if steps[each].kind == "raise"]
    named = [each for each in here if trace.threads[steps[each].thread] in re.findall(r"[\w-]+", finding.message)]
    return tuple(sorted(raised or named or here)[-1:])


def _context(steps: Sequence[Step], keys: frozenset[int], own: Container[str]) -> list[int]:
    """Steps worth showing besides the keys, the nearest to a key first."""
    edges = {
        position
        for before, after in pairwise(range(len(steps)))
        for position in (before, after)
        if steps[before].thread != steps[after].thread
    }
    lines = {(steps[key].thread, steps[key].file, steps[key].line) for key in keys}
    same_line = {
        position
        for position, step in enumerate(steps)
        if (step.thread, step.file, step.line) in lines and step.kind in ACCESSES + LOCKING
    }
    threads = {steps[key].thread for key in keys}
    edges = {each for each in edges if steps[each].thread in threads}
    near = {
        each for each in edges | same_line if min(keys) - BEFORE <= each <= max(keys) and not quiet(steps[each], own)
    }
    return sorted(near - keys, key=lambda position: (min(abs(position - key) for key in keys), position))


def _without_single_gaps(shown: set[int], steps: Sequence[Step], own: Container[str]) -> tuple[int, ...]:
    """Fills a gap of one step, for saying that one step was left out takes as much room as the step."""
    loud = [position for position, step in enumerate(steps) if position in shown or not quiet(step, own)]
    single = {
        middle
        for before, middle, after in zip(loud, loud[1:], loud[2:], strict=False)
        if before in shown and after in shown
    }
    return tuple(sorted(shown | single))
