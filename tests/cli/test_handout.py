import tomllib

from grader.cli import main
from grader.exercise import all_exercises


def names(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_students_get_statements_and_stubs(tmp_path, capsys):
    """In both languages, and a file that lists the exercises; nothing hidden."""
    assert main(["handout", str(tmp_path / "out"), "5", "exercise-07", "--title", 'A "course"']) == 0
    assert "2 exercises" in capsys.readouterr().out
    assert names(tmp_path / "out") == [
        "course.toml",
        "exercise-05/README.md", "exercise-05/README.zh.md", "exercise-05/counter.py",
        "exercise-07/README.md", "exercise-07/README.zh.md", "exercise-07/mailbox.py",
    ]  # fmt: skip
    course = tomllib.loads((tmp_path / "out" / "course.toml").read_text())
    assert (course["title"], course["points"]) == ('A "course"', 20)
    assert [each["module"] for each in course["exercise"]] == ["counter.py", "mailbox.py"]


def test_without_names_all_exercises_are_handed_out(tmp_path):
    """And not a word of a solution or a check is among them."""
    assert main(["handout", str(tmp_path)]) == 0
    given = names(tmp_path)
    assert {name.split("/")[0] for name in given} == {"course.toml", *(each.name for each in all_exercises())}
    assert not any("hidden" in name or "exercise.toml" in name for name in given)


def test_checks_go_along_only_when_asked_for(tmp_path, capsys):
    """Then students can grade with them."""
    assert main(["handout", str(tmp_path / "out"), "5", "--with-checks"]) == 0
    assert "with hidden checks" in capsys.readouterr().out
    given = names(tmp_path / "out" / "exercise-05")
    assert given == [
        "README.md", "README.zh.md", "counter.py",
        "exercise.toml", "hidden/scenarios.py", "hidden/test_counter.py", "hidden/zh.toml",
    ]  # fmt: skip
    assert main(["list", str(tmp_path), "--exercises", str(tmp_path / "out")]) == 0
    assert "exercise-05" in capsys.readouterr().out


def test_a_folder_with_something_in_it_is_left_alone(tmp_path, capsys):
    """Whatever it is."""
    (tmp_path / "mine").write_text("mine")
    assert main(["handout", str(tmp_path)]) == 2
    assert "left as it is" in capsys.readouterr().err
    assert names(tmp_path) == ["mine"]
