"""Grading end to end: the verdict, its evidence, and whose fault a failure is."""

from __future__ import annotations

import os
import sys
from dataclasses import replace

import pytest
from small_exercise import CHECKS, CORRECT, SCENARIOS, TOML, UNLOCKED, SmallExercise

from grader.errors import ExerciseError, GraderError, InfrastructureError
from grader.results import Verdict
from grader.sandbox import local


def _check(report, name):
    return next(each for each in report.tests if each.name == name)


def test_a_correct_submission_passes(small):
    """Full marks, every check with its title, points and evidence."""
    report = small.grade(CORRECT)
    assert (report.verdict, report.score, report.max_score) == (Verdict.PASSED, 3, 3)
    assert [(each.title, each.points) for each in report.tests] == [
        ("Nothing is lost.", 2),
        ("What has nothing to do with the value.", 1),
    ]
    assert all(0 < each.schedules <= 40 for each in report.tests)
    assert report.tests[0].exhaustive
    assert (report.findings, report.notices, report.output) == ((), (), "")
    assert [(outcome.value, outcome.count) for outcome in report.tests[0].outcomes] == [(2, report.tests[0].schedules)]


def test_what_the_sandbox_has_to_tell_stands_in_the_report(small):
    """Why it is this sandbox, first among the notices, in the text as in the JSON."""
    small.sandbox = local.LocalSandbox(notice="only local works here")
    report = small.grade(CORRECT)
    assert report.notices == ("only local works here",)
    assert report.to_json()["notices"] == ["only local works here"]


def test_a_failure_carries_its_evidence(small):
    """The finding has the author's sentence, what was observed, a token, a trace and its diagnosis; the search stopped there."""
    report = small.grade(UNLOCKED)
    check = _check(report, "test_together")
    finding = check.findings[0]
    assert (report.verdict, report.score, check.points) == (Verdict.FAILED, 1, 0)
    assert (finding.kind, finding.message) == ("wrong-outcome", "Something is lost. (observed: 1)")
    assert (finding.diagnosis, finding.file, finding.fatal) == ("lost-update", "counter.py", True)
    assert "+=" in UNLOCKED.splitlines()[finding.line - 1]
    assert finding.schedule.partition(".")[2].startswith("g1")
    assert finding.trace is not None
    assert finding.trace.steps
    assert check.schedules <= 40


def test_the_same_submission_gets_the_same_report(small):
    """Nothing but times may differ."""

    def timeless(report):
        return replace(report, seconds=0, tests=tuple(replace(each, seconds=0) for each in report.tests)).to_json()

    assert timeless(small.grade(UNLOCKED)) == timeless(small.grade(UNLOCKED))


def test_schedules_can_be_overridden(small):
    """--schedules goes before what a check asks for."""
    assert {each.schedules for each in small.grade(CORRECT, schedules=3).tests} == {3}


def test_progress_is_told(small):
    """Whoever watches hears of each check, and how much is planned."""
    told = []
    small.grade(CORRECT, progress=lambda *what: told.append(what))
    assert ("test_together", 0, 0) in told
    assert {name for name, _, _ in told} == {"test_together", "test_untouched"}


def test_what_is_printed_is_kept_once(small):
    """Hundreds of executions print the same; the report shows it once per check."""
    report = small.grade(CORRECT.replace("with self._lock:", "print('here')\n        with self._lock:"))
    assert report.output == "here\nhere\n"


def test_checks_that_print_disturb_nobody(small, capfd):
    """An author's print doesn't get into what the grader writes."""
    small.write(checks=CHECKS.replace("    submission", "    print('from a check')\n    submission"))
    assert small.grade(CORRECT).score == 3
    assert capfd.readouterr() == ("", "")


def test_the_students_folder_plays_no_part(small, monkeypatch):
    """Neither configuration nor plugins nor options of where the grader is called reach the checks, and nothing is written there."""
    (small.home / "conftest.py").write_text("raise RuntimeError('read me')")
    (small.home / "pytest.ini").write_text("[pytest]\naddopts = --no-such-option\n")
    (small.folder / "hidden" / "conftest.py").write_text("raise RuntimeError('read me too')")
    monkeypatch.chdir(small.home)
    monkeypatch.setenv("PYTEST_ADDOPTS", "--no-such-option")
    monkeypatch.setenv("PYTEST_PLUGINS", "no_such_plugin")
    before = sorted(os.walk(small.folder)), set(small.home.iterdir())
    assert small.grade(CORRECT).score == 3
    assert (sorted(os.walk(small.folder)), set(small.home.iterdir()) - {small.home / "counter.py"}) == before
    assert os.environ["PYTEST_ADDOPTS"] == "--no-such-option"


def test_checks_of_the_same_name_are_not_mixed_up(small, tmp_path):
    """Two exercises graded in one process have each their own checks."""
    other = SmallExercise(tmp_path / "other", checks=CHECKS.replace("Nothing is lost", "Another title"))
    assert small.grade(CORRECT).tests[0].title == "Nothing is lost."
    assert other.grade(CORRECT).tests[0].title == "Another title."
    assert not any(name.endswith("test_small") for name in sys.modules)


def test_a_check_whose_worker_died_does_not_spoil_the_next(small):
    """Each check starts from a worker that lives."""
    report = small.grade(CORRECT.replace("return self._value", "import os; os._exit(0)"))
    assert [(each.name, each.passed) for each in report.tests] == [("test_together", False), ("test_untouched", True)]
    assert report.tests[0].findings[0].kind == "crash"


AUTHORS_MISTAKES = {
    "a name that isn't there": (CHECKS.replace(".always(7)", ".alwasy(7)"), "alwasy"),
    "no points": (CHECKS.replace("@pytest.mark.points(1)", ""), "mark it with"),
    "points that are no number": (CHECKS.replace("points(1)", "points('1')"), "mark it with"),
    "a wrong sum": (CHECKS.replace("points(1)", "points(5)"), "worth 7 points, exercise.toml says 3"),
    "no such scenario": (CHECKS.replace('"touch_nothing"', '"touch_all"'), "no scenario 'touch_all'"),
    "no such parameter": (CHECKS.replace("threads=2", "thread=2"), "unknown"),
    "no such clock": (CHECKS.replace("schedules=5", "clock='wall'"), "clock is 'wall'"),
    "a bare assert": (
        CHECKS.replace('submission.explore("touch_nothing", schedules=5).always(7)', "assert False"),
        "uses assert",
    ),
    "a skipped check": (
        CHECKS.replace('submission.explore("touch_nothing", schedules=5).always(7)', "pytest.skip('later')"),
        "Skipped: later",
    ),
    "a syntax error": ("def test_(:\n", "could not be run"),
    "no check at all": ("", "could not be run"),
    "a predicate's mistake": (CHECKS.replace(".always(7)", ".always(lambda value: vlaue == 7)"), "vlaue"),
}


@pytest.mark.parametrize(("checks", "message"), AUTHORS_MISTAKES.values(), ids=AUTHORS_MISTAKES)
def test_an_authors_mistake_is_nobodys_mark(small, checks, message):
    """A check that is itself wrong is reported as such, with what is wrong."""
    small.write(checks=checks)
    with pytest.raises(ExerciseError, match=message):
        small.grade(CORRECT)


def test_the_report_says_who_may_see_a_check(small):
    """What exercise.toml says goes with the result; a word for a check that isn't there is the author's mistake."""
    small.write(toml=TOML + '[visibility]\ntest_untouched = "hidden"\n')
    assert [each.visibility for each in small.grade(CORRECT).tests] == ["visible", "hidden"]
    small.write(toml=TOML + '[visibility]\ntest_touched = "hidden"\n')
    with pytest.raises(ExerciseError, match="gives test_touched a visibility"):
        small.grade(CORRECT)


def test_a_check_that_was_not_run_any_more_may_have_a_visibility(small):
    """Where grading ends at the first failure, a word about a later check is no mistake."""
    small.write(toml=TOML + '[visibility]\ntest_untouched = "hidden"\n')
    report = small.grade(UNLOCKED, first_failure=True)
    assert [each.name for each in report.tests] == ["test_together"]


def test_broken_scenarios_are_the_authors_mistake(small):
    """They are told apart from a broken submission."""
    small.write(scenarios=SCENARIOS + "\ndef broken(:\n")
    with pytest.raises(ExerciseError, match=r"scenarios\.py, line"):
        small.grade(CORRECT)


def test_a_worker_that_cannot_start_is_nobodys_mark(small, monkeypatch):
    """It is the machine's failure, and says what stood on the error stream."""
    monkeypatch.setattr("grader.sandbox.local._BOOT", "raise SystemExit('no such engine')")
    with pytest.raises(InfrastructureError, match="no such engine"):
        small.grade(CORRECT)


def test_a_fault_of_the_engine_is_nobodys_mark(small, monkeypatch):
    """What the grader itself got wrong comes with its traceback, and never lowers a mark."""
    broken = "import grader.engine\ndef explore(*_, **__): raise ZeroDivisionError('in the engine')\ngrader.engine.explore = explore\n"
    boot = local._BOOT.replace("from grader.worker", broken + "from grader.worker")
    monkeypatch.setattr("grader.sandbox.local._BOOT", boot)
    with pytest.raises(GraderError, match="in the engine"):
        small.grade(CORRECT)


def test_an_observation_that_no_schedule_gives_is_missed(small):
    """``sometimes`` fails with a finding of its own, and the author's hint."""
    small.write(checks=CHECKS.replace(".always(7)", ".sometimes(8, message='Eight is possible.', hint='Look.')"))
    finding = _check(small.grade(CORRECT), "test_untouched").findings[0]
    assert (finding.kind, finding.message, finding.hint) == ("never-seen", "Eight is possible.", "Look.")


def test_demands_can_be_chained(small):
    """An exploration that stopped at what it looked for is searched to the end when more is demanded."""
    small.write(checks=CHECKS.replace(".always(2", ".sometimes(1).sometimes(2).always(lambda value: value in (1, 2)"))
    assert small.grade(UNLOCKED).score == 3


def test_what_is_allowed_costs_nothing(small):
    """A kind of finding in ``allow`` is not held against the submission."""
    leaky = CORRECT.replace(
        "with self._lock:", "threading.Thread(target=threading.Event().wait).start()\n        with self._lock:"
    )
    assert _check(small.grade(leaky), "test_together").findings[0].kind == "leaked-thread"
    small.write(checks=CHECKS.replace("threads=2", "threads=2, allow={'leaked-thread'}"))
    assert small.grade(leaky).score == 3


def test_points_may_be_fractions(small):
    """They add up as numbers do."""
    small.write(
        toml=TOML.replace("3", "0.3"),
        checks=CHECKS.replace("points(2)", "points(0.1)").replace("points(1)", "points(0.2)"),
    )
    assert small.grade(CORRECT).verdict is Verdict.PASSED


def test_a_person_may_have_enough(small):
    """Ctrl-C in the middle of a check ends the grading, not only the check."""

    def had_enough(*_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        small.grade(CORRECT, progress=had_enough)
