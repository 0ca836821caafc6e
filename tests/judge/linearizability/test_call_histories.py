"""What is believed to be a history: only exactly the calls that were asked for."""

from __future__ import annotations

import pytest

from grader.judge.linearizability import Raised, Returned
from grader.judge.linearizability.history import Malformed, asked_for, history_from

PLAN = {"calls": [[("put", 1), ("take",)], ["size"]], "after": [("take",)]}


def rows():
    return [
        {"thread": "T1", "call": "put", "args": [1], "returned": None, "from": 0, "to": 0},
        {"thread": "T1", "call": "take", "args": [], "raised": ["Empty", "Exception"], "from": 1, "to": 1},
        {"thread": "T2", "call": "size", "returned": 1, "from": 0, "to": 1},
        {"thread": "after", "call": "take", "args": [], "pending": "blocked", "from": 2},
    ]


def read(observation):
    return history_from(observation, asked_for(PLAN))


def test_a_history_is_read():
    """Calls, outcomes, who was before whom, and what is said of it."""
    put, take, size, last = read(rows()).calls
    assert (put.outcome, take.outcome, size.outcome, last.outcome) == (
        Returned(None),
        Raised(("Empty", "Exception")),
        Returned(1),
        None,
    )
    assert put.precedes(take)
    assert not put.precedes(size)
    assert size.precedes(last)
    assert read(rows()).lines() == [
        "T1: put(1), take() → raised Empty",
        "T2: size → 1",
        "after: take() never returned",
    ]


def test_a_prefix_ends_with_a_return():
    """Calls that had begun by then are going on, others are not there yet."""
    prefix = read(rows()).prefix(2)
    assert [str(call) for call in prefix.calls] == ["put(1)", "take()", "size"]
    assert [call.outcome is None for call in prefix.calls] == [False, False, True]
    assert not prefix.at_rest


SPOILT = {
    "no list": lambda rows: {"calls": rows},
    "nothing": lambda rows: [],
    "a text": lambda rows: [*rows[:3], "take"],
    "a call too few": lambda rows: rows[1:],
    "a call that nobody asked for": lambda rows: [*rows, dict(rows[2])],
    "another thread": lambda rows: [*rows, {**rows[2], "thread": "T3"}],
    "another name": lambda rows: [{**rows[0], "call": "push"}, *rows[1:]],
    "other arguments": lambda rows: [{**rows[0], "args": [True]}, *rows[1:]],
    "a read for a call": lambda rows: [*rows[:3], {key: value for key, value in rows[3].items() if key != "args"}],
    "a call after one that did not return": lambda rows: [
        {key: value for key, value in rows[0].items() if key != "returned"},
        *rows[1:],
    ],
    "calls of one thread at once": lambda rows: [{**rows[0], "to": 1}, *rows[1:]],
    "an end before the beginning": lambda rows: [*rows[:2], {**rows[2], "from": 2}, rows[3]],
    "a time that is none": lambda rows: [{**rows[0], "from": "0"}, *rows[1:]],
    "an exception that is none": lambda rows: [rows[0], {**rows[1], "raised": []}, *rows[2:]],
    "arguments that are none": lambda rows: [{**rows[0], "args": 1}, *rows[1:]],
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_what_is_no_such_history(spoil):
    """A submission that forges observations can't leave out what it did."""
    with pytest.raises(Malformed):
        read(spoil(rows()))


@pytest.mark.parametrize("parameters", [{}, {"calls": 3}, {"calls": []}, {"calls": [[3]]}, {"calls": [[()]]}])
def test_parameters_that_ask_for_nothing(parameters):
    """An author is told how to write calls."""
    with pytest.raises(ValueError, match=r"write|takes"):
        asked_for(parameters)
