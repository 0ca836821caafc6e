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

from .history import Call, History
from .model import Allowed, Specification

_MOST = 200_000
"""How many configurations are looked at: a second or two."""


class Search:
    """Explains one history with one model. Raises ExerciseError when that takes more than the budget."""

    def __init__(self, history: History, model: Specification, most: int = _MOST) -> None:
        self._history = history
        self._model = model
        self._most = most
        self._returned = history.returned
        self._pending = [each for each in history.calls if each.outcome is None]
        self._optional = [] if history.at_rest else self._pending
        self._bits = {id(call): 1 << at for at, call in enumerate([*self._returned, *self._pending])}
        self._open = [self._open_at(call) for call in self._returned]
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

    def _open_at(self, call: Call) -> list[Call]:
        """The calls that had begun when ``call`` returned, itself first: what was about to happen anyway is tried
        before what might."""
        begun = [each for each in self._returned if each.first <= call.last and each.last >= call.last]
        begun += [each for each in self._optional if each.first <= call.last]
        return [call, *(each for each in begun if each is not call)]

    def _at_rest(self, state: int) -> bool:
        waiting = (self._model.step(state, each.asked)[0] is None for each in self._pending)
        return not self._history.at_rest or all(waiting)

    def _ends(self, free: Call | None = None) -> Iterator[tuple[int, Allowed | None]]:
        """The model's state after each order found, and what the call ``free`` gives in it: that one may give
        anything."""
        stack: list[tuple[int, int, int, Allowed | None]] = [(0, 0, 0, None)]
        seen: set[tuple[int, int, str]] = set()
        while stack:
            at, done, state, given = stack.pop()
            while at < len(self._returned) and done & self._bits[id(self._returned[at])]:
                at += 1
            if at == len(self._returned):
                yield state, given
                continue
            for call in reversed(self._open[at]):
                bit = self._bits[id(call)]
                if done & bit:
                    continue
                allowed, following = self._model.step(state, call.asked)
                if allowed is None:
                    continue
                if call is free:
                    found: Allowed | None = allowed
                elif call.outcome is None or allowed.matches(call.outcome):
                    found = given
                else:
                    continue
                key = done | bit, following, str(found)
                if key not in seen:
                    seen.add(key)
                    self._count()
                    stack.append((at, done | bit, following, found))

    def _count(self) -> None:
        self.looked_at += 1
        if self.looked_at > self._most:
            raise ExerciseError(
                f"a history of {len(self._history.calls)} calls by {len(self._history.threads())} threads is too much: "
                f"more than {self._most:,} ways to put them in order were looked at; ask for fewer calls, "
                f"or for fewer at once"
            )
