"""Marks, evidence and whose fault it is; through a real worker."""

from __future__ import annotations

import json

import pytest
from judge_exercise import CHECKS, GOOD, TOML, make_exercise

from grader.errors import ExerciseError, UsageError
from grader.history import History
from grader.judge import Options, grade, replay
from grader.results import Verdict
from grader.sandbox import make_sandbox
from grader.submission import load_submission

BAD = GOOD.replace("with self.lock:", "if True:")
QUIET = Options(history=False)


@pytest.fixture
def on_disk(tmp_path):
    """Writes a submission and grades it, with the exercise changed at will."""

    def run(source=GOOD, options=QUIET, **changes):
        exercise = make_exercise(tmp_path / f"e{len(list(tmp_path.iterdir()))}", **changes)
        (tmp_path / "counter.py").write_text(source, encoding="utf-8")
        submission = load_submission(tmp_path / "counter.py", "counter.py")
        return exercise, submission, grade(exercise, submission, make_sandbox("local"), options)

    (tmp_path / "e0").mkdir()
    return run


def test_a_failed_check_carries_schedule_trace_and_outcomes(on_disk):
    """Everything that a person needs to believe it."""
    _, _, report = on_disk(BAD)
    failed, passed = report.tests
    (finding,) = failed.findings
    assert (report.verdict, report.score) == (Verdict.FAILED, 1)
    assert (failed.points, failed.max_points, passed.points) == (0, 2, 1)
    assert (finding.kind, finding.diagnosis, finding.file) == ("wrong-outcome", "lost-update", "counter.py")
    assert "An increment is missing." in finding.message
    assert finding.trace is not None
    assert {step.kind for step in finding.trace.steps} >= {"read", "write"}
    assert sum(outcome.count for outcome in failed.outcomes) == failed.schedules
    assert passed.exhaustive


def test_a_token_from_a_report_replays(on_disk):
    """The same trace, the same ending."""
    exercise, submission, report = on_disk(BAD)
    finding = report.tests[0].findings[0]
    again = replay(exercise, submission, finding.schedule, make_sandbox("local"))
    assert again.trace == finding.trace
    assert (again.ending, again.value, again.diverged) == ("returned", 1, "")


@pytest.mark.parametrize("token", ["", "nonsense", "12345.g1", "g1,1@2=0", "../.."])
def test_a_token_that_is_none_is_wrong_usage(on_disk, token):
    """Unreadable, or of another exercise."""
    exercise, submission, _ = on_disk()
    with pytest.raises(UsageError):
        replay(exercise, submission, token, make_sandbox("local"))


def test_a_broken_inner_token_is_wrong_usage(on_disk):
    """The digest is right, the rest isn't."""
    exercise, submission, report = on_disk(BAD)
    digest = report.tests[0].findings[0].schedule.split(".")[0]
    with pytest.raises(UsageError):
        replay(exercise, submission, f"{digest}.g1,zzz", make_sandbox("local"))


def test_what_broke_the_last_version_is_tried_first(on_disk, tmp_path):
    """And the report says whether the fix survives it."""
    kept = Options()
    on_disk(BAD, kept)
    _, _, again = on_disk(BAD, kept)
    assert any("breaks this one too" in notice for notice in again.notices)
    _, _, fixed = on_disk(GOOD, kept)
    assert fixed.verdict == Verdict.PASSED
    assert any("your fix survives" in notice for notice in fixed.notices)
    assert fixed.tests[0].survived >= 1
    assert (tmp_path / ".grade").is_dir()


def test_a_history_that_cannot_be_read_is_no_failure(tmp_path):
    """It starts anew, and says so."""
    (tmp_path / ".grade").mkdir()
    (tmp_path / ".grade" / "e.counter.py.json").write_text("{", encoding="utf-8")
    history = History(tmp_path, "e", "counter.py")
    assert "starts anew" in history.notice
    assert history.tokens("abc") == ()


@pytest.mark.parametrize("text", ["[]", '{"tokens": 3}', '{"tokens": {"a": [1, null]}}', '{"tokens": {"a": "b"}}'])
def test_a_history_of_another_shape_is_ignored(tmp_path, text):
    """Only texts are taken for tokens."""
    (tmp_path / ".grade").mkdir()
    (tmp_path / ".grade" / "e.counter.py.json").write_text(text, encoding="utf-8")
    assert History(tmp_path, "e", "counter.py").tokens("a") == ()


def test_a_history_with_unreadable_tokens_does_not_harm_the_grading(on_disk, tmp_path):
    """A token that was tampered with is left out."""
    on_disk(BAD, Options())
    (path,) = (tmp_path / ".grade").glob("*.json")
    data = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({"tokens": {key: ["g1,zzz", "rm -rf"] for key in data["tokens"]}}), encoding="utf-8")
    _, _, report = on_disk(GOOD, Options())
    assert report.verdict == Verdict.PASSED


def test_the_same_seed_gives_the_same_report(on_disk):
    """But for the seconds."""

    def timeless(value):
        if isinstance(value, dict):
            return {key: timeless(each) for key, each in value.items() if key != "seconds"}
        return [timeless(each) for each in value] if isinstance(value, list) else value

    first, second = (timeless(on_disk(BAD)[2].to_json()) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"toml": TOML.replace("points = 3", "points = 4")}, "worth 3 points"),
        ({"checks": CHECKS.replace("@pytest.mark.points(1)\n", "")}, "points None"),
        ({"checks": CHECKS.replace('"count"', '"counts"')}, "no scenario 'counts'"),
        ({"checks": CHECKS.replace("times=1", "time=1")}, "unknown"),
        ({"checks": CHECKS.replace("always(2)", "always(nothing)")}, "NameError"),
        ({"checks": "import nonsense_of_mine\n"}, "nonsense_of_mine"),
        (
            {"checks": "import pytest\n@pytest.mark.points(3)\ndef test_x(submission):\n    assert 1 == 2\n"},
            "uses assert",
        ),
        ({"checks": CHECKS.replace("threads=2", 'clock="slow", threads=2')}, "'slow'"),
        (
            {"checks": "import pytest\n@pytest.mark.points(3)\ndef test_x(submission):\n    pytest.skip('later')\n"},
            "Skipped",
        ),
        ({"scenarios": "def count(:\n"}, "scenarios.py"),
    ],
)
def test_a_mistake_in_the_exercise_is_nobodys_mark(on_disk, changes, said):
    """ExerciseError, with the value and the place."""
    with pytest.raises(ExerciseError) as caught:
        on_disk(**changes)
    assert said in str(caught.value)


def test_checks_see_nothing_of_the_users_pytest_configuration(on_disk, tmp_path, monkeypatch):
    """No addopts, no conftest, no plugin, no cache."""
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = --no-such-option\n", encoding="utf-8")
    (tmp_path / "conftest.py").write_text("raise SystemExit('conftest was read')\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTEST_ADDOPTS", "--no-such-option")
    _, _, report = on_disk()
    assert report.verdict == Verdict.PASSED
    assert not (tmp_path / ".pytest_cache").exists()


def test_sometimes_wants_one_schedule_that_shows_it(on_disk):
    """never-seen when none does."""
    checks = CHECKS.replace(".always(2, message=", ".sometimes(1, message=")
    assert on_disk(BAD, checks=checks)[2].tests[0].passed
    (finding,) = on_disk(GOOD, checks=checks)[2].tests[0].findings
    assert finding.kind == "never-seen"


def test_demands_chain_and_predicates_that_raise_do_not_accept(on_disk):
    """always after always, and a predicate that indexes a number."""
    chained = CHECKS.replace(
        'always(2, message="An increment is missing.")', "always(2).sometimes(2).always(lambda seen: seen > 1)"
    )
    assert on_disk(GOOD, checks=chained)[2].verdict == Verdict.PASSED
    raising = CHECKS.replace('always(2, message="An increment is missing.")', "always(lambda seen: seen[0] == 2)")
    assert on_disk(GOOD, checks=raising)[2].tests[0].findings[0].kind == "wrong-outcome"


def test_a_kind_that_the_exercise_allows_costs_nothing(on_disk):
    """allow= takes it out of the report."""
    source = GOOD.replace(
        "with self.lock:", "threading.Thread(target=threading.Event().wait).start()\n        with self.lock:"
    )
    assert on_disk(source)[2].score == 0
    allowed = CHECKS.replace('"count", ', '"count", allow={"leaked-thread"}, ')
    assert on_disk(source, checks=allowed)[2].score == 3


def test_a_grading_may_end_with_the_first_failure(on_disk):
    """Then nothing is said of the checks that follow; without a failure the grading is whole."""
    short = Options(history=False, first_failure=True)
    assert [each.name for each in on_disk(BAD, short)[2].tests] == ["test_counts_together"]
    whole = on_disk(GOOD, short)[2]
    assert (len(whole.tests), whole.verdict) == (2, Verdict.PASSED)


def test_some_checks_alone_are_a_trial(on_disk):
    """Their points count, and those of no others; a name that is no check's finds nothing."""
    _, _, report = on_disk(BAD, Options(checks=frozenset({"test_counts_alone"})))
    assert [(each.name, each.passed) for each in report.tests] == [("test_counts_alone", True)]
    assert (report.score, report.max_score, report.verdict) == (1, 1, Verdict.PASSED)
    _, _, report = on_disk(BAD, Options(history=False, checks=frozenset({"test_no_such"})))
    assert (report.tests, report.max_score) == ((), 0)
