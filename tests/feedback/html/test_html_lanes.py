from dataclasses import replace

import pytest
from feedback_samples import deadlock, lost, lost_update, step
from recorded import recorded

from grader.feedback.html.drawing import LIMIT, picture
from grader.feedback.phrases import Phrases
from grader.results import Trace

OWN = frozenset({"counter.py"})


def drawn(finding, own=OWN, **options):
    return picture(finding, own, Phrases(), **options)


def marks(shown, kind):
    return [mark for mark in shown.marks if mark.kind == kind]


def test_the_clashing_steps_are_numbered_in_the_order_of_time():
    """A lost update is a read, the other's write and the write that loses it."""
    rows = [row for row in drawn(lost()).rows if row.badge]
    assert [(row.badge, row.lane, row.did) for row in rows] == [
        (1, 0, "reads self.value: 0"),
        (2, 1, "writes self.value: 1"),
        (3, 0, "writes self.value: 1"),
    ]


def test_every_row_has_its_place_across_and_down():
    """Lanes share the width; a dot stands in the middle of its row."""
    shown = drawn(lost())
    assert [lane.x for lane in shown.lanes] == ["0%", "50%"]
    dots = [mark for mark in shown.marks if mark.kind in ("dot", "key", "bad")]
    assert len(dots) == shown.steps
    assert [dot.y1 for dot in dots] == sorted((dot.y1 for dot in dots), key=lambda down: float(down[:-2]))


def test_a_deadlock_shows_bars_and_who_waits_for_whom():
    """Two locks held to the end, and an arrow from each thread that waits to the one that holds."""
    shown = drawn(deadlock())
    assert [bar.title for bar in marks(shown, "bar")] == ["Anna holds left", "Bert holds right"]
    assert {bar.y2 for bar in marks(shown, "bar")} == {shown.height}
    assert [(arrow.x1, arrow.x2) for arrow in marks(shown, "wait")] == [("0%", "50%"), ("50%", "0%")]
    assert [row.effect for row in shown.rows] == ["", "", "held by Bert", "held by Anna"]


def test_a_wake_up_is_an_arrow_to_who_is_woken():
    """The thread that lets a lock go points at the one that goes on with it."""
    steps = (
        step(0, 2, "acquire", 3, "with lock:", "lock"),
        step(1, 2, "read", 4, "n = self.n", "self.n", "0"),
        step(2, 1, "block", 3, "with lock:", "lock"),
        step(3, 2, "write", 5, "self.n = n", "self.n", "1"),
        step(4, 2, "release", 5, "self.n = n", "lock"),
        step(5, 1, "wake", 3, "with lock:"),
        step(6, 1, "acquire", 3, "with lock:", "lock"),
        step(7, 1, "write", 5, "self.n = n", "self.n", "1"),
    )
    shown = drawn(lost(trace=Trace(("main", "A", "B"), steps, 3), line=5), whole=True)
    assert [(arrow.x1, arrow.x2) for arrow in marks(shown, "wake")] == [("50%", "0%")]
    assert [row.effect for row in shown.rows if row.effect] == ["held by B", "wakes A"]


def test_a_long_trace_is_cut_to_what_matters():
    """Whatever the length of the trace, few steps are to be read, and the rest is counted."""
    shown = drawn(lost(trace=lost_update(padding=0)))
    dull = [step(n, 1, "write", 3, "x = 1", "x", "1") for n in range(400)]
    trace = lost_update(padding=0)
    long = drawn(lost(trace=replace(trace, steps=(*trace.steps[:2], *dull, *trace.steps[2:]))))
    assert long.steps <= LIMIT + 4
    assert any("steps" in row.gap for row in long.rows)
    assert [row.did for row in long.rows if row.badge] == [row.did for row in shown.rows if row.badge]


def test_lines_of_the_scenario_are_not_quoted():
    """A hidden line that wakes a thread of the picture has no number, no place and no text."""
    waiting = replace(step(1, 1, "block", 4, "event.wait()", "event"), note="waits for the event event")
    steps = (
        step(0, 0, "start", 1, "start()", "A"),
        waiting,
        replace(step(2, 0, "call", 30, "secret(5)", "event.set()"), file="scenarios.py"),
        step(3, 1, "wake", 4, "event.wait()"),
        step(4, 1, "write", 5, "self.n = 1", "self.n", "1"),
    )
    shown = drawn(lost(trace=Trace(("main", "A"), steps, 2)), whole=True)
    hidden = next(row for row in shown.rows if row.effect == "wakes A")
    assert (hidden.line, hidden.place, hidden.code) == (0, "", "(the grader's scenario)")
    assert "secret" not in repr(shown)


def test_more_threads_than_columns_become_rails():
    """Six threads have no room for six columns of text."""
    steps = tuple(step(n, n, "write", 5, "self.value = 1", "self.value", "1") for n in range(6))
    shown = drawn(lost(trace=Trace(tuple(f"T{n}" for n in range(6)), steps, 6), line=5), whole=True)
    assert shown.narrow
    assert len(shown.lanes) == 6


def test_an_exception_is_drawn_though_the_diagnosis_names_another_line():
    """The diagnosis points at the wait; what was raised, was raised below it."""
    steps = (
        step(0, 0, "start", 1, "start()", "A"),
        step(1, 1, "read", 18, "if not self.items:", "self.items", "[]"),
        step(2, 2, "write", 9, "self.items = items", "self.items", "[1]"),
        step(3, 1, "read", 20, "self.items.pop()", "self.items", "[]"),
        replace(step(4, 1, "raise", 20, "self.items.pop()"), note="raises IndexError"),
    )
    raised = lost(kind="exception", diagnosis="wait-without-loop", line=19, trace=Trace(("main", "A", "B"), steps, 3))
    shown = drawn(raised)
    assert shown.rows[-1].did == "raises IndexError"
    assert drawn(replace(raised, diagnosis="plain-mistake")) is None


@pytest.mark.parametrize("name", ["lost_update", "deadlock", "lost_wakeup"])
def test_of_a_real_trace_a_dozen_steps_are_to_be_read(name):
    """Real gradings, with their scenarios' steps, come down to what fits a slide."""
    report = recorded(name)
    finding = next(finding for check in report.tests for finding in check.findings if finding.trace and finding.fatal)
    assert 3 <= drawn(finding, frozenset(report.source)).steps <= LIMIT


def test_nothing_to_draw_draws_nothing():
    """Without a trace, or where no two threads meet, there is no picture."""
    assert drawn(lost(trace=None)) is None
    alone = Trace(("main",), (step(1, 0, "read", 3, "self.n", "self.n", "1"),), 0)
    assert drawn(lost(trace=alone)) is None
