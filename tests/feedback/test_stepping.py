import io
from dataclasses import replace

import pytest
from feedback_samples import hostile, lost, lost_update, step
from recorded import recorded
from rich.console import Console

from grader.feedback.phrases import Phrases
from grader.feedback.spans import cell_len
from grader.feedback.stepping import Stepper
from grader.feedback.steps import Showing
from grader.feedback.stepview import StepView

OWN = frozenset({"counter.py"})


def stepper(padding=3, **options):
    trace = lost_update(padding)
    return Stepper(Showing(lost(trace=trace), trace), OWN, **options)


def real(name):
    report = recorded(name)
    finding = next(finding for check in report.tests for finding in check.findings if finding.trace)
    return Stepper(Showing(finding, finding.trace), frozenset(report.source))


def shown(at, width=80, height=24, language="en"):
    console = Console(width=width, height=height, file=io.StringIO(), highlight=False, markup=False, emoji=False)
    console.print(StepView(at, Phrases(language), "exercise-05", width), height=height)
    return console.file.getvalue().splitlines()


def test_forward_and_back_are_one_step_each():
    """From the beginning to the end and back again, each stop once."""
    at = stepper()
    there = [at.position]
    while not at.at_end:
        at.forward()
        there.append(at.position)
    back = [at.position]
    while at.number > 1:
        at.back()
        back.append(at.position)
    assert there == list(at.stops) == back[::-1]


def test_no_move_leaves_the_trace():
    """Back from the first stop and forward from the last stay there, and so do the others."""
    at = stepper()
    for move in (Stepper.back, Stepper.previous_switch, Stepper.first):
        move(at)
        assert at.number == 1
    at.last()
    for move in (Stepper.forward, Stepper.next_switch, Stepper.last):
        move(at)
        assert at.at_end


def test_bookkeeping_is_passed_over_unless_every_step_is_wanted():
    """Loop heads, ends and the scenario's lines are no stops; with *every* all steps are."""
    assert [stepper().trace.steps[each].kind for each in stepper().stops] == ["read", "read", "write", "write"]
    assert len(stepper(every=True).stops) == len(lost_update().steps)


def test_a_trace_of_nothing_but_bookkeeping_stops_everywhere():
    """There is always somewhere to be."""
    dull = replace(lost_update(), steps=tuple(step(n, 1, "loop", 7, "while True:") for n in range(4)))
    assert len(Stepper(Showing(None, dull), OWN).stops) == 4


def test_to_the_next_switch_is_where_another_thread_begins():
    """Switch by switch forwards, and the same places backwards."""
    at = stepper()
    seen = [at.step.thread]
    places = [at.number]
    while not at.at_end:
        at.next_switch()
        seen.append(at.step.thread)
        places.append(at.number)
    assert seen == [1, 2, 1]
    for place in places[-2::-1]:
        at.previous_switch()
        assert at.number == place


def test_to_the_failure_is_the_last_step_that_explains_it():
    """The write that loses the update; without a finding that explains anything, the end."""
    at = stepper()
    at.failure()
    assert (at.step.thread, at.step.kind) == (1, "write")
    nothing = Stepper(Showing(None, replace(lost_update(), steps=lost_update().steps[:2])), frozenset())
    nothing.failure()
    assert nothing.at_end


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", ["lost_update", "lost_wakeup", "deadlock"])
@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 40), (60, 16)])
def test_the_view_fills_the_window_and_no_more(name, language, width, height):
    """At every stop: as many lines as the window has at most, none wider, the pointer and the keys among them."""
    at = real(name)
    for _ in at.stops:
        lines = shown(at, width, height, language)
        assert len(lines) <= height
        assert max(map(cell_len, lines)) <= width
        assert any(line.startswith("▶") for line in lines)
        assert sum("→" in line for line in lines) == 1
        at.forward()


def test_the_view_tells_who_holds_and_who_waits():
    """At the end of a deadlock: both locks, both waits, and what came of it."""
    at = real("deadlock")
    at.last()
    view = "\n".join(shown(at))
    assert "self.lock #1: Anna since line 15" in view
    assert "Anna for self.lock #2 (line 16)" in view
    assert "the end: Deadlock: no thread can ever go on." in view


def test_the_view_tells_the_values_at_that_step():
    """One step back, the value is the old one; what comes of it is told only when it has happened."""
    at = real("lost_update")
    at.failure()
    assert "self._value = 2" in "\n".join(shown(at))
    assert any("Lost update" in line for line in shown(at))
    at.first()
    assert "self._value = 0" in "\n".join(shown(at))
    assert not any("Lost update" in line for line in shown(at))


def test_what_was_returned_is_told_at_the_end_only():
    """Where nothing is known to be wrong, nothing is told before the last step."""
    trace = lost_update()
    at = Stepper(Showing(None, trace, ended="returned 1"), OWN)
    for _ in at.stops:
        assert any("returned 1" in line for line in shown(at)) == at.at_end
        at.forward()


def test_nothing_of_the_submission_acts():
    """Names, values and source lines are shown, with their escapes, and end no line."""
    nasty = "[bold red]x[/] \x1b[2J\x07 \u202e\n\r"
    finding = hostile(nasty).tests[0].findings[0]
    at = Stepper(Showing(finding, finding.trace), OWN, every=True)
    for _ in at.stops:
        lines = shown(at, 120)
        assert len(lines) <= 24
        assert not set("".join(lines)) & set("\x1b\x07\u202e\r")
        at.forward()
    assert "[bold red]" in "".join(lines)


def test_a_step_without_a_line_of_its_own_is_still_somewhere():
    """With every step a stop, some have no line in the picture; the view then shows what was last."""
    at = stepper(every=True)
    for _ in at.stops:
        assert shown(at)
        at.forward()
