"""Submissions: from a path to sources, or to a message that says what to do."""

from __future__ import annotations

import pytest

from grader.errors import UsageError
from grader.submission import load_submission


def write(folder, **files):
    """Python files by name."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_a_folder_with_the_module_is_a_submission(tmp_path):
    """Its other modules come along."""
    found = load_submission(write(tmp_path, counter="import part", part="x = 1", pkg__mod="y = 2"), "counter.py")
    assert found.files == {"counter.py": "import part", "part.py": "x = 1", "pkg/mod.py": "y = 2"}


def test_a_file_of_any_name_is_taken_for_the_module(tmp_path):
    """Only the siblings that it imports, directly or not, come along."""
    write(tmp_path, mine="import part", part="import other", other="", unrelated="")
    found = load_submission(tmp_path / "mine.py", "counter.py")
    assert found.main == "counter.py"
    assert sorted(found.files) == ["counter.py", "other.py", "part.py"]
    assert found.name == "mine.py"


def test_the_only_file_of_a_folder_is_taken(tmp_path):
    """One candidate is no riddle."""
    assert load_submission(write(tmp_path, solution="x = 1"), "counter.py").files == {"counter.py": "x = 1"}


def test_the_module_is_found_in_a_folder_below(tmp_path):
    """Unpacked archives often have one more level."""
    assert load_submission(write(tmp_path, inner__counter="x = 1"), "counter.py").files["counter.py"] == "x = 1"


def test_several_candidates_are_named(tmp_path):
    """The message lists them."""
    with pytest.raises(UsageError, match=r"a\.py, b\.py"):
        load_submission(write(tmp_path, a="", b=""), "counter.py")


def test_nothing_to_grade_is_said(tmp_path):
    """An empty folder, and a path that doesn't exist."""
    with pytest.raises(UsageError, match=r"has no counter\.py"):
        load_submission(tmp_path, "counter.py")
    with pytest.raises(UsageError, match="no such file or folder"):
        load_submission(tmp_path / "nowhere", "counter.py")


def test_what_is_hidden_or_elsewhere_stays_out(tmp_path):
    """Hidden folders, environments, caches, and links that lead out of the folder."""
    outside = write(tmp_path / "outside", secret="s = 1")
    folder = write(tmp_path / "in", counter="", _grade__x="", venv__y="", __pycache____z="")
    (folder / "link.py").symlink_to(outside / "secret.py")
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "h.py").write_text("")
    assert "link.py" not in load_submission(folder, "counter.py").files
    assert not any("hidden" in name or "venv" in name for name in load_submission(folder, "counter.py").files)


def test_a_folder_that_is_called_like_the_module_is_no_submission(tmp_path):
    """It is searched like any folder."""
    (tmp_path / "counter.py").mkdir()
    with pytest.raises(UsageError):
        load_submission(tmp_path, "counter.py")


def test_a_huge_file_is_unreadable_and_not_an_error(tmp_path):
    """The grading says so; nothing is read into memory."""
    path = tmp_path / "counter.py"
    with path.open("wb") as file:
        file.truncate(1 << 30)
    assert "1,073,741,824 bytes" in load_submission(path, "counter.py").unreadable


def test_thousands_of_files_are_capped(tmp_path):
    """The main module is always among those that are kept."""
    write(tmp_path, counter="x = 1", **{f"m{number}": "" for number in range(300)})
    found = load_submission(tmp_path, "counter.py")
    assert len(found.files) == 100
    assert found.files["counter.py"] == "x = 1"


def test_a_fingerprint_names_what_counts(tmp_path):
    """The main module and what it imports, however the submission is named; not what merely lies beside it."""

    def fingerprint(path):
        return load_submission(path, "m.py").fingerprint

    (tmp_path / "m.py").write_text("import part\n")
    (tmp_path / "part.py").write_text("x = 1\n")
    first = fingerprint(tmp_path)
    assert fingerprint(tmp_path / "m.py") == first
    (tmp_path / "beside.py").write_text("y = 1\n")
    assert fingerprint(tmp_path) == first
    (tmp_path / "part.py").write_text("x = 2\n")
    assert fingerprint(tmp_path) != first
