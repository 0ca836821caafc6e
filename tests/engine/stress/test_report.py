"""A run's line believes those who have a key, and each of them as much as he needs to tell."""

from __future__ import annotations

import json
from contextlib import closing

import pytest

from grader.engine.policy import Note
from grader.engine.stress.report import Forged, Line, Notes

NOTE = Note("policy", "tried to read /etc/passwd", "subject.py", 3)


@pytest.fixture
def line():
    with closing(Line()) as made:
        yield made


def test_a_note_arrives_as_it_was(line):
    """What a process other than the run's own notes is told at once."""
    Notes(line.for_notes()).append(NOTE)
    assert line.hear() == {"note": NOTE}


FORGERIES = {
    "an ending": {"ending": {"kind": "returned", "value": 6, "findings": []}, "steps": 1, "size": 1},
    "an end": {"over": {}},
    "another kind": {"kind": "returned", "sentence": "x", "file": "", "line": 0},
    "no sentence": {"kind": "policy", "sentence": ["x"], "file": "", "line": 0},
    "no line": {"kind": "policy", "sentence": "x", "file": "", "line": "0"},
    "a list": ["policy", "x"],
    "a list for a kind": {"kind": [], "sentence": "x"},
}


@pytest.mark.parametrize("content", FORGERIES.values(), ids=FORGERIES)
def test_with_the_key_for_notes_nothing_else_can_be_told(line, content):
    """Every process of a run can find it: it is worth a note and no more."""
    notes = line.for_notes()
    line.writer.send((notes.key + json.dumps(content)).encode())
    with pytest.raises(Forged):
        line.hear()


@pytest.mark.parametrize("text", ["", "x", "[" * 5_000, "{"])
def test_what_is_no_message_is_forged(line, text):
    """With that key, or without."""
    notes = line.for_notes()
    for key in (notes.key, "", "0" * 32):
        line.writer.send((key + text).encode() or b" ")
        with pytest.raises(Forged):
            line.hear()


def test_a_long_note_is_cut(line):
    """A report has room for others."""
    Notes(line.for_notes()).append(Note("policy", "x" * 5_000, "y" * 5_000, 3))
    note = line.hear()["note"]
    assert (len(note.sentence), len(note.file)) == (1_000, 1_000)
