from grader.cli import main
from grader.exercise import find_exercise


def test_an_exercise_gives_its_hint(capsys):
    """The one in exercise.toml."""
    assert main(["hint", "5"]) == 0
    assert find_exercise("5").hint in capsys.readouterr().out


def test_without_a_name_the_exercise_that_was_saved_last_is_meant(counter, capsys):
    """That is the one the student sits before."""
    assert main(["hint"]) == 0
    assert "exercise-05" in capsys.readouterr().out


def test_nothing_to_give_a_hint_for_is_wrong_usage(tmp_path, monkeypatch, capsys):
    """The next step is named."""
    monkeypatch.chdir(tmp_path)
    assert main(["hint"]) == 2
    assert "grade start" in capsys.readouterr().err
