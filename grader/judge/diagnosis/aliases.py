"""One thing under two names: what a caller knows as ``account.balance`` is ``self._balance`` to the account itself.

A trace knows names and values, not objects. Two names that end alike are taken for one thing only where the values
prove it: a thread finds there what another one has just put there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from grader.results import Step

from .evidence import Evidence, method_of
from .looking import AUGMENTED, FLAGS, IN_TEST, TOOLS, WAITS
from .pattern import Place
from .stale import next_turn, places

_NAME = re.compile(r"[\w.]+\.\w+")
_ASKS = frozenset(("wait", "acquire", "get"))


def ending(target: str) -> str:
    """``balance`` of ``self._balance``; empty where a name doesn't end in an attribute."""
    return target.rpartition(".")[2].strip("_") if _NAME.fullmatch(target) else ""


def spoilt_look(evidence: Evidence) -> tuple[Place, ...]:
    """A thread's look in a test, another thread's change of it since, and the first thread's write all the same: where
    they stand, or nothing. When it comes to write, the first thread finds what the other has left."""
    looks: dict[int, dict[str, Step]] = {}
    for step in evidence.steps:
        if evidence.foreign(step) and step.kind == "call":
            looks.pop(step.thread, None)
        name = ending(step.target)
        if not name or not evidence.own(step):
            continue
        if step.kind in ("read", "test") and IN_TEST.match(step.text) and step.value not in TOOLS:
            looks.setdefault(step.thread, {})[name] = step
        elif step.kind == "write" and (look := looks.get(step.thread, {}).get(name)) is not None:
            change = _found(evidence, look, step)
            if change is not None:
                return places(look, change, step)
    return ()


def _found(evidence: Evidence, look: Step, write: Step) -> Step | None:
    """What another thread wrote after ``look``, if it is what the writing thread reads before it writes."""
    between = evidence.steps[look.number : write.number - 1]
    same = [each for each in between if ending(each.target) == ending(look.target)]
    read = next((each for each in reversed(same) if (each.thread, each.kind) == (write.thread, "read")), None)
    if read is None or read.line != write.line or read.value == look.value or next_turn(evidence, look, write):
        return None
    changes = (each for each in reversed(same) if each.kind == "write" and each.thread != look.thread)
    return next((each for each in changes if each.value == read.value and each.number < read.number), None)


def seen_for_a_moment(evidence: Evidence) -> tuple[Place, ...]:
    """A thread writes a value and soon puts back the one that was there; another one reads it meanwhile."""
    before: dict[tuple[int, str], Step] = {}
    for step in evidence.own_steps:
        if step.kind == "read":
            before[step.thread, step.target] = step
        old = before.get((step.thread, step.target))
        flag = step.value in FLAGS  # whoever raises one takes it down again
        if step.kind != "write" or flag or old is None or old.value == step.value or not ending(step.target):
            continue
        back = next((s for s in evidence.rest_of_turn(step) if (s.kind, s.target) == ("write", step.target)), None)
        if back is None or back.value != old.value or _counts_waiters(evidence, step, back):
            continue
        for other in _reads_between(evidence, step, back):
            if other.value == step.value:
                return places(step, other, back)
    return ()


def _counts_waiters(evidence: Evidence, up: Step, down: Step) -> bool:
    """Whether a number is counted up before the line of a wait and down after it, or the other way round: others are to
    see it for as long as the wait lasts."""
    program = evidence.program
    if not (AUGMENTED.search(up.text) and AUGMENTED.search(down.text)):
        return False
    here = evidence.function_at(up)
    waits = (call for call in program.methods(*WAITS) if program.function_of(call) is here)
    return here is evidence.function_at(down) and any(up.line < call.lineno <= down.line for call in waits)


def told_too_early(evidence: Evidence, word: Step, change: Step) -> tuple[Place, ...]:
    """Another thread waits for what ``word`` gives, and reads between it and ``change`` what is only changed then."""
    for other in _reads_between(evidence, word, change):
        if other.value != change.value and waited_for(evidence, other, word):
            return places(word, other, change)
    return ()


def waited_for(evidence: Evidence, step: Step, word: Step) -> bool:
    """Whether the thread of ``step`` had asked for what ``word`` gives."""
    asked = (each for each in evidence.of(step.thread) if each.number < step.number)
    signal = ending(method_of(word)[0])
    return any(method_of(each)[1] in _ASKS and ending(method_of(each)[0]) == signal for each in asked)


def _reads_between(evidence: Evidence, first: Step, last: Step) -> Iterator[Step]:
    for each in evidence.steps[first.number : last.number - 1]:
        about = ending(each.target) == ending(last.target) != ""
        if each.thread != first.thread and each.kind == "read" and evidence.own(each) and about:
            yield each
