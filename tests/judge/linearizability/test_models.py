"""Models as tables, and what authors can get wrong about them."""

from __future__ import annotations

from collections import deque

import pytest
from written import Fifo, Register

from grader.errors import ExerciseError
from grader.judge import ANYTHING, Blocks
from grader.judge.linearizability import Raised, Returned, Specification
from grader.judge.linearizability.history import Asked, asked_for


class Everything:
    """A model with every kind of state, that keeps what it is given."""

    def __init__(self):
        self.list, self.dict, self.set, self.deque = [1], {"a": [2]}, {3}, deque([4], 2)
        self.other = (None, True, 1.5, b"x", frozenset({5}))

    @property
    def size(self):
        return len(self.list)

    def keep(self, what):
        self.list.append(what)
        self.deque.append(what)
        return what

    def spoil(self):
        self.list.clear()
        raise Blocks

    def refuse(self):
        self.set.add(9)
        raise KeyError("no")

    def whatever(self):
        return ANYTHING

    def exit(self):
        raise SystemExit


def step(model, state, name, *args):
    return model.step(state, Asked("T1", name, args))


def test_a_state_is_known_again():
    """However it was reached; and a call in it is worked out once."""
    model = Specification(Fifo)
    _, one = step(model, 0, "put", 1)
    allowed, empty = step(model, one, "take")
    assert (allowed.value, empty) == (1, 0)
    assert step(model, 0, "put", True)[1] not in (one, empty)


def test_states_are_never_shared():
    """A call changes a copy, also of what an attribute holds, and what it is given can't be changed afterwards."""
    model = Specification(Everything)
    given = [7]
    _, after = step(model, 0, "keep", given)
    given.append(8)
    assert model.step(0, Asked("T1", "size", None))[0].value == 1
    assert model.step(after, Asked("T1", "size", None))[0].value == 2
    assert step(model, 0, "keep", [7])[1] == after


def test_what_a_call_may_do():
    """It returns, raises (what it changed before counts), blocks (what it changed doesn't), or is free."""
    model = Specification(Everything)
    assert step(model, 0, "spoil") == (None, 0)
    refused, after = step(model, 0, "refuse")
    assert refused.kind is KeyError
    assert after != 0
    assert step(model, 0, "exit")[0].kind is SystemExit
    free, _ = step(model, 0, "whatever")
    assert free.matches(Returned(17))
    assert not free.matches(Raised(("KeyError",)))


def test_an_exception_matches_as_except_does():
    """A subclass will do, told by its name, and a returned exception is something else."""
    refused, _ = step(Specification(Everything), 0, "refuse")
    assert refused.matches(Raised(("Mine", "KeyError", "LookupError", "Exception", "BaseException")))
    assert not refused.matches(Raised(("LookupError", "Exception", "BaseException")))
    assert not refused.matches(Returned("KeyError"))


class Slots:
    __slots__ = ("value",)


class Holder:
    def __init__(self, value=0):
        self.value = value

    def hold(self):
        self.value = object()

    def slip(self):
        return self.vlaue

    def give(self):
        return object()


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("hold",), "an attribute holds <object"),
        (("slip",), "slip\\(\\) fails with AttributeError"),
        (("give",), "give\\(\\) returns <object"),
    ],
)
def test_a_models_mistake_is_the_authors(call, said):
    """And says which call shows it."""
    with pytest.raises(ExerciseError, match=said):
        step(Specification(Holder), 0, *call)


@pytest.mark.parametrize(
    ("made", "said"), [(Slots, "leave out __slots__"), (lambda: Holder(object()), "an attribute holds")]
)
def test_a_model_needs_a_plain_state(made, said):
    """Known before anything is run."""
    with pytest.raises(ExerciseError, match=said):
        Specification(made)


@pytest.mark.parametrize(
    ("calls", "said"),
    [
        ([["pop"]], "has no 'pop'"),
        ([[("write",)]], "missing a required argument"),
        ([["read"]], r"write \('read',\) to have it called"),
        ([[("value",)]], "write 'value' to have it read"),
    ],
)
def test_calls_that_a_model_does_not_know(calls, said):
    """They are the author's mistake, known before anything is run."""
    with pytest.raises(ExerciseError, match=said):
        Specification(Register).check(asked_for({"calls": calls}))
