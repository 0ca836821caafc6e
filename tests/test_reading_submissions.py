"""A submission is read as it was meant; what can't be read scores nothing, and a wrong path is a wrong call."""

from __future__ import annotations

import os

import pytest

from grader.errors import UsageError
from grader.submission import load_submission


def _write(folder, **files):
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def test_a_folder_is_taken_with_its_helpers(tmp_path):
    """Every module below the folder comes along, under its relative path."""
    _write(tmp_path, counter="a = 1", helper="b = 2", package__part="c = 3")
    submission = load_submission(tmp_path, "counter.py")
    assert submission.files == {"counter.py": "a = 1", "helper.py": "b = 2", "package/part.py": "c = 3"}
    assert (submission.main, submission.name, submission.folder) == ("counter.py", "counter.py", tmp_path)


def test_a_file_comes_with_what_it_imports(tmp_path):
    """Siblings that are imported, directly or not, are taken; all others stay out."""
    _write(tmp_path, counter="import helper", helper="from deeper import x", deeper="x = 1", other="")
    assert sorted(load_submission(tmp_path / "counter.py", "counter.py").files) == [
        "counter.py",
        "deeper.py",
        "helper.py",
    ]


def test_a_file_of_another_name_is_the_module(tmp_path):
    """It is graded under the name that the exercise asks for, and shown under its own."""
    _write(tmp_path, mine="a = 1", counter="other")
    submission = load_submission(tmp_path / "mine.py", "counter.py")
    assert (submission.files, submission.name) == ({"counter.py": "a = 1"}, "mine.py")


def test_the_only_candidate_of_a_folder_is_taken(tmp_path):
    """A folder with one Python file leaves no doubt."""
    _write(tmp_path, mine="a = 1")
    assert load_submission(tmp_path, "counter.py").files == {"counter.py": "a = 1"}


def test_a_module_in_a_subfolder_is_found(tmp_path):
    """An archive that was unpacked into a folder of its own is no obstacle."""
    _write(tmp_path, exercise__counter="a = 1", notes="")
    assert load_submission(tmp_path, "counter.py").files["counter.py"] == "a = 1"


@pytest.mark.parametrize(
    ("names", "message"),
    [([], "has no counter.py; write it"), (["one", "two"], r"several candidates \(one.py, two.py\)")],
)
def test_a_folder_that_leaves_doubts_says_so(tmp_path, names, message):
    """What is missing or ambiguous is named, with the next step."""
    _write(tmp_path, **dict.fromkeys(names, ""))
    with pytest.raises(UsageError, match=message):
        load_submission(tmp_path, "counter.py")


def test_a_folder_with_the_modules_name_is_no_module(tmp_path):
    """A directory called counter.py is not mistaken for the file."""
    (tmp_path / "counter.py").mkdir()
    with pytest.raises(UsageError, match=r"has no counter\.py"):
        load_submission(tmp_path, "counter.py")


def test_a_path_that_is_not_there_is_a_wrong_call(tmp_path):
    """The path is shown."""
    with pytest.raises(UsageError, match=r"nowhere\.py"):
        load_submission(tmp_path / "nowhere.py", "counter.py")


def test_a_path_that_is_no_file_is_a_wrong_call(tmp_path):
    """A named pipe would be read for ever."""
    os.mkfifo(tmp_path / "counter.py")
    with pytest.raises(UsageError, match="neither a file nor a folder"):
        load_submission(tmp_path / "counter.py", "counter.py")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_wrong_call(tmp_path):
    """The reason is told."""
    _write(tmp_path, counter="a = 1")
    (tmp_path / "counter.py").chmod(0)
    with pytest.raises(UsageError, match="Permission"):
        load_submission(tmp_path, "counter.py")


READABLE = {
    "empty": (b"", ""),
    "a byte order mark": (b"\xef\xbb\xbfa = 1", "a = 1"),
    "carriage returns": (b"a = 1\r\nb = 2\r", "a = 1\nb = 2\n"),
    "a declared encoding": (b"# coding: latin-1\na = '\xe9'", "# coding: latin-1\na = 'é'"),
    "UTF-8": ("a = 'é中'".encode(), "a = 'é中'"),
}


@pytest.mark.parametrize(("raw", "text"), READABLE.values(), ids=READABLE)
def test_source_is_decoded_as_python_does(tmp_path, raw, text):
    """Byte order marks, line ends and PEP 263 declarations are honoured."""
    submission = load_submission(_write(tmp_path, counter=raw), "counter.py")
    assert (submission.files["counter.py"], submission.unreadable) == (text, "")


UNREADABLE = {
    "not UTF-8 in the first line": (b"# \xe9\na = 1", "position 2"),
    "not UTF-8 further down": (b"a = 1\n" * 9 + b"\xff", "position 54"),
    "a null byte": (b"a = 1\0", "null byte at offset 5"),
    "an unknown encoding": (b"# coding: klingon\n", "klingon"),
    "an encoding that makes no text": (b"# coding: rot13\n", "rot13"),
    "a bomb": (b"# coding: zlib\n", "zlib"),
    "not what it declares": (b"# coding: ascii\na = '\xe9'", "position 21"),
    "too much": (b"#" * 1_000_001, "1,000,001 bytes"),
}


@pytest.mark.parametrize(("raw", "message"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_decoded_is_graded_all_the_same(tmp_path, raw, message):
    """It is no exception: the submission says why it can't be read, and where."""
    assert message in load_submission(_write(tmp_path, counter=raw), "counter.py").unreadable


def test_what_is_not_the_students_stays_out(tmp_path):
    """Hidden folders, environments, caches and links to elsewhere are skipped."""
    outside = _write(tmp_path / "elsewhere", secret="x = 1")
    inside = _write(tmp_path / "mine", counter="a = 1", venv__lib="", __pycache____old="", **{".grade__old": ""})
    (inside / "link.py").symlink_to(outside / "secret.py")
    (inside / "loop").symlink_to(inside)
    assert list(load_submission(inside, "counter.py").files) == ["counter.py"]


def test_helpers_are_capped(tmp_path):
    """Neither thousands of files nor megabytes of them are taken along."""
    _write(tmp_path, counter="a = 1", **{f"helper{number}": "#" * 20_000 for number in range(120)})
    files = load_submission(tmp_path, "counter.py").files
    assert len(files) <= 100
    assert sum(map(len, files.values())) <= 1_000_000
    assert "counter.py" in files


def test_a_helper_that_cannot_be_read_is_left_out(tmp_path):
    """It is missed when it is imported, not before."""
    _write(tmp_path, counter="a = 1", helper=b"\xff")
    submission = load_submission(tmp_path, "counter.py")
    assert (list(submission.files), submission.unreadable) == (["counter.py"], "")
