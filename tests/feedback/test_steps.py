from feedback_samples import deadlock, lost, lost_update

from grader.feedback.phrases import Phrases
from grader.feedback.spans import cell_len, plain
from grader.feedback.steps import Showing, StepList


def listed(showing, width=80, own=frozenset()):
    return [plain(line) for line in StepList(showing, Phrases(), width, own).lines()]


def test_every_step_is_listed_with_its_number_and_place():
    """Nothing is left out of a replay."""
    lines = listed(Showing(lost(), lost_update()))
    for step in lost_update().steps:
        assert any(f"{step.number:>5}  counter.py:{step.line}" in line for line in lines)


def test_each_change_of_thread_is_set_apart():
    """A heading names the thread that runs, as often as it changes."""
    lines = listed(Showing(lost(), lost_update()))
    assert [line.split()[1] for line in lines if line.startswith("──")] == [
        "MainThread", "Thread-1", "Thread-2", "Thread-1",
    ]  # fmt: skip


def test_the_end_says_what_went_wrong():
    """A deadlock ends with its sentence and who waits for whom."""
    lines = listed(Showing(deadlock(), deadlock().trace))
    assert "the end: Deadlock: no thread can ever go on." in lines
    assert "· Anna waits for the lock right (line 5); Bert has held it since line 8." in lines


def test_a_replay_that_diverged_says_so_first():
    """Code that changed too much is announced before any step."""
    lines = listed(Showing(None, lost_update(), "the code has changed at thread 1, operation 4", "returned 2"))
    assert lines[0] == "diverged: the code has changed at thread 1, operation 4"
    assert lines[-1] == "the end: returned 2"


def test_how_things_stand_is_told_where_another_thread_goes_on():
    """Before each switch, and at the end: locks, who waits, values; with *verbose* after each step."""
    showing = Showing(deadlock(), deadlock().trace)
    lines = listed(showing)
    assert sum("locks: left: Anna since line 4" in line for line in lines) == 4
    last = next(number for number, line in enumerate(lines) if line.startswith("the end"))
    standing = " ".join(line.strip() for line in lines[last - 3 : last])
    assert "waiting: Anna for right (line 5), Bert for left (line 9)" in standing
    every = [plain(line) for line in StepList(showing, Phrases(), 200, verbose=True).lines()]
    assert sum("locks: left" in line for line in every) == len(deadlock().trace.steps)


def test_no_line_of_the_list_is_wider_than_the_window():
    """Values and locks go on beneath where they don't fit."""
    assert max(map(cell_len, listed(Showing(deadlock(), deadlock().trace), width=60)[:-3])) <= 60
