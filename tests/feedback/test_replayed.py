from feedback_samples import deadlock, lost_update

from grader.feedback import formats, replayed
from grader.feedback.phrases import Phrases
from grader.feedback.view import Look
from grader.judge import Replay
from grader.results import Verdict


def replay(*findings, value=None, ending="returned", diverged=""):
    source = {"counter.py": "x = 1\n"}
    return Replay(
        "exercise-05",
        "counter.py",
        "test_it",
        "7f.g1",
        ending,
        value,
        lost_update(),
        findings,
        diverged,
        source,
        "hello",
    )


def test_what_was_found_comes_with_the_steps():
    """The finding of a replay has its trace and the schedule."""
    made = replayed.report(replay(deadlock(), ending="deadlock"), Phrases())
    (check,) = made.tests
    assert (made.verdict, check.name, check.findings[0].kind) == (Verdict.FAILED, "test_it", "deadlock")
    assert (check.findings[0].trace, check.findings[0].schedule) == (lost_update(), "7f.g1")


def test_a_replay_in_which_nothing_was_found_still_shows_its_steps():
    """It says what was returned, and not that this is wrong, for it doesn't know."""
    made = replayed.report(replay(value=5), Phrases())
    assert made.tests[0].findings[0].message == "returned 5"
    shown = formats.rendered(made, "text", Look())
    assert "Replay" in shown
    assert "writes self.value: 1" in shown


def test_where_it_diverged_is_said():
    """As a notice, in every format."""
    assert replayed.report(replay(diverged="no such step"), Phrases("zh")).notices == ("no such step",)
