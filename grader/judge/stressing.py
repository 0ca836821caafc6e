"""A trial on real threads and processes, under randomized sleeps.

What the operating system does can't be repeated, and a mark that depends on it would be a lottery. So where the
simulation can run the scenario too, it is searched first, with a small budget: what fails there fails always, and is
explained. Only what passes is put under stress, as a cross-check. A failure then is a fact as well, but one that was
*observed*, not one that can be replayed; the simulation is asked once more, with a larger budget, whether it can show
it. If it can't, that is a gap in the simulation, and the finding says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NoReturn, Self

from grader.results import Finding
from grader.sentence import Sentence
from grader.wire.messages import Explored, Play, Seen, StressPlay

from .demand import Demand
from .errand import Runs, Stops
from .exploration import Exploration
from .trial import Case, Trial, Unsatisfied

if TYPE_CHECKING:
    from .bench import Bench

REPRODUCING = 1_000
"""How many schedules are tried to reproduce what was observed."""


class Stressing(Trial[Runs]):
    """One scenario with its parameters, run many times for real. ``simulated`` is the same under controlled
    schedules, or None where the simulation can't run it."""

    _never = Sentence("no run showed what must be possible")

    def __init__(self, bench: Bench, case: Case, play: StressPlay, simulated: Play | None) -> None:
        super().__init__(bench, case, play.allow, play.parameters)
        self._play = play
        self._simulated = simulated
        self._reproducing: Callable[[Exploration], object] = lambda _: None

    def always(self, expected: Any, *, message: str = "", hint: str = "") -> Self:
        """Every run must end properly, with such an observation; every schedule too, where there are any."""
        self._controlled(lambda trial: trial.always(expected, message=message, hint=hint))
        return super().always(expected, message=message, hint=hint)

    def sometimes(self, expected: Any, *, message: str = "", hint: str = "") -> Self:
        """Some run must have such an observation; some schedule too, where there are any."""
        self._controlled(lambda trial: trial.sometimes(expected, message=message, hint=hint))
        return super().sometimes(expected, message=message, hint=hint)

    def linearizable(self, model: Callable[[], Any], *, message: str = "", hint: str = "") -> Self:
        """Every run must end properly, with a history that ``model`` explains; every schedule too, where there are
        any."""
        self._controlled(lambda trial: trial.linearizable(model, message=message, hint=hint))
        return super().linearizable(model, message=message, hint=hint)

    def _controlled(self, demand: Callable[[Exploration], object]) -> None:
        self._reproducing = demand
        if self._simulated is not None:
            demand(Exploration(self._bench, self._case, self._simulated))

    def _errand(self, stops: Stops) -> Runs:
        return Runs(self._bench.check, self._play, stops)

    def _absorb(self, explored: Explored, errand: Runs) -> None:
        self._case.runs += explored.executions
        self._outcomes(explored, lambda _: "")

    def _fail(self, seen: Seen, demand: Demand) -> NoReturn:
        run, runs = seen.executions, self._play.runs
        reproduced = self._reproduced() if self._bench.options.explained else None
        if reproduced is not None:
            self._report(
                replace(
                    reproduced,
                    observed=Sentence(
                        "observed on real threads in run {run} of {runs}, and reproduced under control",
                        run=run,
                        runs=runs,
                    ),
                ),
                seen.ending,
                demand,
            )
        told = Sentence("observed on real threads in run {run} of {runs}; not replayable", run=run, runs=runs)
        if self._simulated is not None:
            told = Sentence(
                "{observed}: {count:,} controlled schedules did not show it", observed=told, count=REPRODUCING
            )
        self._report(replace(self._finding(seen.ending, demand, ""), observed=told), seen.ending, demand)

    def _reproduced(self) -> Finding | None:
        """The same demand, failed under a controlled schedule that replays it."""
        if self._simulated is None:
            return None
        case = Case()
        play = replace(self._simulated, schedules=REPRODUCING, seed=self._simulated.seed + 1)
        try:
            self._reproducing(Exploration(self._bench, case, play))
        except Unsatisfied:
            return next((each for each in case.findings if each.fatal and each.schedule), None)
        return None
