"""Trials on real threads: the simulation first, then the cross-check, and honest words where they disagree."""

from __future__ import annotations

import pytest
from small_exercise import CORRECT, UNLOCKED, SmallExercise

from grader.errors import ExerciseError
from grader.results import Verdict

CHECKS = '''
import pytest


@pytest.mark.points(2)
def test_together(submission):
    """Nothing is lost."""
    submission.stress("count", {options}threads=4).always(4, message="Something is lost.")


@pytest.mark.points(1)
def test_untouched(submission):
    """What has nothing to do with the value."""
    submission.stress("touch_nothing", runs=3).sometimes(7)
'''


@pytest.fixture
def stressing(tmp_path):
    """A small exercise whose checks run on real threads; ``options`` are the first one's."""

    def make(options=""):
        return SmallExercise(tmp_path, checks=CHECKS.format(options=options))

    return make


def test_what_passes_says_how_often_it_ran(stressing):
    """Schedules and runs are counted apart."""
    report = stressing("runs=5, schedules=8, ").grade(CORRECT)
    assert (report.verdict, report.score) == (Verdict.PASSED, 3)
    assert (report.tests[0].schedules, report.tests[0].runs) == (8, 5)


def test_what_the_simulation_breaks_needs_no_real_thread(stressing):
    """The failure is replayable, and the same every time."""
    report = stressing().grade(UNLOCKED)
    (finding,) = report.tests[0].findings
    assert report.tests[0].runs == 0
    assert finding.schedule
    assert not finding.observed
    assert finding.trace is not None


def test_without_the_simulation_a_failure_is_observed_and_not_replayable(stressing):
    """The finding says so."""
    report = stressing("runs=400, simulated=False, ").grade(UNLOCKED)
    (finding,) = report.tests[0].findings
    assert (finding.kind, finding.schedule) == ("wrong-outcome", "")
    assert finding.observed.startswith("observed on real threads in run")
    assert finding.observed.endswith("of 400; not replayable")
    assert report.tests[1].passed


def test_what_one_schedule_misses_is_observed_and_then_reproduced(stressing):
    """The judge asks the simulation once more, with a larger budget; then there is something to replay."""
    report = stressing("runs=400, schedules=1, ").grade(UNLOCKED)
    (finding,) = report.tests[0].findings
    assert finding.schedule
    assert "reproduced under control" in finding.observed


REAL_ONLY = CORRECT.replace(
    "with self._lock:", "with self._lock:\n            if threading.get_ident() > 1000: amount = 0"
)


def test_a_gap_in_the_simulation_is_called_one(stressing):
    """What only real threads show fails, and the finding says that no schedule did."""
    report = stressing("runs=5, ").grade(REAL_ONLY)
    (finding,) = report.tests[0].findings
    assert not report.tests[0].passed
    assert "controlled schedules did not show it" in finding.observed


def test_a_scenario_that_is_not_there_is_the_authors_fault(tmp_path):
    """As for explorations."""
    checks = CHECKS.format(options="simulated=False, ").replace('"count"', '"cuont"')
    with pytest.raises(ExerciseError, match="no scenario 'cuont'"):
        SmallExercise(tmp_path, checks=checks).grade(CORRECT)


@pytest.mark.parametrize("options", ["runs=0, ", "deadline=0, "])
def test_a_budget_that_is_none_is_the_authors_fault(stressing, options):
    """The message shows the value."""
    with pytest.raises(ExerciseError, match="both must be positive"):
        stressing(options).grade(CORRECT)


def test_what_no_run_shows_was_never_seen(tmp_path):
    """``sometimes`` on real threads."""
    checks = CHECKS.format(options="").replace("sometimes(7)", "sometimes(8)").replace("runs=3", "runs=3, simulated=False")
    report = SmallExercise(tmp_path, checks=checks).grade(CORRECT)
    assert [each.kind for each in report.tests[1].findings] == ["never-seen"]


def test_what_the_first_run_prints_is_shown_once(stressing):
    """Thirty runs would only repeat it."""
    report = stressing("runs=6, simulated=False, ").grade(CORRECT + "\nprint('imported')\n")
    assert report.output == "imported\n"


@pytest.mark.parametrize(("options", "kinds"), [("simulated=False, ", []), ("", ["uncontrolled"])])
@pytest.mark.parametrize("maker", ["Lock", "get_context('spawn').Lock"])
def test_what_is_shared_between_processes_may_be_made_at_import(stressing, options, kinds, maker):
    """Only controlled schedules have no use for it: the submission is not refused before any check."""
    gate = f"import multiprocessing\nGATE = multiprocessing.{maker}()\n"
    report = stressing(f"runs=3, {options}").grade(gate + CORRECT)
    assert report.findings == ()
    assert [each.kind for each in report.tests[0].findings] == kinds


def test_what_runs_leave_to_the_resource_tracker_is_no_news(stressing):
    """A run ends without finalizers; that its semaphores have to be cleared away is not the program's doing."""
    gate = "import multiprocessing\nGATE = multiprocessing.get_context('spawn').Lock()\n"
    source = CORRECT.replace("self._lock = threading.Lock()", "self._lock = GATE")
    report = stressing("runs=6, simulated=False, ").grade(gate + source)
    assert (report.tests[0].passed, report.output) == (True, "")
