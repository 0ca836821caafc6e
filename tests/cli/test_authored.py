import pytest

from grader.cli.authored import Authored
from grader.errors import ExerciseError

CHECKS = '''
"""Checks."""
LOST = "It is lost."


class Model:
    """What it does on one thread."""


def test_one(submission):
    """The first line.

    The second line.
    """
    late = {"message": "Too late.", "hint": "Wait."}
    submission.explore("a").always(1, **late).always(2, message=LOST, hint="Think " "twice. ")
    told, other = "Told.", 2
    submission.explore("a").always("a value", message=told if other else "")


def test_without_a_docstring(submission):
    hint = "Here."
    for kind in ("list", "set"):
        submission.explore("b").always(1, message=f"A {kind} is wrong.", hint=hint).always(2, message=f"{kind}")
'''


@pytest.fixture
def authored(tmp_path):
    """What is found in these checks."""
    path = tmp_path / "test_it.py"
    path.write_text(CHECKS, encoding="utf-8")
    return Authored([path])


def test_titles_messages_and_hints_are_found(authored):
    """As they stand, or under a name that they are given anywhere in the file; and nothing else is."""
    assert sorted(authored.texts) == [
        "Here.", "It is lost.", "The first line.", "Think twice.", "Too late.", "Wait.", "test without a docstring",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["The first line.", "Told.", "A list is wrong.", "A heap is wrong."])
def test_a_text_that_a_check_may_put_together_is_known(authored, text):
    """Whatever stands in the file, and what an f-string may come to."""
    assert authored.may_say(text)


@pytest.mark.parametrize("text", ["The third line.", "A list is right.", "It is lost", "heap"])
def test_other_texts_are_not(authored, text):
    """An f-string that is nothing but a blank allows nothing."""
    assert not authored.may_say(text)


@pytest.mark.parametrize("source", [b"def test_it(:", b"\xff", b"x = '\0'"])
def test_checks_that_cannot_be_read_are_the_authors_fault(tmp_path, source):
    """With the file's name."""
    (tmp_path / "test_it.py").write_bytes(source)
    with pytest.raises(ExerciseError, match=r"test_it\.py can't be read"):
        Authored([tmp_path / "test_it.py"])
