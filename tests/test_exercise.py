"""Exercises: found by any reasonable name, and read with care."""

from __future__ import annotations

import pytest

from grader.errors import ExerciseError, UsageError
from grader.exercise import all_exercises, find_exercise, read_exercise

TOML = 'title = "T"\nmodule = "m.py"\ntopic = "lock"\npoints = 3\n'


def make(folder, name="exercise-31", toml=TOML):
    """An exercise folder with this description."""
    (folder / name).mkdir()
    (folder / name / "exercise.toml").write_text(toml, encoding="utf-8")
    return folder / name


@pytest.mark.parametrize("name", ["exercise-31", "31", "EXERCISE-31", "exercise-31/"])
def test_an_exercise_is_found_by_its_name_or_number(tmp_path, name):
    """However it is typed."""
    make(tmp_path)
    assert find_exercise(name, tmp_path).name == "exercise-31"


def test_the_nearest_name_is_suggested(tmp_path):
    """A typo costs nobody a search."""
    make(tmp_path)
    with pytest.raises(UsageError, match="did you mean 'exercise-31'"):
        find_exercise("excercise-31", tmp_path)
    with pytest.raises(UsageError, match="grade list"):
        find_exercise("zzz", tmp_path)


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("title = ", "exercise.toml"),
        (TOML.replace('"T"', "4"), "title is 4"),
        (TOML.replace("points = 3", "points = 0"), "points is 0"),
        (TOML.replace("points = 3", "points = true"), "points is True"),
        (TOML.replace("points = 3", ""), "points is None"),
        (TOML.replace("m.py", "../m.py"), "module is '../m.py'"),
        (TOML + 'interface = "Counter"\n', "interface is 'Counter'"),
    ],
)
def test_a_malformed_description_is_the_authors_fault(tmp_path, toml, said):
    """The message names the file and shows the value."""
    with pytest.raises(ExerciseError, match=r"exercise\.toml") as caught:
        read_exercise(make(tmp_path, toml=toml))
    assert said in str(caught.value)


def test_missing_parts_are_the_authors_fault(tmp_path):
    """No scenarios, no checks."""
    exercise = read_exercise(make(tmp_path))
    with pytest.raises(ExerciseError, match=r"scenarios\.py"):
        _ = exercise.scenarios
    with pytest.raises(ExerciseError, match="no checks"):
        _ = exercise.checks


def test_what_checks_say_has_translations(tmp_path):
    """By the English texts, from a file beside the checks; none where there is no file."""
    exercise = read_exercise(make(tmp_path))
    assert exercise.texts_in("zh") == {}
    (exercise.folder / "hidden").mkdir()
    (exercise.folder / "hidden" / "zh.toml").write_text('"It works." = "能用"\n', encoding="utf-8")
    assert exercise.texts_in("zh") == {"It works.": "能用"}
    assert exercise.texts_in("en") == {}


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (b"It works = 1", "each line has to be like"),
        (b'[checks]\n"It works." = "x"', "checks = .* each line has to be like"),
        (b'"It works." = 1', r"It works\. = 1; each line"),
        (b"\xff", "can't be read"),
    ],
)
def test_malformed_translations_are_the_authors_fault(tmp_path, table, said):
    """The message names the file, and how to mend it."""
    exercise = read_exercise(make(tmp_path))
    (exercise.folder / "hidden").mkdir()
    (exercise.folder / "hidden" / "zh.toml").write_bytes(table)
    with pytest.raises(ExerciseError, match=rf"zh\.toml.* {said}"):
        exercise.texts_in("zh")


def test_the_shipped_exercises_are_complete():
    """Statement in both languages, stub, scenarios and checks."""
    exercises = all_exercises()
    assert [each.name for each in exercises][:9] == [f"exercise-{number:02}" for number in range(1, 10)]
    for exercise in exercises:
        assert exercise.statement("en").name == "README.md"
        assert exercise.statement("zh").name == "README.zh.md"
        assert exercise.stub.is_file()
        assert exercise.scenarios
        assert exercise.checks
