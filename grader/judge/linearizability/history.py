"""What several threads called, what came of it, and which call had returned before which other began.

A history comes from the sandbox, so it is believed to be one only if it consists of exactly the calls that were asked
for, in the order of each thread. What the calls gave is the submission's word, as any observation is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from grader.judge.values import revive, same, show
from grader.sentence import Sentence

THREADS = "calls", "before", "after"
"""The parameters of a scenario that say what its threads call."""


class Malformed(Exception):
    """An observation that is no history of the calls that were asked for."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A call gave this value."""

    value: Any

    def told(self) -> str:
        """In words."""
        return show(self.value, 40)


@dataclass(frozen=True, slots=True)
class Raised:
    """A call raised an exception of these classes, the most special first."""

    kinds: tuple[str, ...]

    def told(self) -> str:
        """In words."""
        return Sentence("raised {kind}", kind=self.kinds[0])


@dataclass(frozen=True, slots=True)
class Asked:
    """What a thread is asked to do: call a method with arguments, or read an attribute (``args`` is None)."""

    thread: str
    name: str
    args: tuple[Any, ...] | None

    def __str__(self) -> str:
        return self.name if self.args is None else f"{self.name}({', '.join(show(each, 40) for each in self.args)})"


@dataclass(frozen=True, slots=True)
class Call:
    """One call; without an outcome it has not returned, and ``pending`` says whether it is "blocked" or "running".

    It had returned before another one began exactly when its ``last`` is smaller than the other's ``first``.
    """

    asked: Asked
    outcome: Returned | Raised | None
    first: int
    last: int
    pending: str = ""

    def __str__(self) -> str:
        return str(self.asked)

    @property
    def thread(self) -> str:
        """Who called."""
        return self.asked.thread

    def precedes(self, other: Call) -> bool:
        """Whether it had returned before ``other`` began."""
        return self.outcome is not None and self.last < other.first

    def told(self) -> str:
        """The call with what came of it; that it gave None goes without saying."""
        if self.outcome is None:
            return Sentence("{call} never returned", call=str(self))
        if self.outcome == Returned(None):
            return str(self)
        return Sentence("{call} → {outcome}", call=str(self), outcome=self.outcome.told())


@dataclass(frozen=True, slots=True)
class History:
    """All calls, thread by thread. ``at_rest``: those without an outcome will never have one."""

    calls: tuple[Call, ...]
    at_rest: bool = True

    @property
    def returned(self) -> list[Call]:
        """The calls that have an outcome, in an order in which they may have returned."""
        return sorted((each for each in self.calls if each.outcome is not None), key=lambda call: call.last)

    def prefix(self, count: int) -> History:
        """The history as it was when ``count`` calls had returned: the others that had begun are still going on."""
        done = self.returned[:count]
        until = done[-1].last if done else -1
        begun = [each for each in self.calls if each.first <= until]
        return History(tuple(each if each in done else replace(each, outcome=None) for each in begun), at_rest=False)

    def threads(self) -> dict[str, list[Call]]:
        """The calls of each thread."""
        threads: dict[str, list[Call]] = {}
        for each in self.calls:
            threads.setdefault(each.thread, []).append(each)
        return threads

    def lines(self) -> list[str]:
        """What came of the calls, one line a thread."""
        return [
            Sentence("{thread}: {calls}", thread=thread, calls=Sentence.joined(", ", (each.told() for each in calls)))
            for thread, calls in self.threads().items()
        ]


def asked_for(parameters: Mapping[str, Any]) -> list[Asked]:
    """The calls that a scenario's parameters ask for. Raises ValueError on what asks for nothing."""
    threads, before, after = (parameters.get(name, ()) for name in THREADS)
    if not isinstance(threads, list | tuple) or not threads:
        raise ValueError(
            Sentence("it takes the calls of each thread as a parameter: calls=[[('put', 1)], [('take',)]]")
        )
    crew = {"before": before, **{f"T{at}": each for at, each in enumerate(threads, 1)}, "after": after}
    return [_asked(thread, each) for thread, calls in crew.items() for each in calls]


def _asked(thread: str, asked: Any) -> Asked:
    if isinstance(asked, str):
        return Asked(thread, asked, None)
    if not isinstance(asked, list | tuple) or not asked or not isinstance(asked[0], str):
        raise ValueError(
            Sentence("{asked!r} asks for nothing: write ('put', 1) for a call, 'value' for an attribute", asked=asked)
        )
    return Asked(thread, asked[0], tuple(asked[1:]))


def history_from(observation: Any, asked: Iterable[Asked]) -> History:
    """The history that was observed. Raises Malformed on anything but one of the calls that were ``asked`` for."""
    calls = [_call(row) for row in observation] if isinstance(observation, list) else None
    if calls is None or not _complete(calls, asked):
        raise Malformed(Sentence("the observation is no history of the calls that were asked for"))
    return History(tuple(calls))


def _call(row: Any) -> Call:
    if not isinstance(row, dict):
        raise _no_call(row)
    args, outcome = row.get("args"), _outcome(row)
    first, last = row.get("from"), row.get("to", -1)
    if type(first) is not int or type(last) is not int or first < 0 or (outcome is not None and last < first):
        raise _no_call(row)
    if not isinstance(args, list | None):
        raise _no_call(row)
    asked = Asked(str(row.get("thread")), str(row.get("call")), None if args is None else tuple(args))
    return Call(asked, outcome, first, last, str(row.get("pending", "")))


def _no_call(row: Any) -> Malformed:
    return Malformed(Sentence("{row} is no call", row=show(row)))


def _outcome(row: Mapping[str, Any]) -> Returned | Raised | None:
    if "returned" in row:
        return Returned(revive(row["returned"]))
    if "raised" in row:
        kinds = row["raised"]
        if not isinstance(kinds, list) or not kinds:
            raise _no_call(row)
        return Raised(tuple(map(str, kinds)))
    return None


def _complete(calls: list[Call], asked: Iterable[Asked]) -> bool:
    """Whether each thread made the calls it was asked to make, up to the first that has not returned."""
    wanted: dict[str, list[Asked]] = {}
    for each in asked:
        wanted.setdefault(each.thread, []).append(each)
    made: dict[str, list[Call]] = {}
    for call in calls:
        made.setdefault(call.thread, []).append(call)
    kept = all(_kept(made.get(thread, []), mine) for thread, mine in wanted.items())
    return kept and made.keys() <= wanted.keys()


def _kept(made: list[Call], wanted: list[Asked]) -> bool:
    if len(made) > len(wanted) or not all(map(_answers, made, wanted)):
        return False
    if any(call.outcome is None or not call.precedes(later) for call, later in pairwise(made)):
        return False
    return len(made) == len(wanted) or (bool(made) and made[-1].outcome is None)


def _answers(call: Call, asked: Asked) -> bool:
    mine, wanted = call.asked.args, asked.args
    if call.asked.name != asked.name or (mine is None) is not (wanted is None):
        return False
    return same(_plain(wanted), _plain(mine))


def _plain(value: Any) -> Any:
    """Tuples as lists, all the way down."""
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return {key: _plain(each) for key, each in value.items()} if isinstance(value, dict) else value
