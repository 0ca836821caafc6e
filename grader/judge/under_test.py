"""What a check gets as ``submission``: the way to ask for executions of a scenario, and to demand something of them."""

from __future__ import annotations

from typing import Any

from grader.errors import ExerciseError
from grader.sentence import Sentence
from grader.wire.messages import Play, StressPlay

from .bench import Bench
from .exploration import Exploration
from .stressing import Stressing
from .trial import FORBIDDABLE, Case

_DEFAULT_SCHEDULES = 250
_DEFAULT_STEPS = 20_000
_DEFAULT_RUNS = 30
_CONFIRMING = 15
"""How many schedules are tried before a scenario is run on real threads."""


class SubmissionUnderTest:
    """What a check gets as ``submission``."""

    def __init__(self, bench: Bench, case: Case) -> None:
        self._bench = bench
        self._case = case

    def explore(
        self,
        scenario: str,
        *,
        schedules: int | None = None,
        clock: str = "adversarial",
        steps: int = _DEFAULT_STEPS,
        allow: frozenset[str] | set[str] = frozenset(),
        forbid: frozenset[str] | set[str] = frozenset(),
        **parameters: Any,
    ) -> Exploration:
        """An exploration of ``scenario`` with ``parameters``; nothing runs before something is demanded of it.

        ``schedules`` and ``steps`` are budgets (executions; scheduling points per execution), ``clock`` is
        "adversarial" or "fair", and findings of the kinds in ``allow`` are not held against the submission. Those of
        the kinds in ``forbid`` (``data-race``, ``lock-order`` …), else only shown, fail the check, even if no
        execution went wrong.
        """
        if clock not in ("adversarial", "fair"):
            raise ExerciseError(
                Sentence(
                    "explore({scenario!r}): clock is {clock!r}; it can be 'adversarial' or 'fair'",
                    scenario=scenario,
                    clock=clock,
                )
            )
        if odd := sorted(set(forbid) - FORBIDDABLE):
            raise ExerciseError(
                Sentence(
                    "explore({scenario!r}): forbid has {odd}; it can have {possible}",
                    scenario=scenario,
                    odd=odd,
                    possible=sorted(FORBIDDABLE),
                )
            )
        options = self._bench.options
        budget = options.schedules or schedules or _DEFAULT_SCHEDULES
        self._bench.planned += budget
        play = Play(scenario, parameters, options.seed, budget, steps, clock, tuple(sorted(allow)))
        return Exploration(self._bench, self._case, play, frozenset(forbid))

    def stress(
        self,
        scenario: str,
        *,
        runs: int = _DEFAULT_RUNS,
        schedules: int | None = None,
        simulated: bool = True,
        deadline: float = 20.0,
        allow: frozenset[str] | set[str] = frozenset(),
        **parameters: Any,
    ) -> Stressing:
        """Runs ``scenario`` on real threads and processes, under randomized sleeps; nothing runs before something is
        demanded of it.

        ``runs`` is the budget, ``deadline`` the seconds after which a run that is still busy is ended: a last resort.
        The scenario is searched under ``schedules`` controlled schedules first, so that what fails there fails
        always; ``simulated=False`` is for scenarios that only real processes can run.
        """
        if runs < 1 or deadline <= 0:
            raise ExerciseError(
                Sentence(
                    "stress({scenario!r}): runs={runs} and deadline={deadline}: both must be positive",
                    scenario=scenario,
                    runs=runs,
                    deadline=deadline,
                )
            )
        kinds = tuple(sorted(allow))
        seed = self._bench.options.seed
        budget = schedules or _CONFIRMING
        self._bench.planned += runs + (budget if simulated else 0)
        play = StressPlay(scenario, parameters, seed, runs, float(deadline), kinds)
        controlled = Play(scenario, parameters, seed, budget, _DEFAULT_STEPS, "adversarial", kinds)
        return Stressing(self._bench, self._case, play, controlled if simulated else None)
