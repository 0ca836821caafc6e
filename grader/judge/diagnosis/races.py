"""Two threads at one place: what one of them knew had become old by the time it was used.

A *stale use* is a read in the submission's text, another thread's change of the same thing, and then the first
thread's next step there, with no return to the scenario in between. What the two threads held meanwhile tells an
absent lock from a useless one; see :mod:`.guards`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from grader.results import Step

from .aliases import spoilt_look
from .evidence import Evidence, method_of
from .looking import AUGMENTED, FLAGS, IN_TEST, TOOLS
from .pattern import Diagnosis, Pattern
from .stale import GETTERS, TAKERS, StaleUse, changed, next_turn, places, stale_uses

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

_ARITHMETIC = re.compile(r"[-+*/%|&^]")


def lost_update(evidence: Evidence) -> Diagnosis | None:
    """The first stale use writes what was read, and what was read is no flag: at once, or by a line that works
    something out, or back to what it was."""
    for each in _in_results(evidence):
        if _loses(each):
            return Diagnosis(LOST_UPDATE, places(each.read, each.change, each.use))
        if _acts(each):
            return None
    return _restored(evidence) if evidence.kind in ("wrong-outcome", "exception") else None


def check_then_act(evidence: Evidence) -> Diagnosis | None:
    """The first stale use, a write or a call, comes straight after a look at what another thread has changed since; or
    a look that decided something was spoilt before the thread acted on it."""
    for each in _in_results(evidence):
        if _acts(each):
            return Diagnosis(CHECK_THEN_ACT, places(each.read, each.change, each.use))
        if _loses(each):
            return None
    rules = (_look_then_fail, _look_elsewhere, _late_item, _look_by_another_name)
    return next((found for rule in rules if (found := rule(evidence)) is not None), None)


def _loses(each: StaleUse) -> bool:
    if each.use.kind != "write" or each.read.value in FLAGS:
        return False
    return (each.at_once and not _tested(each)) or computes(each.use) or _goes_back(each) or _carried(each)


def _tested(each: StaleUse) -> bool:
    """Whether what was read only decides whether something else is written there."""
    written = each.use.text.partition("=")[2]
    return (
        IN_TEST.match(each.read.text) is not None and each.read.line != each.use.line and each.use.target not in written
    )


def _carried(each: StaleUse) -> bool:
    """Whether what was read was kept in a variable, and a variable is what is written later."""
    kept = re.match(r"[A-Za-z_]\w*(?:\s*:[^=]+)?\s*=[^=]", each.read.text) is not None
    return kept and re.fullmatch(r"[\w.\[\]\"']+\s*=\s*[A-Za-z_]\w*", each.use.text) is not None


def _acts(each: StaleUse) -> bool:
    return each.use.kind in ("write", "call", "delete") and each.at_once and not _loses(each)


def lost_count(evidence: Evidence) -> Diagnosis | None:
    """A lost update that ended in a standstill: what was lost is what somebody waits for."""
    if evidence.kind != "deadlock" or evidence.uninterrupted:
        return None
    found = next(stale_uses(evidence), None)
    if found is None or not _loses(found) or not computes(found.use):
        return None
    return Diagnosis(LOST_UPDATE, places(found.read, found.change, found.use))


def _restored(evidence: Evidence) -> Diagnosis | None:
    """A thread writes back a value that it had read before another thread changed it, whatever it looked at between."""
    reads: dict[tuple[int, str], list[Step]] = {}
    changes: dict[str, Step] = {}
    for step in evidence.steps:
        if evidence.foreign(step) and step.kind == "call":
            reads = {key: each for key, each in reads.items() if key[0] != step.thread}
        if not evidence.own(step):
            continue
        key = step.thread, step.target
        if step.kind == "read" and step.value not in FLAGS:
            reads.setdefault(key, []).append(step)
        if step.kind == "write":
            change = changes.get(step.target)
            first = next((s for s in reads.get(key, []) if s.value == step.value), None)
            if (
                first
                and change
                and change.thread != step.thread
                and first.number < change.number
                and not computes(step)
            ) and change.value != step.value:
                return Diagnosis(LOST_UPDATE, places(first, change, step))
            changes[step.target] = step
    return None


def computes(write: Step) -> bool:
    """Whether the line that writes works something out, so that it may build on what was read before."""
    return _ARITHMETIC.search(write.text.partition("=")[2]) is not None or AUGMENTED.search(write.text) is not None


def _goes_back(each: StaleUse) -> bool:
    return each.use.value == each.read.value and each.change.value not in ("", each.read.value)


def _in_results(evidence: Evidence) -> Iterator[StaleUse]:
    return stale_uses(evidence) if evidence.kind in ("wrong-outcome", "exception") else iter(())


_EMPTY = re.compile(r"|\[\]|\{\}|set\(\)|deque\(\[\]\)|<\w+ of 0>")
"""How nothing at all is shown, or a container without anything in it."""


def _look_then_fail(evidence: Evidence) -> Diagnosis | None:
    """Taking from an empty collection raised, and another thread had taken since this one looked."""
    if evidence.kind != "exception" or not re.match(r"IndexError|KeyError|ValueError|Empty", evidence.finding.message):
        return None
    failing = [s for s in evidence.own_steps if (s.file, s.line) == (evidence.finding.file, evidence.finding.line)]
    for fail in reversed(failing):
        target, name = method_of(fail)
        if name not in TAKERS:
            continue
        taken = [s for s in evidence.own_steps if method_of(s)[0] == target and method_of(s)[1] in TAKERS]
        other = [s for s in taken if s.thread != fail.thread and s.number < fail.number]
        looks = [s for s in evidence.own_steps if s.thread == fail.thread and s.number < fail.number]
        seen = [s for s in looks if s.target == target and s.line != fail.line and not _EMPTY.fullmatch(s.value)]
        waited = [
            s
            for s in looks
            if method_of(s)[1] == "wait" and s.number > max((x.number for x in looks if evidence.foreign(x)), default=0)
        ]
        if waited and taken and not seen:
            return Diagnosis(CHECK_THEN_ACT, places(waited[-1], fail))
        if other and seen and seen[-1].number < other[-1].number:
            return Diagnosis(CHECK_THEN_ACT, places(seen[-1], other[-1], fail))
    return None


def _look_elsewhere(evidence: Evidence) -> Diagnosis | None:
    """A thread looked at a flag or a size, went on to change something else, and what it had looked at was changed
    before it did. It came out wrong, nobody can go on, or the program itself complains of what has become of it."""
    complains = any(isinstance(node, ast.Raise) for node in evidence.nodes_of_finding)
    if not (evidence.kind in ("wrong-outcome", "deadlock") or complains) or evidence.uninterrupted:
        return None
    looks: dict[int, dict[str, Step]] = {}
    spoilt: dict[int, tuple[Step, Step]] = {}
    for step in evidence.steps:
        if evidence.foreign(step) and step.kind == "call":
            looks.pop(step.thread, None)
            spoilt.pop(step.thread, None)
        if not evidence.own(step):
            continue
        look = _looked(evidence, step)
        if look and IN_TEST.match(step.text) and not evidence.local(step):
            looks.setdefault(step.thread, {})[look] = step
            spoilt.pop(step.thread, None)
        if step.thread in spoilt and _anew(evidence, spoilt[step.thread][0], step):
            looks.pop(step.thread)
            spoilt.pop(step.thread)
        target = changed(step)
        if target and step.thread in spoilt:
            return Diagnosis(CHECK_THEN_ACT, places(*spoilt[step.thread], step))
        for thread, seen in looks.items():
            if thread != step.thread and target in seen and (not step.value or step.value != seen[target].value):
                spoilt.setdefault(thread, (seen[target], step))
    return None


def _anew(evidence: Evidence, look: Step, step: Step) -> bool:
    """Whether the next turn of a loop works the value out from what it is now: what was seen before is forgotten."""
    works_out = step.kind == "write" and step.target == look.target and computes(step)
    return works_out and next_turn(evidence, look, step)


def _late_item(evidence: Evidence) -> Diagnosis | None:
    """A thread waited in vain for an item, and one was put before it acted on there being none."""
    if evidence.kind != "wrong-outcome":
        return None
    for step in evidence.own_steps:
        if step.kind != "wake" or step.note != "its time has passed":
            continue
        before = [s for s in evidence.of(step.thread) if s.number < step.number and s.kind == "block"]
        name = evidence.resource(before[-1]) if before and "waits for an item" in before[-1].note else ""
        end = next(
            (s.number for s in evidence.steps[step.number :] if s.thread == step.thread and evidence.foreign(s)), 0
        )
        for put in evidence.steps[step.number : end]:
            if name and put.thread != step.thread and method_of(put) in ((name, "put"), (name, "put_nowait")):
                return Diagnosis(CHECK_THEN_ACT, places(step, put))
    return None


def _look_by_another_name(evidence: Evidence) -> Diagnosis | None:
    if evidence.kind != "wrong-outcome" or evidence.uninterrupted:
        return None
    found = spoilt_look(evidence)
    return Diagnosis(CHECK_THEN_ACT, found) if found else None


def _looked(evidence: Evidence, step: Step) -> str:
    """What a step looks at: a value that isn't an object that threads wait with, or a question to such an object. What
    comes out of a queue was taken, not looked at."""
    if step.kind == "call":
        name, method = method_of(step)
        takes = method == "get" and (name in evidence.queues or step.target.endswith(".get()"))
        return name if method in GETTERS and not takes else ""
    return step.target if step.kind in ("read", "test") and step.value not in TOOLS else ""
