"""Observations as the checks see them, and what it means that one is as expected.

Types must agree: ``True`` is not ``1``. An opaque value (an object that is no plain data) equals nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_MARK = "$opaque"


class Opaque:
    """Stands for a value that was no plain data; equal to nothing but itself."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def __repr__(self) -> str:
        return f"<{self.kind} object>"


def revive(value: Any) -> Any:
    """The observation with opaque markers replaced by Opaque objects."""
    if isinstance(value, list):
        return [revive(each) for each in value]
    if isinstance(value, dict):
        if len(value) == 1 and isinstance(value.get(_MARK), str):
            return Opaque(value[_MARK])
        return {key: revive(each) for key, each in value.items()}
    return value


def same(expected: Any, observed: Any) -> bool:
    """Whether two plain values are equal in type and content; a tuple counts as a list."""
    if isinstance(expected, tuple):
        expected = list(expected)
    if type(expected) is not type(observed):
        return False
    if isinstance(expected, list):
        return len(expected) == len(observed) and all(map(same, expected, observed))
    if isinstance(expected, dict):
        return expected.keys() == observed.keys() and all(same(expected[key], observed[key]) for key in expected)
    return bool(expected == observed)


def matcher(expected: Any) -> Callable[[Any], bool]:
    """A test of observations: ``expected`` itself if it can be called, else equality with it.

    A predicate that raises on an observation doesn't accept it: a submission can return anything.
    """
    if not callable(expected):
        return lambda observed: same(expected, revive(observed))

    def accepts(observed: Any) -> bool:
        try:
            return bool(expected(revive(observed)))
        except (TypeError, KeyError, IndexError, ValueError, AttributeError, ArithmeticError):
            return False

    return accepts


def show(value: Any, width: int = 160) -> str:
    """An observation in a message."""
    text = repr(revive(value))
    return text if len(text) <= width else text[: width - 1] + "…"
