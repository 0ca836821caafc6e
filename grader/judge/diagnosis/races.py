"""Two threads at one place: what one of them knew had become old by the time it was used.

A *stale use* is a read in the submission's text, another thread's change of the same thing, and then the first
thread's next step there, with no return to the scenario in between. What the two threads held meanwhile tells an
absent lock from a useless one; see :mod:`.guards`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grader.results import Step

from .evidence import Evidence, method_of
from .pattern import Diagnosis, Pattern

LOST_UPDATE = Pattern(
    "lost-update",
    "A thread reads a value, another thread writes it, and the first one writes back what it worked out from the old "
    "value: the other's update is lost.",
    "What must not happen between the read and the write, and what could keep other threads out for so long?",
)
CHECK_THEN_ACT = Pattern(
    "check-then-act",
    "A thread looks at something and acts on what it saw, but another thread changes it in between.",
    "Which two steps have to be one for all other threads?",
)
OVERWRITTEN = Pattern(
    "overwritten",
    "A thread puts a value where others can reach it and reads it back later; meanwhile another thread has put its own "
    "value there.",
    "Whom does this value belong to, and does it have to be kept where everybody can write?",
)
TOO_EARLY = Pattern(
    "unsafe-publication",
    "A thread makes something known before it is finished: another thread hears of it, comes to fetch it, and finds "
    "the old state or half of the new one.",
    "In which order do others learn that it is ready, and is it really ready?",
)
SHARED_ITERATOR = Pattern(
    "shared-iterator",
    "A thread goes through a collection, or steps a generator, while another thread changes or steps the same one.",
    "Who else touches this while the loop runs, and could the loop have something of its own?",
)

_FLAGS = frozenset({"None", "True", "False"})
_ARITHMETIC = re.compile(r"[-+*/%|&^]")
_AUGMENTED = re.compile(r"[-+*/%|&^]=")
_GETTERS = frozenset(
    ("get", "copy", "count", "empty", "full", "index", "items", "keys", "qsize", "values", "is_set", "locked")
)
_TAKERS = frozenset(("pop", "popleft", "remove", "get_nowait", "popitem", "heappop"))
_SIGNALS = frozenset(("set", "release", "notify", "notify_all"))
_ITERATING = re.compile(r"changed (?:size|during)|mutated during iteration|already executing|keys changed")


@dataclass(frozen=True, slots=True)
class StaleUse:
    """A read, another thread's change, and the use of what was read."""

    read: Step
    change: Step
    use: Step
    at_once: bool


def stale_uses(evidence: Evidence) -> Iterator[StaleUse]:
    """All stale uses of a trace, in the order of their reads."""
    steps = [step for step in evidence.steps if step.kind in ("read", "write", "call", "test", "delete")]
    for index, first in enumerate(steps):
        if first.kind not in ("read", "test") or not evidence.own(first):
            continue
        after = _others_change(evidence, steps, index)
        use = _next_own(evidence, steps[after:], first) if after else None
        if use is not None:
            at_once = not any(step.thread == first.thread for step in steps[index + 1 : after])
            yield StaleUse(first, steps[after - 1], use, at_once)


def lost_update(evidence: Evidence) -> Diagnosis | None:
    """The use writes what was read, and what was read is no flag: at once, or by a line that works something out."""
    for each in _in_results(evidence):
        if (
            each.use.kind == "write"
            and each.read.value not in _FLAGS
            and (each.at_once or computes(each.use) or _goes_back(each))
        ):
            return Diagnosis(LOST_UPDATE, _places(each.read, each.change, each.use))
    return None


def check_then_act(evidence: Evidence) -> Diagnosis | None:
    """The use, a write or a call, comes straight after a look at what another thread has changed since."""
    for each in _in_results(evidence):
        if each.use.kind in ("write", "call") and each.at_once:
            return Diagnosis(CHECK_THEN_ACT, _places(each.read, each.change, each.use))
    return _look_then_fail(evidence) or _look_elsewhere(evidence)


def overwritten(evidence: Evidence) -> Diagnosis | None:
    """A thread writes, another one writes the same, and the first one reads back what is not its own."""
    if evidence.kind not in ("wrong-outcome", "exception"):
        return None
    writes: dict[tuple[int, str], Step] = {}
    for step in evidence.steps:
        if evidence.foreign(step) and step.kind in ("call", "read", "loop", "end"):
            writes = {key: each for key, each in writes.items() if key[0] != step.thread}
        if not evidence.own(step):
            continue
        if step.kind == "write":
            writes[step.thread, step.target] = step
        mine = writes.get((step.thread, step.target))
        if step.kind != "read" or mine is None or mine.value == step.value:
            continue
        other = [s for (thread, name), s in writes.items() if name == step.target and thread != step.thread]
        if any(mine.number < each.number and each.value == step.value for each in other):
            return Diagnosis(OVERWRITTEN, _places(mine, max(other, key=lambda s: s.number), step))
    return None


def too_early(evidence: Evidence) -> Diagnosis | None:
    """A thread gives word of something and changes it afterwards; in between another thread, which the word reached,
    read it or tried to take it."""
    if evidence.kind not in ("wrong-outcome", "exception"):
        return None
    for word in evidence.own_steps:
        if method_of(word)[1] not in _SIGNALS:
            continue
        later = _rest_of_call(evidence, word)
        for change in later:
            target = _changed(change)
            if not target or target == method_of(word)[0]:
                continue
            between = evidence.steps[word.number : change.number - 1]
            for step in between:
                if step.thread != word.thread and evidence.own(step) and _reads(step, target):
                    return Diagnosis(TOO_EARLY, _places(word, step, change))
    return None


def shared_iterator(evidence: Evidence) -> Diagnosis | None:
    """Python says so: a collection was changed under a loop, or a generator was stepped by two threads at once."""
    if evidence.kind == "exception" and _ITERATING.search(evidence.finding.message):
        return Diagnosis(SHARED_ITERATOR, ((evidence.finding.file, evidence.finding.line),))
    return None


def computes(write: Step) -> bool:
    """Whether the line that writes works something out, so that it may build on what was read before."""
    return _ARITHMETIC.search(write.text.partition("=")[2]) is not None or _AUGMENTED.search(write.text) is not None


def _goes_back(each: StaleUse) -> bool:
    return each.use.value == each.read.value and each.change.value not in ("", each.read.value)


def _in_results(evidence: Evidence) -> Iterator[StaleUse]:
    return stale_uses(evidence) if evidence.kind in ("wrong-outcome", "exception", "deadlock") else iter(())


def _look_then_fail(evidence: Evidence) -> Diagnosis | None:
    """Taking from an empty collection raised, and another thread had taken since this one looked."""
    if evidence.kind != "exception" or not re.match(r"IndexError|KeyError|ValueError|Empty", evidence.finding.message):
        return None
    failing = [s for s in evidence.own_steps if (s.file, s.line) == (evidence.finding.file, evidence.finding.line)]
    for fail in reversed(failing):
        target, name = method_of(fail)
        if name not in _TAKERS:
            continue
        taken = [s for s in evidence.own_steps if method_of(s)[0] == target and method_of(s)[1] in _TAKERS]
        other = [s for s in taken if s.thread != fail.thread and s.number < fail.number]
        looks = [s for s in evidence.own_steps if s.thread == fail.thread and s.number < fail.number]
        seen = [s for s in looks if s.target == target and s.value not in ("", "[]", "deque([])", "{}")]
        if other and seen and seen[-1].number < other[-1].number:
            return Diagnosis(CHECK_THEN_ACT, _places(seen[-1], other[-1], fail))
    return None


def _look_elsewhere(evidence: Evidence) -> Diagnosis | None:
    """A thread looked at a flag or a size, went on to change something else, and what it had looked at was changed
    before it did."""
    if evidence.kind != "wrong-outcome" or evidence.uninterrupted:
        return None
    looks: dict[int, dict[str, Step]] = {}
    spoilt: dict[int, tuple[Step, Step]] = {}
    for step in evidence.steps:
        if evidence.foreign(step) and step.kind == "call":
            looks.pop(step.thread, None)
            spoilt.pop(step.thread, None)
        if not evidence.own(step):
            continue
        if step.kind in ("read", "test") and not step.value.startswith("<") and _tested(evidence, step):
            looks.setdefault(step.thread, {})[step.target] = step
            spoilt.pop(step.thread, None)
        changed = _changed(step)
        if changed and step.thread in spoilt and changed != spoilt[step.thread][0].target:
            look, change = spoilt[step.thread]
            return Diagnosis(CHECK_THEN_ACT, _places(look, change, step))
        for thread, seen in looks.items():
            if thread != step.thread and changed in seen and step.value != seen[changed].value:
                spoilt.setdefault(thread, (seen[changed], step))
    return None


def _tested(evidence: Evidence, step: Step) -> bool:
    """Whether the line decides something: an ``if``, a ``while`` or a conditional expression."""
    return re.match(r"(?:el)?if\b|while\b", step.text) is not None or " if " in step.text


def _rest_of_call(evidence: Evidence, first: Step) -> Iterator[Step]:
    for step in evidence.steps[first.number :]:
        if step.thread == first.thread:
            if evidence.foreign(step) or step.kind == "end":
                return
            yield step


def _changed(step: Step) -> str:
    """The name of what a step changes; empty if it changes nothing that has one."""
    if step.kind == "write":
        return step.target.partition("[")[0]
    target, name = method_of(step)
    return target if name in _TAKERS | {"append", "appendleft", "add", "insert", "extend", "put", "put_nowait"} else ""


def _reads(step: Step, target: str) -> bool:
    if step.kind == "read":
        return step.target == target
    return method_of(step)[0] == target and method_of(step)[1] in _TAKERS | _GETTERS


def _others_change(evidence: Evidence, steps: Sequence[Step], index: int) -> int:
    """The position after the first change by another thread of what step ``index`` read, if that comes before its own
    thread touches it again or has returned to the scenario; else 0.

    The same name may stand for different objects; where the other thread read another value than this one, it does.
    """
    first = steps[index]
    for position in range(index + 1, len(steps)):
        each = steps[position]
        if each.thread == first.thread and (evidence.foreign(each) or _touches(each, first)):
            return 0
        if each.thread == first.thread or each.target != first.target:
            continue
        if each.kind == "write":
            return position + 1
        if each.value != first.value:
            return 0
    return 0


def _next_own(evidence: Evidence, steps: Sequence[Step], first: Step) -> Step | None:
    """The next step in which the thread of ``first`` touches the same, unless it returns to the scenario before."""
    for each in steps:
        if each.thread == first.thread and evidence.foreign(each):
            return None
        if each.thread == first.thread and _touches(each, first):
            return each
    return None


def _touches(step: Step, first: Step) -> bool:
    return step.target == first.target or (step.kind == "call" and step.target.startswith(first.target + "."))


def _places(*steps: Step) -> tuple[tuple[str, int], ...]:
    return tuple(dict.fromkeys((step.file, step.line) for step in steps))
