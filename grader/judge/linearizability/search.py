"""Looks for an order of calls, one after the other, that explains a history.

The search is Wing & Gong's (JPDC 1993) with Lowe's two prunings ("Testing for linearizability", CCPE 2017): calls
are put in order *just in time*, that is, nothing is decided before the next call to return demands it; and a
configuration (which calls are in order by now, in which state that leaves the model) is never looked at twice. It
goes depth first, on a stack of its own, so a history may be of any length. The number of configurations grows with
the number of calls that overlap, exponentially, and with the number of states; hence a budget.

A call that has not returned may have taken effect or not. In a history *at rest* that is another matter: nothing can
move any more, so a call that never returned is right only where the model says that it blocks.
"""

from __future__ import annotations

from collections.abc import Iterator

from grader.errors import ExerciseError
from grader.sentence import Sentence

from .history import Call, History
from .model import Allowed, Specification

_Configuration = tuple[int, frozenset[int], int, Allowed | None]

_MOST = 200_000
"""How many configurations are looked at: a second or two."""


def _passed(at: int, ahead: frozenset[int]) -> tuple[int, frozenset[int]]:
    """The next position that is not in order yet, and what is in order beyond it."""
    while at in ahead:
        ahead -= {at}
        at += 1
    return at, ahead


class Search:
    """Explains one history with one model. Raises ExerciseError when that takes more than the budget."""

    def __init__(self, history: History, model: Specification, most: int = _MOST) -> None:
        self._history = history
        self._model = model
        self._most = most
        self._returned = history.returned
        self._pending = [each for each in history.calls if each.outcome is None]
        self._open = list(self._opened())
        self.looked_at = 0
        """How many configurations were looked at."""

    def succeeds(self) -> bool:
        """Whether some order explains the history."""
        return next((True for state, _ in self._ends() if self._at_rest(state)), False)

    def end_states(self) -> set[int]:
        """The states of the model after all orders that explain the calls that have returned."""
        return {state for state, _ in self._ends()}

    def possible(self, call: Call) -> list[Allowed]:
        """What ``call``, the last to return, could have given in some order that explains all others."""
        found: dict[str, Allowed] = {}
        for _, allowed in self._ends(call):
            if allowed is not None:
                found.setdefault(str(allowed), allowed)
        return [found[text] for text in sorted(found)]

    def _opened(self) -> Iterator[list[int]]:
        """For each call that has returned, by position: the calls that may come next in the order when it returns.
        It is the last of them: on a stack, what was to happen anyway is tried before what might.

        A call that has not returned stands for itself with a negative number.
        """
        optional = [] if self._history.at_rest else [-1 - at for at in range(len(self._pending))]
        later = sorted(range(len(self._returned)), key=lambda at: -self._returned[at].first)
        begun: list[int] = []
        for at, call in enumerate(self._returned):
            while later and self._returned[later[-1]].first <= call.last:
                begun.append(later.pop())
            begun = [each for each in begun if each >= at]
            waiting = [each for each in optional if self._call(each).first <= call.last]
            yield [*waiting, *(each for each in begun if each != at), at]

    def _call(self, number: int) -> Call:
        return self._returned[number] if number >= 0 else self._pending[-1 - number]

    def _at_rest(self, state: int) -> bool:
        waiting = (self._model.step(state, each.asked)[0] is None for each in self._pending)
        return not self._history.at_rest or all(waiting)

    def _ends(self, free: Call | None = None) -> Iterator[tuple[int, Allowed | None]]:
        """The model's state after each order found, and what the call ``free`` gives in it: that one may give
        anything.

        A configuration is the position of the next call to return, the numbers of those already in order beyond it,
        the model's state, and what ``free`` gave.
        """
        stack: list[_Configuration] = [(0, frozenset(), 0, None)]
        seen: set[tuple[int, frozenset[int], int, str]] = set()
        while stack:
            at, ahead, state, given = stack.pop()
            if at == len(self._returned):
                yield state, given
                continue
            for number in self._open[at]:
                if number in ahead:
                    continue
                following = self._following(number, state, given, free)
                if following is None:
                    continue
                place = _passed(at, ahead | {number})
                key = (*place, following[0], str(following[1]))
                if key not in seen:
                    seen.add(key)
                    self._count()
                    stack.append((*place, *following))

    def _following(
        self, number: int, state: int, given: Allowed | None, free: Call | None
    ) -> tuple[int, Allowed | None] | None:
        """The state after one more call, and what ``free`` gave by then; None when the call can't come next."""
        call = self._call(number)
        allowed, following = self._model.step(state, call.asked)
        if allowed is None:
            return None
        if call is free:
            return following, allowed
        return (following, given) if call.outcome is None or allowed.matches(call.outcome) else None

    def _count(self) -> None:
        self.looked_at += 1
        if self.looked_at > self._most:
            raise ExerciseError(
                Sentence(
                    "a history of {calls} calls by {threads} threads is too much: more than {most:,} ways to put them "
                    "in order were looked at; ask for fewer calls, or for fewer at once",
                    calls=len(self._history.calls),
                    threads=len(self._history.threads()),
                    most=self._most,
                )
            )
