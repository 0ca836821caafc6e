from dataclasses import replace

from feedback_samples import deadlock, lost, lost_update, step

from grader.feedback.columns import Picture
from grader.feedback.phrases import Phrases
from grader.feedback.select import Selection, select
from grader.feedback.spans import cell_len, plain
from grader.results import Trace


def drawn(finding, width=80, limit=14, own=frozenset()):
    picture = Picture(finding.trace, select(finding, limit, own), Phrases(), width, own)
    return [plain(line) for line in picture.lines()]


def many(threads):
    steps = tuple(step(n, n, "write", 5, "self.value = 1", "self.value", "1") for n in range(threads))
    return lost(trace=Trace(tuple(f"T{n}" for n in range(threads)), steps, threads), line=5)


def test_threads_stand_side_by_side_and_time_runs_down():
    """Each thread has its column; a later step is further down."""
    lines = drawn(lost())
    assert lines[0].split() == ["Thread-1", "Thread-2"]
    second = lines[0].index("Thread-2")
    writes = [line for line in lines if "writes self.value: 1" in line]
    assert [line.index("writes") > second for line in writes] == [True, False]


def test_the_steps_that_matter_are_marked_without_colour():
    """Exactly the key steps carry the mark."""
    assert sum("│▸" in line for line in drawn(lost())) == 3


def test_what_is_left_out_is_counted():
    """Elided steps of the student's are counted, each gap by itself."""
    steps = [step(n, 1, "write", 3, "x = 1", "x", "1") for n in range(40)]
    trace = lost_update(padding=0)
    finding = lost(trace=replace(trace, steps=(*trace.steps[:2], *steps, *trace.steps[2:])))
    assert any("⋯ 40 steps" in line for line in drawn(finding))


def test_no_line_is_wider_than_the_window():
    """At 80 columns, and at 40, nothing is wider, in Chinese neither."""
    wide = lost(trace=replace(lost_update(), threads=("主线程" * 9, "线程" * 20, "T" * 99)))
    for width in (40, 60, 80):
        assert all(cell_len(line) <= width for line in drawn(wide, width, limit=0))


def test_many_threads_become_a_list():
    """More than four threads, or too narrow a window, give a line a step that names its thread."""
    assert any(line.startswith(("▸ T5", "  T5")) for line in drawn(many(6), limit=0))
    assert any("Thread-2" in line and "self.value" in line for line in drawn(lost(), width=44))


def test_the_scenario_is_not_quoted():
    """Lines outside of the submission are named, not shown."""
    steps = (step(1, 0, "start", 2, "secret(5)", "T1"), *lost_update().steps)
    hidden = replace(steps[0], file="scenarios.py")
    finding = lost(trace=replace(lost_update(), steps=(hidden, *steps[1:])))
    everything = "\n".join(drawn(finding, limit=0, own=frozenset({"counter.py"})))
    assert "secret" not in everything
    assert "(the grader's scenario)" in everything


def test_a_threads_line_is_thick_while_it_holds_a_lock():
    """From the step that takes it, in that thread's column alone; what that means is said beneath."""
    head, *lines, legend = drawn(deadlock())
    assert [line[0] for line in lines] == ["│", "┃", "┃", "┃", "┃", "┃", "┃", "┃"]
    second = head.index("Bert") - 2
    assert [line[second] for line in lines] == ["│", "│", "│", "┃", "┃", "┃", "┃", "┃"]
    assert legend.strip() == "(┃ holds a lock)"
    assert not any("┃" in line for line in drawn(lost()))


def test_what_is_too_long_for_a_column_goes_on_beneath():
    """Nothing of a call is lost for the width of a column; the second line stands in the same column."""
    call = step(9, 2, "call", 12, "x", "self.condition.wait_for(lambda: self.ready)")
    trace = lost_update(padding=0)
    finding = lost(trace=replace(trace, steps=(*trace.steps[:-1], call)))
    lines = drawn(finding, limit=0, width=120)
    (first,) = (number for number, line in enumerate(lines) if "calls self.condition." in line)
    assert "self.ready)" in lines[first + 1]
    assert lines[first].index("calls") - 2 <= len(lines[first + 1]) - len(lines[first + 1].lstrip("│ "))


def test_each_line_knows_its_step():
    """Rows carry positions in the order of time; head and remarks carry none."""
    picture = Picture(lost_update(), select(lost()), Phrases())
    positions = [position for position, _ in picture.rows()]
    assert positions[0] == -1
    told = [each for each in positions if each >= 0]
    assert told == sorted(told)
    assert set(told) == set(select(lost()).shown)


def test_nothing_selected_draws_nothing():
    """An empty selection gives no lines."""
    assert list(Picture(lost_update(), Selection(frozenset(), ()), Phrases()).lines()) == []
