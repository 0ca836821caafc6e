"""What it means that an observation is as expected."""

from __future__ import annotations

import pytest

from grader.judge.values import Opaque, matcher, revive, same, show

EQUAL = [(1, 1), (None, None), ([1, [2]], (1, (2,))), ({"a": [1]}, {"a": (1,)}), ("x", "x"), (1.5, 1.5), ([], ())]
UNEQUAL = [
    (True, 1), (0, False), (1, 1.0), (None, 0), (None, False), ("1", 1), ([1], [1, 2]), ([1, 2], [2, 1]), ({"a": 1}, {"a": True}),
    ({"a": 1}, {"b": 1}), ({}, []), ("", None),
]  # fmt: skip


@pytest.mark.parametrize(("observed", "expected"), EQUAL)
def test_equal_in_type_and_content(observed, expected):
    """A tuple in a check is the list that came over the wire."""
    assert same(expected, observed)


@pytest.mark.parametrize(("observed", "expected"), UNEQUAL)
def test_alike_is_not_equal(observed, expected):
    """Python's loose equalities don't count."""
    assert not same(expected, observed)


def test_an_opaque_value_equals_nothing():
    """Not another of its type, not its own marker, not what a check could write down."""
    marker = {"$opaque": "Liar"}
    assert not matcher(marker)(marker)
    assert not same(revive(marker), revive(marker))
    assert not matcher([marker])([marker])


def test_only_a_marker_is_opaque():
    """A dictionary that merely looks like one keeps its content."""
    for value in ({"$opaque": 5}, {"$opaque": "x", "more": 1}, {}):
        assert revive(value) == value


@pytest.mark.parametrize("observed", [None, 5, "text", [], {}, {"$opaque": "x"}])
def test_a_predicate_that_chokes_does_not_accept(observed):
    """A submission can return anything; an author needn't think of everything."""
    assert not matcher(lambda value: value["deep"]["inside"] > 0 and value[7].upper())(observed)


def test_a_predicate_decides_by_truth():
    """Its result need not be a bool."""
    assert matcher(lambda value: [value])(0)
    assert not matcher(lambda value: None)(0)


def test_an_authors_own_mistake_is_not_hidden():
    """A name that isn't there is no property of the observation."""
    with pytest.raises(NameError):
        matcher(lambda value: vlaue)(1)  # noqa: F821 - the point of the test


def test_a_predicate_cannot_spoil_the_observation():
    """Each call gets a fresh copy, so that sorting in place does no harm."""
    observed = [3, 1]
    matcher(lambda value: value.sort() or True)(observed)
    assert observed == [3, 1]


def test_a_long_observation_is_shortened():
    """Messages stay readable."""
    assert show("x" * 500) == "'" + "x" * 158 + "…"
    assert show({"$opaque": "Liar"}) == "<Liar object>"
    assert repr(Opaque("Liar")) == "<Liar object>"
