import json

import pytest

from grader.cli import main


@pytest.fixture
def workshop(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_new_exercise_is_whole(workshop, capsys):
    """Nothing is missing, nothing is said under another name, and the next step is told."""
    assert main(["new", "exercise-31"]) == 0
    assert "grade verify exercise-31" in capsys.readouterr().out
    statements = [workshop / "exercises" / "exercise-31" / name for name in ("README.md", "README.zh.md")]
    assert [path.read_text().split(" ·")[0] for path in statements] == ["# Exercise 31", "# 练习 31"]
    texts = [path.read_text() for path in workshop.rglob("*") if path.is_file()]
    assert not any("xercise 00" in text or "习 00" in text for text in texts)


def test_a_name_without_a_number_is_a_name(workshop):
    """It stands in the statement as it is."""
    assert main(["new", "tickets"]) == 0
    assert (workshop / "exercises" / "tickets" / "README.md").read_text().startswith("# tickets ·")


def test_an_author_who_has_named_a_catalogue_adds_to_it(workshop, monkeypatch):
    """Wherever they stand: `grade verify` looks there too."""
    monkeypatch.setenv("GRADE_EXERCISES", str(workshop / "course" / "exercises"))
    assert main(["new", "exercise-31"]) == 0
    assert sorted(path.name for path in (workshop / "course").iterdir()) == ["exercises", "solutions"]
    assert not (workshop / "exercises").exists()


def test_nothing_is_ever_overwritten(workshop, capsys):
    """Neither an exercise nor solutions, and then nothing is written at all."""
    (workshop / "solutions" / "exercise-31").mkdir(parents=True)
    assert main(["new", "exercise-31"]) == 2
    assert "exists already" in capsys.readouterr().err
    assert not (workshop / "exercises").exists()


@pytest.mark.parametrize("name", ["../exercise-31", "Exercise 31", "a/b", "exercise_31", ""])
def test_a_name_that_is_none_is_refused(name, workshop, capsys):
    """A name is a folder's, and what is typed to grade it."""
    assert main(["new", name]) == 2
    assert "exercise-31" in capsys.readouterr().err


def verified(capsys, *options):
    """The rows of a verification of the new exercise, and its exit code."""
    main(["new", "exercise-31"])
    capsys.readouterr()
    code = main(["verify", "exercise-31", "--jobs", "1", "--format", "json", *options])
    return json.loads(capsys.readouterr().out)["rows"], code


def test_a_new_exercise_passes_its_verification(workshop, capsys):
    """As it is, with a fraction of the schedules."""
    rows, code = verified(capsys, "--no-mutants", "--schedules", "40")
    assert [row for row in rows if not row["good"]] == []
    assert (code, len(rows)) == (0, 6)


@pytest.mark.slow
def test_its_mutants_are_caught_too(workshop, capsys):
    """With all schedules that the checks ask for."""
    rows, _ = verified(capsys)
    assert [row for row in rows if not row["good"]] == []
    assert sum(row["solution"].startswith("mutant") for row in rows) == 3


def test_a_workshop_in_the_current_folder_is_its_authors_alone(workshop, capsys):
    """Grading never takes checks from the current folder unasked; a replay is told where they are."""
    main(["new", "exercise-31"])
    assert main(["exercise-31", "solutions/exercise-31/reference"]) == 2
    words = ["exercise-31", "solutions/exercise-31/faulty/no_lock", "--exercises", "exercises", "--sandbox", "local"]
    assert main([*words, "--schedules", "40"]) == 1
    assert "--exercises exercises" in capsys.readouterr().out
