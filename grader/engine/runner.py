"""Runs one execution of a program under a strategy, and says how it ended."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from .blame import Blame
from .execution import Execution
from .findings import Ending, Finding, Wait
from .hooks import fast_hooks, recording_hooks
from .naming import Names
from .observe import ObservedExecution, SiteKinds, Witness, observing_hooks
from .plain import plain
from .policy import Note, describe, overridden
from .program import Loaded, Mode, Program
from .recorder import Recorder
from .schedule import Decision, Schedule
from .settings import Settings
from .strategies.base import Strategy
from .strategies.replay import Replay
from .trace import Trace
from .view import View
from .vocabulary import Vocabulary
from .waits import Waits
from .world import World

Watching = Callable[[Witness], None]
AnExecution = TypeVar("AnExecution", bound=Execution)


@dataclass(frozen=True, slots=True)
class Run:
    """One execution's ending, its decisions, its trace if it was recorded, and its witness if it was observed."""

    ending: Ending
    decisions: tuple[tuple[int, int, str, int, int], ...]
    steps: int
    stubborn: bool
    trace: Trace | None = None
    witness: Witness | None = None

    @property
    def schedule(self) -> Schedule:
        """The decisions as a schedule; few executions are ever asked for it."""
        return Schedule(tuple(Decision(*each) for each in self.decisions))


_THOROUGH = frozenset({1, 10, 100, 1_000, 10_000})
"""After which executions every function is looked at, for hooks that were taken from it: that takes a millisecond."""


class Main:
    """What task 0 does: load the program, call the scenario, keep the observation."""

    def __init__(self, loaded: Loaded, scenario: str | None, parameters: Mapping[str, Any]) -> None:
        self._loaded = loaded
        self._scenario = scenario
        self._parameters = parameters
        self.phase = "loading"
        self.value: Any = None

    def __call__(self) -> None:
        """Does it. Raises whatever the program raises."""
        with self._loaded:
            if self._scenario is None:
                self._loaded.submission()
            else:
                self._play(self._scenario)
        self.phase = "returned"

    def _play(self, scenario: str) -> None:
        ready = self._loaded.scenario(scenario, self._parameters)
        self.phase = "playing"
        self.value = plain(ready())


class Runner:
    """Runs executions of one scenario. The world must be installed while it does.

    Raises NoScenario when the scenario isn't there, or doesn't take the parameters: nobody's code was judged then.
    """

    def __init__(
        self, program: Program, world: World, settings: Settings, scenario: str | None, parameters: Mapping[str, Any]
    ) -> None:
        if scenario is not None:
            program.check_scenario(scenario, parameters)
        self._program = program
        self._world = world
        self._settings = settings
        self._scenario = scenario
        self._parameters = dict(parameters)
        world.prepare("".join(program.files.values()))
        self._words = Vocabulary(world).names()
        self._names = Names(program.files, program.sites)
        self._kinds = SiteKinds(program.sites)
        self._guards = world.guard.hooks()
        self._runs = 0
        self._last: tuple[Execution, Strategy] | None = None
        self._waits = Waits(frozenset(program.files), program.sites, self._names)
        self._blame = Blame(program, self._names)

    def run(self, strategy: Strategy, *, record: bool = False, watch: Watching | None = None) -> Run:
        """One execution: recorded for people, or observed by a witness that is shown to ``watch`` beforehand."""
        execution, hooks = self._observed(strategy, watch) if watch else self._plain(strategy, record=record)
        view = View(hooks | self._guards, {"id": self._world.identify})
        mode: Mode = "observe" if watch else "record" if record else "explore"
        loaded = Loaded(self._program, view, self._words, mode)
        main = Main(loaded, self._scenario, self._parameters)
        graph: list[Wait] = []
        trace: list[Trace] = []

        def at_standstill() -> None:
            if any(not task.ended for task in execution.tasks):
                graph.extend(self._waits.graph(execution))
            if record and execution.recorder is not None:
                trace.append(execution.recorder.trace())
            if isinstance(execution, ObservedExecution):
                execution.witness.close()

        execution.before_unwinding = at_standstill
        notes: list[Note] = []
        self._last = execution, strategy
        self._world.enter(execution, seed=self._program.draws)
        try:
            with self._world.watch.noting(notes, self._program.files, self._program.executable):
                execution.run(main)
        finally:
            self._world.leave()
        strategy.end(execution.steps)
        stubborn = any(task.abandoned for task in execution.tasks)
        self._runs += 1
        if not loaded.is_instrumented(thoroughly=self._runs in _THOROUGH):
            notes.append(Note("policy", "removed the grader's hooks from its own code"))
        ending = self._ending(execution, main, tuple(graph), notes)
        loaded.clear()
        execution.clear()
        witness = execution.witness if isinstance(execution, ObservedExecution) else None
        decisions = tuple(execution.decisions)
        return Run(ending, decisions, execution.steps, stubborn, trace[0] if trace else None, witness)

    def inspected(self, run: Run, *, thoroughly: bool = True) -> Run:
        """``run``, with a finding when library or engine are not what they were; they are put right again.

        A thorough look costs as much as an execution, the first as several; the other one, at the builtins, is to be
        taken before anything is told.
        """
        names = self._world.tampered(thoroughly=thoroughly) + overridden(self._last or ())
        if not names:
            return run
        finding = Finding("policy", f"the program {describe(names)}")
        findings = (*run.ending.findings, finding)
        return replace(run, ending=replace(run.ending, findings=findings))

    def _plain(self, strategy: Strategy, *, record: bool) -> tuple[Execution, dict[str, Callable[..., Any]]]:
        execution = self._execution(strategy, Execution)
        if not record:
            return execution, fast_hooks(execution)
        recorder = Recorder(execution, self._program.files, self._program.sites, self._names, self._waits)
        execution.recorder = recorder
        return execution, recording_hooks(execution, recorder)

    def _observed(self, strategy: Strategy, watch: Watching) -> tuple[Execution, dict[str, Callable[..., Any]]]:
        execution = self._execution(strategy, ObservedExecution)
        execution.recorder = execution.witness = Witness(execution, self._program.files, self._world.referents)
        watch(execution.witness)
        return execution, observing_hooks(execution, self._kinds)

    def _execution(self, strategy: Strategy, kind: type[AnExecution]) -> AnExecution:
        settings = self._settings
        execution = kind(
            strategy,
            limit=settings.steps,
            fair_after=settings.fair_after,
            adversarial=settings.clock == "adversarial",
            carriers=self._world.carriers,
        )
        execution.at_exit = self._world.at_exit
        return execution

    def replay(self, schedule: Schedule, *, record: bool = False) -> tuple[Run, str]:
        """One execution under a recorded schedule, and where it left it (empty if nowhere)."""
        strategy = Replay(schedule)
        strategy.begin(0)
        return self.run(_Bound(strategy, self._world), record=record), strategy.diverged

    def _ending(self, execution: Execution, main: Main, waits: tuple[Wait, ...], notes: list[Note]) -> Ending:
        found = list(self._blame.raised(execution, loading=main.phase == "loading"))
        kind = "returned"
        if main.phase != "returned" or not execution.main_ended:  # what is unwound may still come to its end
            fatal = next((each.kind for each, task in found if task.number == 0), "")
            kind = fatal or execution.stopped or "exception"
        findings = [each for each, _ in found]
        findings += self._blame.standstill(
            execution, kind, waits, loading=main.phase == "loading", limit=execution.limit
        )
        findings += self._blame.leftovers(execution, waits)
        findings += self._blame.spinning(execution)
        findings += [Finding(each.kind, f"the program {each.sentence}", each.file, each.line) for each in notes]
        kept = tuple(each for each in once(findings) if each.kind not in self._settings.allow)
        return Ending(kind, main.value if kind == "returned" else None, kept)


class _Bound:
    """A replay that knows its execution; the world holds the running one."""

    def __init__(self, replay: Replay, world: World) -> None:
        self._replay = replay
        self._world = world

    def begin(self, execution: int) -> None:
        self._replay.begin(execution)

    def choose(self, candidates: Any, current: Any) -> Any:
        self._replay.execution = self._world.execution
        return self._replay.choose(candidates, current)

    def end(self, steps: int) -> None:
        self._replay.end(steps)


def once(findings: list[Finding]) -> list[Finding]:
    """The findings without those that tell the same again."""
    seen = set()
    kept = []
    for each in findings:
        if each.place not in seen:
            seen.add(each.place)
            kept.append(each)
    return kept
