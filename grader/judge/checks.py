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

from .bench import Bench
from .foresight import SUBMISSION, foreseen
from .trial import Case, Unsatisfied
from .under_test import SubmissionUnderTest


@dataclass(frozen=True, slots=True)
class Checked:
    """One check as pytest ran it."""

    name: str
    title: str
    passed: bool
    points: float
    seconds: float
    case: Case


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

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leaves only the checks that are wanted."""
        wanted = self._bench.options.checks
        items[:] = [each for each in items if not wanted or each.name in wanted]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> None:
        """Lets other workers begin with what the checks will ask for."""
        if self._bench.lanes.look_ahead:
            self._bench.lanes.foresee(foreseen(session.items, self._bench))

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
    fine = {pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED}
    if bench.options.checks:
        fine.add(pytest.ExitCode.NO_TESTS_COLLECTED)
    if not report or code not in fine:
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
