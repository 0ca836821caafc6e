from dataclasses import replace

from feedback_samples import check, lost, lost_update, report, step

from grader.feedback import redact


def test_what_a_scenario_reads_and_says_is_dropped():
    """Neither source nor values nor arguments of hidden lines are left in a redacted trace."""
    hidden = [
        replace(step(90, 0, "read", 3, "BAD['secret']", "BAD['secret']", "'secret'"), file="scenarios.py"),
        replace(step(91, 0, "call", 3, "run('secret')", "run('secret')", "'secret'"), file="scenarios.py"),
    ]
    trace = replace(lost_update(), steps=(*hidden, *lost_update().steps))
    kept = redact.trace(trace, {"counter.py": ""})
    assert "secret" not in repr(kept)
    assert kept.steps[0].target == "run(…)"


def test_a_traceback_loses_the_scenarios_frames():
    """Frames of hidden files are dropped with their source lines; the student's frames and the message stay."""
    text = (
        '  File "scenarios.py", line 9, in go\n    run("secret")\n    ^^^^^\n'
        '  File "counter.py", line 3, in up\n    self.n += amount\nTypeError: no\n'
    )
    left = redact.traceback(text, {"counter.py"})
    assert "secret" not in left
    assert left == '  File "counter.py", line 3, in up\n    self.n += amount\nTypeError: no\n'


def test_a_check_that_is_not_visible_shows_its_points_only():
    """Of a check that its author hides neither name nor findings nor outcomes are left; the marks still add up."""
    hidden = check(lost(), name="test_secret", title="The secret", visibility="hidden")
    shown = redact.report(report(check(), hidden), "a hidden check")
    assert shown.tests[0] == check()
    assert "ecret" not in repr(shown.tests[1])
    assert (shown.tests[1].title, shown.tests[1].points, shown.tests[1].max_points) == ("a hidden check", 0, 4)
    assert (shown.tests[1].findings, shown.tests[1].outcomes) == ((), ())


def test_the_students_own_steps_stay():
    """Steps in the submission's files are kept as they are."""
    assert redact.trace(lost_update(), {"counter.py"}) == lost_update()
