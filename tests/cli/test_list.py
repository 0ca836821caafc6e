import json

import pytest

from grader.cli import main
from grader.exercise import find_exercise
from grader.history import History, Last
from grader.submission import load_submission

SOLVED = "class Counter:\n    value = 0\n"


@pytest.fixture
def graded(tmp_path):
    """Writes a solution of exercise 05 that was given so many points."""

    def grade(points, text=SOLVED, folder=tmp_path):
        (folder / "counter.py").write_text(text)
        history = History(folder, "exercise-05", "counter.py")
        history.graded(Last(load_submission(folder, "counter.py").fingerprint, points, 10))
        history.save()
        return folder

    return grade


def row(folder, capsys):
    """What the list says of exercise 05."""
    assert main(["list", str(folder), "--format", "json"]) == 0
    return next(each for each in json.loads(capsys.readouterr().out)["exercises"] if each["name"] == "exercise-05")



def test_every_exercise_has_a_line(capsys):
    """A line an exercise, with its name, module and title."""
    assert main(["list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any("exercise-05" in line and "counter.py" in line for line in lines)
    assert lines[0] == "Part I: the tutorial"


def test_the_list_can_be_read_by_programs(capsys):
    """``--format json`` gives the same as data."""
    assert main(["list", "--format", "json"]) == 0
    names = [each["name"] for each in json.loads(capsys.readouterr().out)["exercises"]]
    assert "exercise-05" in names
    assert names == sorted(names)


def test_each_exercise_has_a_state(graded, tmp_path, capsys):
    """Not started, failing, or passed, by the last grading of the text that is there."""
    assert row(tmp_path, capsys)["state"] == "not-started"
    assert row(graded(4), capsys)["state"] == "failing"
    assert row(graded(10), capsys)["state"] == "passed"


def test_an_edit_takes_the_state_back(graded, tmp_path, capsys):
    """Full marks are for the text that had them; another file beside it changes nothing."""
    graded(10)
    (tmp_path / "other.py").write_text("pass")
    assert row(tmp_path, capsys)["state"] == "passed"
    (tmp_path / "counter.py").write_text("class Counter: pass")
    assert (row(tmp_path, capsys)["state"], row(tmp_path, capsys)["changed"]) == ("failing", True)


def test_the_stub_alone_is_no_start(tmp_path, capsys):
    """Nor is a folder without files; a file that was edited is one, graded or not."""
    stub = find_exercise("exercise-05").stub.read_text()
    (tmp_path / "counter.py").write_text(stub)
    assert row(tmp_path, capsys)["state"] == "not-started"
    (tmp_path / "counter.py").write_text(stub + "# mine")
    assert row(tmp_path, capsys)["state"] == "failing"


def test_folders_below_count_too(graded, tmp_path, capsys):
    """An exercise may have a folder of its own."""
    (tmp_path / "monday").mkdir()
    graded(10, folder=tmp_path / "monday")
    assert row(tmp_path, capsys)["state"] == "passed"


def test_the_list_can_be_narrowed(capsys):
    """By part, topic and state; a topic that there is not is answered with those that there are."""
    assert main(["list", "--topic", "lock", "--part", "1", "--state", "not-started"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "exercise-05" in lines[1]
    assert "exercise-07" not in "".join(lines)
    assert main(["list", "--topic", "locks"]) == 2
    assert "semaphore" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_wrong_usage(capsys):
    """And is named."""
    assert main(["list", "nowhere"]) == 2
    assert "nowhere" in capsys.readouterr().err
