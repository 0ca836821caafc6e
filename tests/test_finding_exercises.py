"""Exercises are found by any sensible name, and a malformed one says what is wrong with it."""

from __future__ import annotations

import pytest

from grader.errors import ExerciseError, UsageError
from grader.exercise import all_exercises, exercises_folder, find_exercise, read_exercise

TOML = 'title = "A counter"\nmodule = "counter.py"\ntopic = "lock"\npoints = 3\ninterface = ["Counter.value"]\n'


@pytest.fixture
def folder(tmp_path):
    for name in ("exercise-05", "exercise-12"):
        hidden = tmp_path / name / "hidden"
        hidden.mkdir(parents=True)
        (hidden / "scenarios.py").write_text("def scene(submission): return 1\n")
        (hidden / "test_counter.py").write_text("")
        (tmp_path / name / "exercise.toml").write_text(TOML)
        (tmp_path / name / "README.md").write_text("English")
    return tmp_path


@pytest.mark.parametrize("name", ["exercise-05", "Exercise-05", "exercise-05/", "05", "5", "005"])
def test_any_sensible_name_finds_it(folder, name):
    """The folder's name and the number alone both do."""
    assert find_exercise(name, folder).name == "exercise-05"


@pytest.mark.parametrize(
    ("name", "advice"), [("exercise-50", "exercise-05"), ("exrcise-12", "exercise-12"), ("zzz", "grade list")]
)
def test_an_unknown_name_gets_the_nearest_one(folder, name, advice):
    """A typing error is answered with what was probably meant, else with where to look."""
    with pytest.raises(UsageError, match=advice):
        find_exercise(name, folder)


def test_a_name_cannot_leave_the_folder(folder):
    """A path is no name."""
    with pytest.raises(UsageError):
        find_exercise("../exercise-05", folder / "exercise-12")


def test_the_description_is_read(folder):
    """Everything in exercise.toml arrives, and the rest has defaults."""
    exercise = find_exercise("5", folder)
    assert (exercise.title, exercise.module, exercise.topic, exercise.part) == ("A counter", "counter.py", "lock", 1)
    assert (exercise.points, exercise.interface) == (3, ("Counter.value",))
    assert exercise.scenarios.startswith("def scene")
    assert [path.name for path in exercise.checks] == ["test_counter.py"]


def test_the_statement_falls_back_to_english(folder):
    """A translation is used where there is one."""
    exercise = find_exercise("5", folder)
    (exercise.folder / "README.zh.md").write_text("中文")
    assert [exercise.statement(language).name for language in ("en", "zh", "fr")] == [
        "README.md",
        "README.zh.md",
        "README.md",
    ]


def test_a_check_may_be_hidden(folder):
    """What exercise.toml says about when a check is seen arrives; without a word every check is visible."""
    path = folder / "exercise-05" / "exercise.toml"
    assert read_exercise(path.parent).visibility == {}
    path.write_text(TOML + '[visibility]\ntest_it = "after_due_date"\n')
    assert read_exercise(path.parent).visibility == {"test_it": "after_due_date"}


BROKEN = {
    "no TOML": ("title = ", "exercise.toml"),
    "no title": (TOML.replace("title", "tilte"), "title is None"),
    "a number for a title": (TOML.replace('"A counter"', "5"), "title is 5"),
    "no points": (TOML.replace("points = 3", ""), "points is None"),
    "a visibility that is none": (TOML + '[visibility]\ntest_it = "never"\n', "visibility of test_it is 'never'"),
    "no point at all": (TOML.replace("points = 3", "points = 0"), "points is 0"),
    "points that are true": (TOML.replace("points = 3", "points = true"), "points is True"),
    "a module that is no file": (TOML.replace("counter.py", "counter"), "module is 'counter'"),
    "a module elsewhere": (TOML.replace("counter.py", "../counter.py"), "module is"),
}


@pytest.mark.parametrize(("text", "message"), BROKEN.values(), ids=BROKEN)
def test_a_malformed_description_names_file_and_problem(folder, text, message):
    """The author is told where to look, and sees the value."""
    (folder / "exercise-05" / "exercise.toml").write_text(text)
    with pytest.raises(ExerciseError, match=message):
        read_exercise(folder / "exercise-05")


@pytest.mark.parametrize("name", ["scenarios.py", "test_counter.py"])
def test_missing_hidden_files_are_the_authors_fault(folder, name):
    """An exercise without scenarios or checks is told apart from a wrong call."""
    (folder / "exercise-05" / "hidden" / name).unlink()
    exercise = find_exercise("5", folder)
    with pytest.raises(ExerciseError, match="hidden"):
        _ = exercise.scenarios, exercise.checks


def test_every_exercise_that_ships_can_be_read():
    """The real folder has exercises, each with stub, statement, scenarios and checks."""
    found = all_exercises()
    assert found
    assert exercises_folder().is_dir()
    for exercise in found:
        assert exercise.stub.is_file(), exercise.name
        assert exercise.statement().is_file(), exercise.name
        assert exercise.scenarios, exercise.name
        assert exercise.checks, exercise.name
