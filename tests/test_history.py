"""What broke earlier versions is remembered; losing it is never a failure."""

from __future__ import annotations

import json

import pytest

from grader.history import History, Last, remembered


def _reopened(folder):
    return History(folder, "exercise-05", "counter.py")


def test_tokens_come_back_newest_first(tmp_path):
    """The schedule that broke the last version is the first to be tried."""
    history = _reopened(tmp_path)
    for token in ("g1,1", "g1,2", "g1,1"):
        history.add("abcde", token)
    history.save()
    assert _reopened(tmp_path).tokens("abcde") == ("g1,1", "g1,2")
    assert _reopened(tmp_path).tokens("other") == ()


def test_only_the_newest_are_kept(tmp_path):
    """Trying them costs time, so there is a cap."""
    history = _reopened(tmp_path)
    for number in range(50):
        history.add("abcde", f"g1,{number}")
    history.save()
    assert len(_reopened(tmp_path).tokens("abcde")) == 20
    assert _reopened(tmp_path).tokens("abcde")[0] == "g1,49"


def test_what_breaks_this_version_broke_no_earlier_one(tmp_path):
    """Two checks may make the same search: what the first has found is news, not history."""
    history = _reopened(tmp_path)
    history.add("abcde", "g1,1")
    assert history.tokens("abcde") == ()


def test_nothing_is_written_when_there_is_nothing_to_remember(tmp_path):
    """A submission without failures leaves no trace beside it."""
    _reopened(tmp_path).save()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text", ["{", "[1]", '{"tokens": 5}', '{"tokens": {"a": 5}}', '{"tokens": {"abcde": [1, null]}}', "[" * 100_000]
)
def test_a_corrupt_file_is_an_empty_history(tmp_path, text):
    """Whatever stands in it, nothing is raised and the next version is written over it."""
    history = _reopened(tmp_path)
    history.add("abcde", "g1")
    history.save()
    path = next((tmp_path / ".grade").iterdir())
    path.write_text(text)
    history = _reopened(tmp_path)
    assert history.tokens("abcde") == ()
    history.add("abcde", "g1,9")
    history.save()
    assert json.loads(path.read_text())["tokens"]["abcde"] == ["g1,9"]


def test_a_folder_that_cannot_be_written_gets_a_notice(tmp_path):
    """The grading goes on; the notice names the file."""
    (tmp_path / ".grade").write_text("in the way")
    history = _reopened(tmp_path)
    history.add("abcde", "g1")
    history.save()
    assert ".grade" in history.notice


def test_the_last_result_comes_back(tmp_path):
    """With the text that it was given to; each submission has its own."""
    history = _reopened(tmp_path)
    history.graded(Last("abc", 4, 10))
    history.save()
    assert _reopened(tmp_path).last == Last("abc", 4, 10)
    assert remembered(tmp_path, "exercise-05") == {"counter.py": Last("abc", 4, 10)}
    assert remembered(tmp_path, "exercise-06") == {}


@pytest.mark.parametrize("last", ['"x"', "[1]", '{"fingerprint": 1, "score": 1, "max_score": 1}', '{"score": true}'])
def test_a_last_result_of_another_shape_is_none(tmp_path, last):
    """It was tampered with, or is of another version."""
    (tmp_path / ".grade").mkdir()
    (tmp_path / ".grade" / "exercise-05.counter.py.json").write_text(f'{{"last": {last}}}')
    assert _reopened(tmp_path).last is None


def test_a_last_result_that_cannot_be_kept_is_no_news(tmp_path):
    """Only lost schedules are worth a notice."""
    (tmp_path / ".grade" / "exercise-05.counter.py.new").mkdir(parents=True)  # where it would be written
    history = _reopened(tmp_path)
    history.graded(Last("abc", 4, 10))
    history.save()
    assert history.notice == ""
