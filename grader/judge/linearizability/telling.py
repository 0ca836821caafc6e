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

from .history import Call, History, Returned
from .model import ANYTHING, Allowed, Specification
from .search import Search

_TRIED = 20_000
_SHOWN = 3
_WHEN = {"before": "at first", "after": "afterwards"}


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
    gave = f"{_who(call)} {_did(call)}"
    if not possible:
        return f"{gave}, but in no order of the calls could it have returned yet"
    return f"{gave}; whatever the order of the calls, it should have {_or(possible)}"


def _who(call: Call) -> str:
    return f"{call} {_WHEN.get(call.thread, f'in {call.thread}')}"


def _did(call: Call) -> str:
    return f"gave {call.outcome}" if isinstance(call.outcome, Returned) else str(call.outcome)


def _or(possible: Sequence[Allowed]) -> str:
    values = [_shown(each) for each in possible if each.kind is None]
    parts = [f"given {' or '.join(values[:_SHOWN])}"] if values else []
    parts += [f"one of {len(values) - _SHOWN} other values"] * (len(values) > _SHOWN)
    parts += [str(each) for each in possible if each.kind is not None]
    return " or ".join(parts)


def _shown(allowed: Allowed) -> str:
    return "any result" if allowed.value is ANYTHING else str(allowed)


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
    return Reason(call, f"{_who(call)} took effect, but never returned", _when(call, history))


def _unreturned(call: Call, allowed: Allowed) -> str:
    could = "" if allowed.value in (None, ANYTHING) and allowed.kind is None else f": it could have {_or([allowed])}"
    return f"{_who(call)} never returned, though nothing was left to wait for{could}"


def _when(call: Call, history: History) -> str:
    others = [each for each in history.calls if each is not call and each.thread != call.thread]
    before = [each for each in others if each.precedes(call)]
    beside = [each for each in others if not each.precedes(call) and not call.precedes(each)]
    parts = []
    if before:
        parts.append(f"it began when {_listed(before)} had returned")
    parts.append(f"it overlapped with {_listed(beside)}" if beside else "it overlapped with no other call")
    text = ", and ".join(parts)
    return text[:1].upper() + text[1:]


def _listed(calls: Sequence[Call]) -> str:
    """``put(1) and put(2) in T1, and take() in T2``."""
    threads: dict[str, list[str]] = {}
    for each in calls:
        threads.setdefault(each.thread, []).append(str(each))
    parts = [f"{' and '.join(names)} {_WHEN.get(thread, f'in {thread}')}" for thread, names in threads.items()]
    return ", and ".join(parts)
