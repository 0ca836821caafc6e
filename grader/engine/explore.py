"""Exploration: many executions of one scenario, and what they came to.

The search is a generator. It tells each distinct ending the first time it is seen, with the schedule that gave it,
and goes on when it is resumed; whoever consumes it decides when enough is known, by sending False. Earlier tokens
are tried before the search begins.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from .collector import Collector
from .findings import Ending, Finding
from .observe import Witness
from .portfolio import Portfolio, Proof, Source
from .predict import Predictions
from .program import Program
from .runner import Run, Runner
from .schedule import Schedule
from .settings import Settings
from .tally import Tally
from .unwinding import Unwound
from .world import World

_PROGRESS_EVERY = 20
_MOST_ABANDONED = 200
_MOST_ENDINGS = 200


@dataclass(frozen=True, slots=True)
class Seen:
    """A new ending. ``origin`` is "token" when an earlier token led to it, else "search"."""

    outcome: Ending
    executions: int
    token: str
    origin: str


@dataclass(frozen=True, slots=True)
class Progress:
    """So many executions are done."""

    executions: int


@dataclass(frozen=True, slots=True)
class Explored:
    """The end of the search: (ending, count, first token) per distinct ending, and how much work it was."""

    outcomes: tuple[tuple[Ending, int, str], ...]
    executions: int
    steps: int
    proof: Proof | None = None
    note: str = ""
    predicted: tuple[tuple[Finding, str], ...] = ()
    """What executions that went well predict of others, each with the schedule of the one that showed it."""


Event = Seen | Progress | Explored
Events = Generator[Event, bool | None, None]


class Search:
    """Counts endings over executions; one search per scenario and parameters."""

    def __init__(self, runner: Runner, source: Source, predictions: Predictions) -> None:
        self._runner = runner
        self._source = source
        self._predictions = predictions
        self._tally = Tally()
        self._collector = Collector()
        self._executions = 0
        self._steps = 0
        self._abandoned = 0
        self._inspected = 0
        self._last: tuple[Run, str] | None = None
        self._note = ""

    def events(self, tokens: Sequence[str]) -> Events:
        """Runs the tokens, then the budget; yields as the module's docstring says."""
        for run, origin in self._in_spite_of_tampering(self._runs(tokens)):
            self._last = run, origin
            event = self._count(run, origin)
            if event is not None and (yield event) is False:
                break
            if self._abandoned > _MOST_ABANDONED or len(self._tally) > _MOST_ENDINGS:
                self._note = self._why_short()
                break
        if (event := self._last_look()) is not None:
            yield event
        yield self._summary()

    def _last_look(self) -> Event | None:
        """What was replaced since somebody looked, as an ending of its own."""
        if self._last is None or self._inspected == self._executions:
            return None
        run, origin = self._last
        inspected = self._inspect(run)
        return None if inspected is run else self._tell(inspected, origin)

    def _in_spite_of_tampering(self, runs: Iterator[tuple[Run, str]]) -> Iterator[tuple[Run, str]]:
        """What was replaced in the library may keep the next execution from starting: then the last one tells it."""
        try:
            yield from runs
        except Exception:
            if self._last is None:
                raise
            run, origin = self._last
            inspected = self._inspect(run)
            if inspected is run:
                raise
            yield replace(inspected, witness=None), origin

    def _runs(self, tokens: Sequence[str]) -> Iterator[tuple[Run, str]]:
        for token in tokens:
            yield self._runner.replay(Schedule.parse(token))[0], "token"
        for run in self._source.runs(self._runner):
            yield run, "search"

    def _why_short(self) -> str:
        if self._abandoned > _MOST_ABANDONED:
            return f"stopped after {self._executions} executions: threads swallow every attempt to end them"
        return f"stopped after {self._executions} executions: more than {_MOST_ENDINGS} different endings"

    def _count(self, run: Run, origin: str) -> Event | None:
        self._executions += 1
        self._steps += run.steps
        self._abandoned += run.stubborn
        known = self._tally.count(run.ending)
        seen = run if known else self._inspect(run, thoroughly=self._is_time_to_inspect)
        if run.witness is not None:
            seen = self._predict(seen, run.witness)
        self._collector.after_execution(self._executions)
        return self._sign_of_life() if known and seen is run else self._tell(seen, origin)

    @property
    def _is_time_to_inspect(self) -> bool:
        """At first, and then ever more rarely, for it costs as much as an execution; and at last."""
        return self._executions >= 2 * self._inspected

    def _inspect(self, run: Run, *, thoroughly: bool = True) -> Run:
        if thoroughly:
            self._inspected = self._executions
        return self._runner.inspected(run, thoroughly=thoroughly)

    def _predict(self, run: Run, witness: Witness) -> Run:
        """Looks ahead. That fails on what was replaced in the library, and then this is what is told."""
        try:
            self._predictions.take(witness, run.schedule.token)
        except Exception:
            inspected = self._inspect(run)
            if inspected is run:
                raise
            return inspected
        finally:
            witness.dismiss()
        return run

    def _tell(self, run: Run, origin: str) -> Event | None:
        if self._tally.add(run.ending):
            self._tally.introduce(run.ending, run.schedule.token)
            return Seen(run.ending, self._executions, run.schedule.token, origin)
        return self._sign_of_life()

    def _sign_of_life(self) -> Progress | None:
        return Progress(self._executions) if self._executions % _PROGRESS_EVERY == 0 else None

    def _summary(self) -> Explored:
        rows, predicted = self._tally.rows(), self._predictions.findings()
        return Explored(rows, self._executions, self._steps, self._source.proof, self._note, predicted)


def _unraisable(unraisable: Any) -> None:
    """Unwinding may reach a weak reference's callback or a finalizer; that is no news."""
    if not isinstance(unraisable.exc_value, Unwound):
        sys.__unraisablehook__(unraisable)


@contextmanager
def controlled(world: World) -> Iterator[None]:
    """The world installed and the cyclic collector off: finalizers must not run at a time that nobody chose.

    What exists beforehand is frozen, which makes the collections between executions cheap.
    """
    enabled = gc.isenabled()
    hook, sys.unraisablehook = sys.unraisablehook, _unraisable
    gc.disable()
    gc.freeze()
    try:
        with world.installed():
            yield
    finally:
        gc.unfreeze()
        sys.unraisablehook = hook
        if enabled:
            gc.enable()


def explore(
    program: Program,
    scenario: str,
    parameters: Mapping[str, Any],
    settings: Settings | None = None,
    tokens: Sequence[str] = (),
    *,
    world: World | None = None,
    source: Source | None = None,
) -> Events:
    """Explores ``scenario``. Yields Seen and Progress, then Explored. Sending False, or closing, stops the search.

    Executions come from ``source``, by default from a portfolio of strategies with the budget of the settings. Raises
    NoScenario when the scenario file lacks the function, BadToken for an unreadable token.
    """
    settings = settings or Settings()
    world = world or World()
    with controlled(world):
        runner = Runner(program, world, settings, scenario, parameters)
        predictions = Predictions(program, settings.allow)
        source = source or Portfolio(settings.seed, settings.schedules)
        yield from Search(runner, source, predictions).events(tokens)


def load(program: Program, *, world: World | None = None) -> Ending:
    """Imports the submission once, alone; the ending is ``returned`` when that works."""
    world = world or World()
    with controlled(world):
        runner = Runner(program, world, Settings(), None, {})
        return runner.inspected(runner.replay(Schedule())[0]).ending
