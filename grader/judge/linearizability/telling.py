"""Why no order of the calls explains a history, in words for a student.

What is told is the shortest beginning of the history that can't be explained: the call that was the last to return in
it, when it ran, what it gave, and what it would have given in the orders that explain everything before. For a call
that waits for ever, it is what it could have given. All of it follows from the calls that are shown and the exercise's
statement; a check that wants to hide more than that must not use a model.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grader.errors import ExerciseError
from grader.sentence import Sentence

from .history import Call, History, Returned
from .model import ANYTHING, Allowed, Specification
from .search import Search

_TRIED = 20_000
_SHOWN = 3
_OR, _AND, _AND_THEN = Sentence(" or "), Sentence(" and "), Sentence(", and ")


@dataclass(frozen=True, slots=True)
class Reason:
    """``call`` is what can't be explained, ``why`` says so, ``when`` where it stands among the others."""

    call: Call
    why: str
    when: str


def reason(history: History, model: Specification) -> Reason:
    """Why ``history``, which no order explains, is wrong."""
    count = _shortest(history, model)
    if count is None:
        return _of_pending(history, model)
    beginning = history.prefix(count)
    call = beginning.returned[-1]
    try:
        possible = Search(beginning, model, _TRIED).possible(call)
    except ExerciseError:
        possible = []
    return Reason(call, _why(call, possible), _when(call, beginning))


def _shortest(history: History, model: Specification) -> int | None:
    """How many calls have returned in the shortest beginning that can't be explained; None where it takes the calls
    that never return to see that something is wrong."""
    least, most = 0, len(history.returned)
    if Search(history.prefix(most), model).succeeds():
        return None
    while most - least > 1:
        middle = (least + most) // 2
        if Search(history.prefix(middle), model).succeeds():
            least = middle
        else:
            most = middle
    return most


def _why(call: Call, possible: Sequence[Allowed]) -> str:
    who, did = _who(call), _did(call)
    if not possible:
        return Sentence("{who} {did}, but in no order of the calls could it have returned yet", who=who, did=did)
    return Sentence(
        "{who} {did}; whatever the order of the calls, it should have {possible}",
        who=who,
        did=did,
        possible=_either(possible),
    )


def _who(call: Call) -> str:
    return _placed(str(call), call.thread)


def _placed(calls: str, thread: str) -> str:
    """Calls with the thread that made them."""
    if thread == "before":
        return Sentence("{calls} at first", calls=calls)
    if thread == "after":
        return Sentence("{calls} afterwards", calls=calls)
    return Sentence("{calls} in {thread}", calls=calls, thread=thread)


def _did(call: Call) -> str:
    assert call.outcome is not None, "only what has an outcome can be wrong about it"
    told = call.outcome.told()
    return Sentence("gave {value}", value=told) if isinstance(call.outcome, Returned) else told


def _either(possible: Sequence[Allowed]) -> str:
    values = [_shown(each) for each in possible if each.kind is None]
    parts: list[str] = []
    if values:
        parts.append(Sentence("given {values}", values=Sentence.joined(_OR, values[:_SHOWN])))
    if len(values) > _SHOWN:
        parts.append(Sentence("one of {number} other values", number=len(values) - _SHOWN))
    return Sentence.joined(_OR, [*parts, *(_shown(each) for each in possible if each.kind is not None)])


def _shown(allowed: Allowed) -> str:
    if allowed.kind is None:
        return Sentence("any result") if allowed.value is ANYTHING else str(allowed)
    if allowed.kind in (Exception, BaseException):
        return Sentence("raised an exception")
    return Sentence("raised {kind}", kind=allowed.kind.__name__)


def _of_pending(history: History, model: Specification) -> Reason:
    """A call never returned though it need not have waited, or although others saw what it had done."""
    pending = [each for each in history.calls if each.outcome is None]
    finished = History(tuple(each for each in history.calls if each.outcome is not None))
    for state in sorted(Search(finished, model).end_states()):
        for call in pending:
            allowed, _ = model.step(state, call.asked)
            if allowed is not None:
                return Reason(call, _unreturned(call, allowed), "")
    call = pending[0]
    return Reason(call, Sentence("{who} took effect, but never returned", who=_who(call)), _when(call, history))


def _unreturned(call: Call, allowed: Allowed) -> str:
    who = _who(call)
    if allowed.value in (None, ANYTHING) and allowed.kind is None:
        return Sentence("{who} never returned, though nothing was left to wait for", who=who)
    return Sentence(
        "{who} never returned, though nothing was left to wait for: it could have {possible}",
        who=who,
        possible=_either([allowed]),
    )


def _when(call: Call, history: History) -> str:
    others = [each for each in history.calls if each is not call and each.thread != call.thread]
    before = _listed([each for each in others if each.precedes(call)])
    beside = _listed([each for each in others if not each.precedes(call) and not call.precedes(each)])
    if before and beside:
        return Sentence(
            "It began when {before} had returned, and it overlapped with {beside}", before=before, beside=beside
        )
    if before:
        return Sentence("It began when {before} had returned, and it overlapped with no other call", before=before)
    if beside:
        return Sentence("It overlapped with {beside}", beside=beside)
    return Sentence("It overlapped with no other call")


def _listed(calls: Sequence[Call]) -> str:
    """``put(1) and put(2) in T1, and take() in T2``; empty where there is none."""
    threads: dict[str, list[str]] = {}
    for each in calls:
        threads.setdefault(each.thread, []).append(str(each))
    return Sentence.joined(
        _AND_THEN, (_placed(Sentence.joined(_AND, names), thread) for thread, names in threads.items())
    )
