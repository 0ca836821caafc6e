"""What others see too early, too late, or of somebody else: values made known before they are finished, taken away for
a moment, overwritten before they are read back, changed under a loop."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from itertools import takewhile

from grader.results import Step

from .aliases import seen_for_a_moment, told_too_early, waited_for
from .evidence import Evidence, method_of
from .handlers import handed
from .looking import AUGMENTED, IN_TEST, WAITS
from .pattern import Diagnosis, Pattern
from .program import dotted
from .stale import GETTERS, GIVERS, TAKERS, changed, places

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


_SIGNALS = frozenset(("set", "release", "notify", "notify_all"))


_ITERATING = re.compile(r"changed (?:size|during)|mutated during iteration|already executing|keys changed")


def overwritten(evidence: Evidence) -> Diagnosis | None:
    """A thread writes, another one writes the same, and the first one reads back what is not its own."""
    if evidence.kind not in ("wrong-outcome", "exception"):
        return None
    writes: dict[tuple[int, str], Step] = {}
    taken: dict[tuple[int, str], int] = {}
    for step in evidence.steps:
        if step.kind == "acquire":
            taken[step.thread, step.target] = step.number
        elif step.kind == "release":
            taken.pop((step.thread, step.target), None)
        if _looks_anew(evidence, step):
            writes = {key: each for key, each in writes.items() if key[0] != step.thread}
        if step.kind == "write" and evidence.own(step):
            writes[step.thread, step.target] = step
        mine = writes.get((step.thread, step.target))
        if mine is not None and AUGMENTED.search(mine.text):
            continue  # who counts on puts no value of its own there
        if step.kind != "read" or mine is None or mine.value == step.value or not evidence.own(step):
            continue
        inside = any(thread == step.thread and number > mine.number for (thread, _), number in taken.items())
        other = [s for (thread, name), s in writes.items() if name == step.target and thread != step.thread]
        if not inside and any(mine.number < each.number and each.value == step.value for each in other):
            return Diagnosis(OVERWRITTEN, places(mine, max(other, key=lambda s: s.number), step))
    return None


def _looks_anew(evidence: Evidence, step: Step) -> bool:
    """Whether a thread comes back from a wait or from elsewhere: it expects what others have written meanwhile."""
    if step.kind in ("block", "wake"):
        return True
    return evidence.foreign(step) and step.kind in ("call", "read", "loop", "end")


def too_early(evidence: Evidence) -> Diagnosis | None:
    """A thread gives word of something and changes it afterwards; in between another thread, which the word reached,
    read it or tried to take it."""
    if evidence.kind not in ("wrong-outcome", "exception"):
        return None
    rules = (_for_a_moment, _word_before_change, _flag_before_value, _word_before_deed, _put_back)
    return next((found for rule in rules if (found := rule(evidence)) is not None), None)


def _put_back(evidence: Evidence) -> Diagnosis | None:
    found = seen_for_a_moment(evidence) if evidence.kind == "wrong-outcome" else ()
    return Diagnosis(TOO_EARLY, found) if found else None


def _word_before_change(evidence: Evidence) -> Diagnosis | None:
    for word in evidence.own_steps:
        if method_of(word)[1] not in _SIGNALS:
            continue
        for change in evidence.rest_of_turn(word):
            target = changed(change)
            if not target or target == method_of(word)[0] or _is_told_itself(evidence, change, word):
                continue
            if change.kind == "write" and (told := told_too_early(evidence, word, change)):
                return Diagnosis(TOO_EARLY, told)
            between = evidence.steps[word.number : change.number - 1]
            for step in between:
                hears = step.thread != word.thread and evidence.own(step) and _reads(step, target)
                if hears and waited_for(evidence, step, word):
                    return Diagnosis(TOO_EARLY, places(word, step, change))
    return None


def _is_told_itself(evidence: Evidence, change: Step, word: Step) -> bool:
    """Whether a change is followed by a word of its own: it is the next one, which the word before was not about."""
    return any(method_of(step) == method_of(word) for step in evidence.rest_of_turn(change))


def _flag_before_value(evidence: Evidence) -> Diagnosis | None:
    """A thread says yes in a flag and writes something else later in that call; in between another one looks at the
    flag, believes it, and reads what is not there yet."""
    for flag in evidence.own_steps:
        if flag.kind != "write" or flag.value != "True":
            continue
        for change in evidence.rest_of_turn(flag):
            if change.kind != "write" or change.target == flag.target:
                continue
            between = [s for s in evidence.steps[flag.number : change.number - 1] if s.thread != flag.thread]
            read = next((s for s in between if (s.kind, s.target) == ("read", change.target)), None)
            if read is not None and _believes(read, flag.target, between):
                return Diagnosis(TOO_EARLY, places(flag, read, change))
    return None


def _believes(read: Step, flag: str, between: Sequence[Step]) -> bool:
    """Whether the thread that reads has seen yes when it last looked at the flag."""
    looks = [s for s in between if (s.thread, s.kind, s.target) == (read.thread, "read", flag)]
    seen = [each.value for each in looks if each.number < read.number]
    return seen[-1:] == ["True"]


def _word_before_deed(evidence: Evidence) -> Diagnosis | None:
    """A thread gives word and calls what it was handed only afterwards, without having waited for an answer; in between
    another one, which waited for that word, has called what it was handed."""
    for word in evidence.own_steps:
        if method_of(word)[1] not in _SIGNALS or _gives_back(evidence, word):
            continue
        rest = takewhile(lambda step: not _waits(step), evidence.rest_of_turn(word))
        deed = next((step for step in rest if _is_handed(evidence, step)), None)
        if deed is None:
            continue
        for other in evidence.steps[word.number : deed.number - 1]:
            came = other.thread != word.thread and _is_handed(evidence, other)
            if came and waited_for(evidence, other, word):
                return Diagnosis(TOO_EARLY, places(word, other, deed))
    return None


def _waits(step: Step) -> bool:
    """Whether a thread waits for others here: what it does then, it does when they let it."""
    blocked = step.kind == "block" and not step.note.startswith("waits for the lock")
    return blocked or method_of(step)[1] in WAITS


def _gives_back(evidence: Evidence, word: Step) -> bool:
    """Whether a thread gives back what it had taken itself: a lock, then, and no word."""
    name = method_of(word)[0]
    return any(method_of(each) == (name, "acquire") for each in evidence.of(word.thread) if each.number < word.number)


def _is_handed(evidence: Evidence, step: Step) -> bool:
    """Whether a step calls what the submission was handed, to do something and not to ask a question."""
    if step.kind != "call" or not evidence.own(step) or IN_TEST.match(step.text):
        return False
    name = step.target.partition("(")[0]
    return any(
        isinstance(each, ast.Call) and dotted(each.func) == name and handed(evidence.program, each)
        for each in evidence.nodes_at(step)
    )


def _for_a_moment(evidence: Evidence) -> Diagnosis | None:
    """A call puts something in and takes it out again, or takes it out and puts it back, and another thread came in
    between."""
    queues = {step.target for step in evidence.steps if step.value.startswith("<") and "Queue" in step.value}
    for first in evidence.own_steps:
        target, name = method_of(first)
        inverse = GIVERS if name in TAKERS or (name == "get" and target in queues) else TAKERS if name in GIVERS else ()
        if not inverse:
            continue
        for back in evidence.rest_of_turn(first):
            if method_of(back)[0] != target or method_of(back)[1] not in inverse:
                continue
            for step in evidence.steps[first.number : back.number - 1]:
                about = step.target == target or method_of(step)[0] == target
                missed = name != "get" or (step.kind == "wake" and step.note == "its time has passed")
                if step.thread != first.thread and evidence.own(step) and (about or step.kind == "wake") and missed:
                    return Diagnosis(TOO_EARLY, places(first, step, back))
    return None


def shared_iterator(evidence: Evidence) -> Diagnosis | None:
    """Python says so: a collection was changed under a loop, or a generator was stepped by two threads at once."""
    if evidence.kind == "exception" and _ITERATING.search(evidence.finding.message):
        return Diagnosis(SHARED_ITERATOR, ((evidence.finding.file, evidence.finding.line),))
    return None


def _reads(step: Step, target: str) -> bool:
    if step.kind == "read":
        return step.target == target
    return method_of(step)[0] == target and method_of(step)[1] in TAKERS | GETTERS
