from feedback_samples import deadlock, lost, lost_update

from grader.feedback.phrases import Phrases
from grader.feedback.spans import plain
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
