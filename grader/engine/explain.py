"""From a failing schedule to an explanation: minimised, replayed with full recording, and checked to be the same
failure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .explore import controlled
from .findings import Ending
from .minimise import Minimiser
from .program import Program
from .runner import Runner
from .schedule import Schedule
from .settings import Settings
from .trace import Trace
from .world import World

_MOST_STEPS = 400_000
"""How many scheduling points minimising may pass in all."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A schedule, how it ends, and its trace. ``diverged`` says where a replay left the schedule, or that it ended
    otherwise."""

    token: str
    ending: Ending
    trace: Trace
    diverged: str
    runs: int


def explain(
    program: Program,
    scenario: str,
    parameters: Mapping[str, Any],
    settings: Settings,
    token: str,
    *,
    minimise: bool = True,
    alike: Callable[[Ending], bool] = lambda _: False,
    world: World | None = None,
) -> Explanation:
    """Replays ``token`` with full recording, cut down first unless told otherwise.

    What is cut down ends as before, or in an ending that is ``alike``: it is asked once about each. A failure that
    can't be repeated is not hidden: the explanation then says so in ``diverged``. Raises BadToken and NoScenario.
    """
    world = world or World()
    schedule = Schedule.parse(token)
    with controlled(world):
        runner = Runner(program, world, settings, scenario, parameters)
        wanted = runner.replay(schedule)[0].ending.key
        runs = 0
        if minimise:
            same = _Same(runner, wanted, alike)
            minimiser = Minimiser(same)
            schedule = minimiser.minimise(schedule)
            wanted, runs = same.endings.get(schedule.token, wanted), minimiser.runs
        run, diverged = runner.replay(schedule, record=True)
        ending = runner.inspected(run).ending
    if not diverged and run.ending.key != wanted:
        diverged = (
            f"the replay ended in {run.ending.kind!r}, unlike the run before: something beside the schedule decides"
        )
    assert run.trace is not None, "a recorded run has a trace"
    return Explanation(schedule.token, ending, run.trace, diverged, runs)


class _Same:
    """Runs candidates until a budget of steps is spent: executions that never end are long."""

    def __init__(self, runner: Runner, wanted: str, alike: Callable[[Ending], bool]) -> None:
        self.endings: dict[str, str] = {}
        """By the token of each candidate that will do, how it ends."""
        self._runner = runner
        self._alike = alike
        self._known = {wanted: True}
        self._left = _MOST_STEPS

    def __call__(self, candidate: Schedule) -> Schedule | None:
        """What the candidate really did, if it ends as wanted."""
        if self._left <= 0:
            return None
        run, _ = self._runner.replay(candidate)
        self._left -= run.steps
        if not self._will_do(run.ending):
            return None
        self.endings[run.schedule.token] = run.ending.key
        return run.schedule

    def _will_do(self, ending: Ending) -> bool:
        if ending.key not in self._known:
            self._known[ending.key] = self._alike(ending)
        return self._known[ending.key]
