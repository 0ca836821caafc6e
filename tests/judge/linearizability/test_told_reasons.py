"""What is said of a history that no order explains."""

from __future__ import annotations

import re

import pytest
from written import Fifo, Register, Stack, history

from grader.judge.linearizability import Specification
from grader.judge.linearizability.telling import reason
from grader.language import speaking, translate


def told(model, *events, at_rest=False):
    why = reason(history(*events, at_rest=at_rest), Specification(model))
    return why.why, why.when


def test_the_shortest_wrong_beginning_is_told():
    """What comes after it plays no part; the call that completes it is named, with what it would have given."""
    why, when = told(
        Fifo,
        ("T1", "put", 1), ("T1",), ("T2", "put", 2), ("T1", "take"), ("T2",), ("T1", 2), ("T2", "take"), ("T2", 1),
    )  # fmt: skip
    assert why == "take() in T1 gave 2; whatever the order of the calls, it should have given 1"
    assert when == "It overlapped with put(2) in T2"


def test_a_call_going_on_may_have_done_anything_yet():
    """What a later return shows to be wrong isn't blamed on an earlier one."""
    why, _ = told(
        Register,
        ("T1", "write", 1), ("T2", "read"), ("T3", "read"), ("T3", 1), ("T1",), ("T2", 5),
    )  # fmt: skip
    assert why == "read() in T2 gave 5; whatever the order of the calls, it should have given 0 or 1"


def test_calls_before_and_beside_are_told_apart():
    """And where there is none beside, that is said."""
    _, when = told(Register, ("T1", "write", 1), ("T1",), ("T2", "write", 2), ("T2",), ("after", "read"), ("after", 1))
    assert when == "It began when write(1) in T1, and write(2) in T2 had returned, and it overlapped with no other call"


def test_an_exception_is_told():
    """What was raised, and what should have been."""
    why, _ = told(Stack, ("T1", "take"), ("T1", 3))
    assert why == "take() in T1 gave 3; whatever the order of the calls, it should have raised LookupError"
    why, _ = told(Stack, ("before", "put", 3), ("before",), ("T1", "take"), ("T1", LookupError))
    assert why == "take() in T1 raised LookupError; whatever the order of the calls, it should have given 3"


def test_a_call_that_should_have_waited():
    """No order lets it return."""
    why, _ = told(Fifo, ("T1", "take"), ("T1", None))
    assert why == "take() in T1 gave None, but in no order of the calls could it have returned yet"


def test_a_call_that_waits_in_vain():
    """What it could have given is told, if that is anything."""
    why, when = told(Fifo, ("T1", "put", 1), ("T1",), ("T2", "take"), at_rest=True)
    assert why == "take() in T2 never returned, though nothing was left to wait for: it could have given 1"
    assert when == ""
    why, _ = told(Fifo, ("T1", "put", 1), at_rest=True)
    assert why == "put(1) in T1 never returned, though nothing was left to wait for"


def test_many_possibilities_are_cut():
    """Three of them, and how many there are more."""
    writes = [(f"T{number}", "write", number) for number in range(1, 6)]
    why, _ = told(Register, *writes, ("T6", "read"), ("T6", 9))
    assert why.endswith("given 0 or 1 or 2 or one of 3 other values")


HISTORIES = [
    (Fifo, ("before", "put", 1), ("before",), ("T1", "take"), ("T1", 2)),
    (Fifo, ("T1", "put", 1), ("T1",), ("T2", "put", 2), ("T1", "take"), ("T2",), ("T1", 2), ("T2", "take"), ("T2", 1)),
    (Register, ("T1", "write", 1), ("T1",), ("T2", "write", 2), ("T2",), ("after", "read"), ("after", 1)),
    (Stack, ("T1", "take"), ("T1", 3)),
    (Fifo, ("T1", "take"), ("T1", None)),
    (Fifo, ("T1", "put", 1), ("T1",), ("T2", "take")),
    (Fifo, ("T1", "put", 1)),
    (Register, *((f"T{each}", "write", each) for each in range(1, 6)), ("T6", "read"), ("T6", 9)),
]


@pytest.mark.parametrize(("model", "events"), [(model, events) for model, *events in HISTORIES])
def test_all_of_it_is_said_in_chinese(model, events):
    """What was called, by whom, and what was raised stays; so does what each thread's line shows."""
    made = history(*events, at_rest=True)
    why = reason(made, Specification(model))
    with speaking("zh"):
        said = " ".join(map(translate, (why.why, why.when, *made.lines())))
    names = r"\b(?:T\d|before|after|put|take|read|write|None|LookupError)\b"
    assert re.findall("[A-Za-z]+", re.sub(names, "", said)) == []
