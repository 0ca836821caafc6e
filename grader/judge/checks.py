"""Runs an exercise's checks: a pytest session in this process, with pytest-json-report as the source of the
results.

The session is closed to the outside: no configuration, plugin, cache or conftest of the user's folder plays a part,
and nothing is written. What a check found out beside passing or failing lies in its :class:`Case`.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from grader.errors import ExerciseError, GradeError, GraderError
from grader.exercise import Exercise
from grader.sentence import Sentence
from grader.wire.messages import Play, StressPlay

from .bench import Bench
from .exploration import Exploration
from .foresight import SUBMISSION, foreseen
from .stressing import Stressing
from .trial import FORBIDDABLE, Case, Unsatisfied

_DEFAULT_SCHEDULES = 250
_DEFAULT_STEPS = 20_000
_DEFAULT_RUNS = 30
_CONFIRMING = 30
"""How many schedules are tried before a scenario is run on real threads."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One check as pytest ran it."""

    name: str
    title: str
    passed: bool
    points: float
    seconds: float
    case: Case


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


class Plugin:
    """Gives checks their ``submission`` and notes whose fault a failure is."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self.cases: dict[str, Case] = {}
        self.fault: GradeError | None = None
        self.interrupted = False
        self.report: dict[str, Any] = {}

    @pytest.fixture(name=SUBMISSION)
    def submission(self, request: pytest.FixtureRequest) -> Iterator[SubmissionUnderTest]:
        """The submission under test."""
        self._bench.check = request.node.name
        self._bench.planned = 0
        self._bench.progress(0)
        case = self.cases.setdefault(request.node.nodeid, Case())
        yield SubmissionUnderTest(self._bench, case)
        self._bench.lanes.call_off(request.node.name)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> None:
        """Lets other workers begin with what the checks will ask for."""
        if self._bench.lanes.look_ahead:
            self._bench.lanes.foresee(foreseen(session.items, self._bench, _unsearched))

    @pytest.hookimpl(trylast=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        """Makes the marker known, and pytest's own reporter silent."""
        config.pluginmanager.unregister(name="terminalreporter")
        config.addinivalue_line("markers", "points(n): what the check is worth")

    def pytest_json_runtest_metadata(self, item: pytest.Item, call: pytest.CallInfo[None]) -> dict[str, Any]:
        """Puts a check's points and title into the report."""
        if call.when != "setup":
            return {}
        mark = item.get_closest_marker("points")
        points = mark.args[0] if mark is not None and mark.args else None
        text = getattr(getattr(item, "function", None), "__doc__", None) or item.name.replace("_", " ")
        return {"points": points, "title": text.strip().splitlines()[0]}

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """Tells a person who had enough from pytest giving up on checks that it can't read."""
        self.interrupted = excinfo.type is KeyboardInterrupt

    def pytest_json_modifyreport(self, json_report: dict[str, Any]) -> None:
        """Keeps the finished report."""
        self.report = json_report

    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> None:
        """Notes an error that isn't the submission's."""
        if call.excinfo is None or self.fault is not None:
            return
        error = call.excinfo.value
        if isinstance(error, ExerciseError | GraderError):
            self.fault = error
        elif not isinstance(error, AssertionError | KeyboardInterrupt):
            self.fault = ExerciseError(
                Sentence(
                    "check {check!r} failed with {kind}: {reason}",
                    check=item.name,
                    kind=type(error).__name__,
                    reason=error,
                )
            )
        elif isinstance(error, AssertionError) and not isinstance(error, Unsatisfied):
            self.fault = ExerciseError(
                Sentence(
                    "check {check!r} uses assert ({reason}); demand it with always() or sometimes()",
                    check=item.name,
                    reason=error,
                )
            )


def _unsearched(bench: Bench) -> SubmissionUnderTest:
    return SubmissionUnderTest(bench, Case())


def run_checks(exercise: Exercise, bench: Bench) -> list[Checked]:
    """Runs every check of the exercise; one that fails doesn't stop the others.

    Raises ExerciseError for a check that is itself wrong, GraderError when the grader could not do its job.
    """
    plugin = Plugin(bench)
    with _closed_session(exercise.folder):
        code = pytest.main(_arguments(exercise, bench.options.first_failure), plugins=[plugin])
    report = plugin.report
    if plugin.interrupted:
        raise KeyboardInterrupt
    if plugin.fault is not None:
        raise plugin.fault
    if not report or code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        raise ExerciseError(
            Sentence("{exercise}: its checks could not be run: {why}", exercise=exercise.name, why=_why(report, code))
        )
    return [_checked(exercise, test, plugin) for test in report["tests"]]


def _why(report: dict[str, Any], code: int | pytest.ExitCode) -> str:
    for collector in report.get("collectors", []):
        if collector.get("outcome") == "failed":
            return str(collector.get("longrepr", ""))[-600:]
    return f"pytest ended with {code!r}"


def _checked(exercise: Exercise, test: dict[str, Any], plugin: Plugin) -> Checked:
    name = test["nodeid"].rpartition("::")[2]
    metadata = test.get("metadata", {})
    points = metadata.get("points")
    if isinstance(points, bool) or not isinstance(points, int | float) or points < 0:
        raise ExerciseError(
            Sentence(
                "{exercise}: check {name!r} has points {points!r}; mark it with @pytest.mark.points(n)",
                exercise=exercise.name,
                name=name,
                points=points,
            )
        )
    if test["outcome"] not in ("passed", "failed"):
        raise ExerciseError(
            Sentence(
                "{exercise}: check {name!r} came out as {outcome!r}; a check passes or fails",
                exercise=exercise.name,
                name=name,
                outcome=test["outcome"],
            )
        )
    case = plugin.cases.get(test["nodeid"], Case())
    seconds = max(case.seconds, test.get("call", {}).get("duration", 0.0))  # it may have been searched beforehand
    return Checked(name, metadata["title"], test["outcome"] == "passed", points, seconds, case)


def _arguments(exercise: Exercise, first_failure: bool) -> list[str]:
    return [
        *(["--exitfirst"] if first_failure else []),
        *map(str, exercise.checks),
        f"--rootdir={exercise.folder / 'hidden'}",
        f"-c{os.devnull}",
        "--import-mode=importlib",
        "--noconftest",
        "--capture=no",
        "-ppytest_jsonreport.plugin",
        "--json-report",
        "--json-report-file=none",
        "--json-report-omit=log,streams,environment,keywords",
        "-pno:cacheprovider",
        "-pno:logging",
        "-pno:faulthandler",
        "-pno:warnings",
        "-pno:unraisableexception",
        "-pno:threadexception",
    ]


@contextmanager
def _closed_session(checks: Path) -> Iterator[None]:
    """No plugins, options or bytecode from or for the outside; what checks print is dropped, and their modules are
    forgotten."""
    kept = {
        name: os.environ.pop(name, None)
        for name in ("PYTEST_ADDOPTS", "PYTEST_PLUGINS", "PYTEST_DISABLE_PLUGIN_AUTOLOAD")
    }
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    bytecode, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    folder = Path.cwd()
    try:
        with redirect_stdout(io.StringIO()):
            yield
    finally:
        _forget(checks)
        sys.dont_write_bytecode = bytecode
        os.chdir(folder)
        for name, value in kept.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


def _forget(folder: Path) -> None:
    """Takes the modules below ``folder`` out again: another exercise's may have their names."""
    for name, module in list(sys.modules.items()):
        if (getattr(module, "__file__", None) or "").startswith(f"{folder}{os.sep}"):
            del sys.modules[name]
