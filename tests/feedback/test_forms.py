"""Texts that were put together from forms are taken apart, in little time, and nothing else is touched."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.feedback.forms import LONGEST, Grammar
from grader.sentence import Sentence

GRAMMAR = Grammar(
    {
        "message": (
            "{who} takes {text} (line {line})",
            "{list}: nobody moves",
            "{text} twice, {text} again",
            "nothing",
        ),
        "who": ("the main thread", "thread {name}"),
        "list": ("{who}; {list}", "{who}"),
    },
    {"line": r"\d+", "who": "(?:the main thread|thread .+?)"},
)


def values(text):
    found = GRAMMAR.sentence("message", text)
    assert found == text
    return (found.template, found.values) if isinstance(found, Sentence) else None


def test_a_text_becomes_the_sentence_that_it_was():
    """With its template, and with sentences for blanks that hold a form."""
    template, found = values("thread T1 takes the lock (line 12)")
    assert template == "{who} takes {text} (line {line})"
    assert (found["who"].template, found["who"].values) == ("thread {name}", {"name": "T1"})
    assert (found["text"], found["line"]) == ("the lock", "12")
    assert values("nothing") == ("nothing", {})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "thread T1",
        "somebody takes the lock (line 12)",
        "thread T1 takes the lock (line x)",
        "thread T1 takes the lock (line 12) ",
        "nothing at all",
        "one twice, another again",
    ],
)
def test_a_text_of_no_form_stays_as_it_is(text):
    """Nor is half of it said in another language."""
    assert values(text) is None


def test_a_blank_ends_where_the_next_one_may_begin():
    """Words of the form that stand in a name are part of the name if what follows doesn't fit."""
    assert values("thread a (line b) takes x (line y) (line 3)")[1]["text"] == "x (line y)"


def test_a_list_is_taken_apart_to_its_end():
    """A form may contain itself."""
    _, found = values("the main thread; thread a; thread b: nobody moves")
    assert found["list"].values["list"].values["who"] == "thread a"


def test_a_blank_that_comes_twice_holds_the_same_twice():
    """Else it is no such text."""
    assert values("one twice, one again") == ("{text} twice, {text} again", {"text": "one"})


def test_of_a_sentence_the_values_are_taken_apart():
    """Each as the name of its blank says; of other names none is."""
    text = Sentence("{who}, {other}, {number:,}", who="thread a", other="thread a", number=1000)
    found = GRAMMAR.sentence("anything", text)
    assert found == text == "thread a, thread a, 1,000"
    assert (type(found.values["who"]), type(found.values["other"])) == (Sentence, str)


@given(st.text(st.sampled_from("ab;: (line1) takes thread the main"), max_size=60))
def test_the_english_text_never_changes(text):
    """Whatever is made of it."""
    assert GRAMMAR.sentence("message", text) == text


@pytest.mark.parametrize(
    "piece", ["thread ", " takes ", " (line ", " (line 1", "; thread a", "a", "thread takes (line "]
)
def test_a_text_that_is_made_to_be_slow_is_not(piece):
    """It is read once from left to right, and if it is long not at all."""
    began = time.perf_counter()
    for length in (LONGEST, 100 * LONGEST):
        GRAMMAR.sentence("message", "thread " + piece * (length // len(piece)))
    assert time.perf_counter() - began < 1
