import json

from grader.cli import main


def test_every_exercise_has_a_line(capsys):
    """A line an exercise, with its name, module and title."""
    assert main(["list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("exercise-05") and "counter.py" in line for line in lines)


def test_the_list_can_be_read_by_programs(capsys):
    """``--format json`` gives the same as data."""
    assert main(["list", "--format", "json"]) == 0
    names = [each["name"] for each in json.loads(capsys.readouterr().out)["exercises"]]
    assert "exercise-05" in names
    assert names == sorted(names)
