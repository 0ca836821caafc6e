from dataclasses import replace

import pytest
from feedback_samples import check, deadlock, lost, report

from grader.feedback import text
from grader.feedback.phrases import Phrases
from grader.feedback.view import Look
from grader.results import Finding, Outcome
from grader.sentence import Sentence

HOSTILE = "[bold red]x[/] \x1b[2J\x1b]0;title\x07 \u202e {{ 7*7 }} {% raw %}"


def rendered(made, **look):
    return text.render(made, Look(**look))


def test_full_marks_say_what_they_rest_on():
    """A pass states its points, the number of schedules, or that every interleaving was seen."""
    shown = rendered(report(check(title="Alone", exhaustive=True), check(title="Together", schedules=1500)))
    assert shown.startswith("✓ exercise-05")
    assert "8/8 points" in shown
    assert "✓ 4/4  Alone (every interleaving: 37 schedules)" in shown
    assert "✓ 4/4  Together (1,500 schedules)" in shown


def test_a_failure_shows_all_that_helps():
    """A failed check has its sentence, place, picture, replay command and hint."""
    shown = rendered(report(check(lost(hint="Think."))))
    for part in ("✗ 0/4", "Lost update (counter.py:10)", "▸", "v1.0123-abc", "hint: Think.", "Thread-2"):
        assert part in shown


def test_a_long_token_is_never_broken():
    """The replay command stands on one line, however long, so that it can be copied."""
    token = "g1," + ",".join(f"{n}@{n}=1" for n in range(80))
    shown = rendered(report(check(lost(schedule=token))))
    assert any(token in line for line in shown.splitlines())


def test_a_deadlock_is_told_in_words():
    """Who waits for whom, and since when, is said without a picture being needed."""
    shown = rendered(report(check(deadlock())))
    assert "Anna waits for the lock right (line 5); Bert has held it since line 8." in shown


def test_the_same_finding_is_shown_in_full_once():
    """A second check with the same finding is counted, and named; its own replay command is there on request."""
    again = lost(schedule="v1.other", message="Another sentence")
    made = report(check(lost(), title="First"), check(again, name="b", title="Second"))
    shown = rendered(made)
    assert shown.count("▸") == 3
    assert "✗ 0/4  Second (37 schedules) · Lost update" in shown
    assert "The same in 1 more check." in shown
    assert "v1.other" not in shown
    everything = rendered(made, verbose=True)
    assert "the same as in “First”: Lost update" in everything
    assert "v1.other" in everything


@pytest.mark.parametrize("verbose", [False, True])
def test_nothing_of_the_submission_acts(verbose):
    """No control character of the submission reaches the output, and no template is run, from any field."""
    finding = Finding(
        HOSTILE,
        HOSTILE,
        HOSTILE,
        HOSTILE,
        HOSTILE,
        HOSTILE,
        3,
        HOSTILE,
        traceback=HOSTILE,
        waits=deadlock().waits,
    )
    hostile = replace(lost().trace, threads=(HOSTILE,) * 3)
    made = report(
        check(finding),
        check(lost(trace=hostile), title=HOSTILE),
        output=HOSTILE,
        notices=(HOSTILE,),
        submission=HOSTILE,
    )
    shown = rendered(made, verbose=verbose)
    assert not set(shown) & set("\x1b\x07\u202e\r")
    assert "49" not in shown
    assert "[bold red]x[/]" in shown


def test_equal_outcomes_are_counted_together():
    """Outcomes that look the same to a student are one, whatever schedules gave them."""
    outcomes = (Outcome(5, 2, "a"), Outcome(6, 30, "b"), Outcome(5, 1, "c"))
    assert "seen: 5 in 3 of 33, 6 in 30 of 33" in rendered(report(check(lost(), outcomes=outcomes)))


def test_student_output_is_capped():
    """A flood of output is cut, unless everything is asked for."""
    flood = report(check(), output="line\n" * 1000)
    assert rendered(flood).count("| line") == 6
    assert rendered(flood, verbose=True).count("| line") == 1000


def test_a_report_is_about_a_screenful():
    """Many failing checks stay short; the rest is announced."""
    checks = [check(lost(line=n, diagnosis=""), name=f"t{n}", title=f"Check {n}") for n in range(12)]
    shown = rendered(report(*checks))
    assert len(shown.splitlines()) < 70
    assert "8 more findings: grade … --verbose" in shown


def test_a_submission_that_cannot_be_loaded_shows_the_line():
    """A syntax error is one finding with its line, not one a check."""
    broken = Finding("import-error", "syntax error: invalid syntax", file="counter.py", line=9)
    shown = rendered(report(check(passed=False, points=0), findings=(broken,)))
    assert "Cannot be loaded (counter.py:9): syntax error: invalid syntax." in shown
    assert "9         value = self.value" in shown


def test_warnings_are_notes():
    """A finding that costs nothing is a note, and never a failure."""
    shown = rendered(report(check(lost(kind="data-race", diagnosis="", fatal=False), passed=True, points=4)))
    assert "note: Data race (counter.py:10)" in shown
    assert "replay" not in shown


def test_chinese_has_every_word():
    """The same report in Chinese: fixed words translated, the same evidence."""
    shown = rendered(report(check(lost()), check(deadlock(), name="b")), phrases=Phrases("zh"))
    assert "丢失更新" in shown
    assert "死锁" in shown
    assert "v1.0123-abc" in shown


@pytest.mark.parametrize(("language", "message", "said"), [
    ("en", "It is lost.", "It is lost (observed: 3)."),
    ("zh", "丢失了。", "丢失了（观察到：3）\n"),
    ("zh", "It is lost.", "It is lost（观察到：3）\n"),
])  # fmt: skip
def test_what_was_observed_stands_within_the_sentence(language, message, said):
    """An author's full stop goes, in whatever language it is."""
    found = lost(message=Sentence("{message} (observed: {value})", message=message, value="3"))
    assert said in rendered(report(check(found)), phrases=Phrases(language), width=200)


def test_what_was_observed_on_real_threads_is_said_to_be():
    """A finding without a schedule says why it can't be replayed; the check says how often it ran."""
    told = "observed on real threads in run 3 of 30; not replayable"
    shown = rendered(
        report(check(Finding("deadlock", "every thread waits for ever", observed=told), schedules=0, runs=3))
    )
    assert "(3 runs on real threads)" in shown
    assert f"({told})" in shown
