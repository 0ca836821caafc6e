"""One search that a check demands: what a worker is asked, when to stop, and what came of it.

An errand can be carried out by any conversation about the submission, in any order: the same schedules are tried.
"""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import Self, TypeVar

from grader.wire.messages import EndingPart, Explored, Play, Seen, StressPlay

from .conversation import Conversation

Stops = Callable[[EndingPart], bool]
Report = Callable[[int], None]
Kind = TypeVar("Kind", bound="Errand")


class Errand(ABC):
    """A search for ``check``, up to the first ending that ``stops`` it. It is carried out by one thread; another may
    read what was seen so far."""

    ends_early = False
    """Whether it is expected to be stopped soon, and not worth beginning before it is wanted."""

    repeatable = True
    """Whether it finds the same when it is carried out again."""

    def __init__(self, check: str, play: Play | StressPlay, stops: Stops) -> None:
        self.check = check
        self.play = play
        self.stops = stops
        self.seen: list[Seen] = []
        """Each new ending."""
        self.found: Seen | None = None
        """The one that stopped the search."""
        self.executions = 0
        self.seconds = 0.0
        """Of wall clock, that it took."""
        self.called_off = False
        self._decide: Callable[[Seen], bool] = self.goes_on
        self._explored: Explored | None = None
        self._error: Exception | None = None

    @property
    def key(self) -> Hashable:
        """Equal for errands of one check that would find the same, but for where they stop."""
        return self.check, repr(self.play)

    @property
    def done(self) -> bool:
        """Whether it was carried out, or tried."""
        return self._explored is not None or self._error is not None

    @property
    def result(self) -> Explored:
        """What was found. Raises what kept it from being carried out."""
        if self._error is not None:
            raise self._error
        assert self._explored is not None, "the errand was carried out"
        return self._explored

    def run(self, talk: Conversation, report: Report) -> None:
        """Carries it out; what goes wrong is told by :attr:`result`."""

        def progress(executions: int) -> None:
            self.executions = executions
            report(executions)

        began = time.perf_counter()
        try:
            explored = self._carry_out(talk, progress)
        except Exception as error:  # noqa: BLE001 - raised where the result is wanted
            self.seconds, self._error = time.perf_counter() - began, error
        else:
            self.seconds, self._explored = time.perf_counter() - began, explored

    def run_ahead(self, talk: Conversation) -> None:
        """Carries it out before anybody can say which ending will stop it: none does."""
        self._decide = self._goes_on_ahead
        self.run(talk, lambda _: None)

    def take_over(self, other: Self) -> None:
        """Makes what ``other`` came to its own."""
        self.executions, self.seconds = other.executions, other.seconds
        self._explored, self._error = other._explored, other._error

    def goes_on(self, seen: Seen) -> bool:
        """Whether this ending leaves something to search for."""
        if self.found is None and self.stops(seen.ending):
            self.found = seen
        return self.found is None

    def _goes_on_ahead(self, seen: Seen) -> bool:
        self.seen.append(seen)
        return not self.called_off

    @abstractmethod
    def _carry_out(self, talk: Conversation, progress: Report) -> Explored:
        """Has executions made until :attr:`_decide` says that it is enough. Raises Lost."""


class Schedules(Errand):
    """A search under controlled schedules; those of ``tokens`` are tried first."""

    play: Play

    def __init__(self, check: str, play: Play, tokens: tuple[str, ...], stops: Stops) -> None:
        super().__init__(check, play, stops)
        self.tokens = tokens

    @property
    def key(self) -> Hashable:
        """Equal for errands of one check that would find the same."""
        return super().key, self.tokens

    def _carry_out(self, talk: Conversation, progress: Report) -> Explored:
        """An engine that gives up early, for it has met too many different endings, is asked to go on with other
        seeds: the budget is what was promised."""
        explored = talk.explore(self.play, self.tokens, self._decide, progress)
        while explored.note and not self._is_over and explored.executions < self.play.schedules:
            more = talk.explore(self._rest(explored.executions), (), self._decide, progress)
            if more.executions < 1:
                break
            explored = _together(explored, more)
        return explored

    @property
    def _is_over(self) -> bool:
        return self.found is not None or self.called_off

    def _rest(self, done: int) -> Play:
        """What is left of the budget, to be spent with other seeds."""
        return replace(self.play, seed=self.play.seed + done, schedules=self.play.schedules - done)


class Runs(Errand):
    """Runs on real threads and processes."""

    play: StressPlay
    repeatable = False

    def _carry_out(self, talk: Conversation, progress: Report) -> Explored:
        return talk.stress(self.play, self._decide, progress)


def _together(first: Explored, second: Explored) -> Explored:
    """Two parts of one search as one."""
    rows = {repr(row.ending): row for row in first.rows}
    for row in second.rows:
        known = rows.get(repr(row.ending))
        rows[repr(row.ending)] = row if known is None else replace(known, count=known.count + row.count)
    return replace(
        second,
        rows=tuple(rows.values()),
        executions=first.executions + second.executions,
        steps=first.steps + second.steps,
        predicted=(*first.predicted, *(each for each in second.predicted if each not in first.predicted)),
        output=first.output if second.output in first.output else first.output + second.output,
    )
