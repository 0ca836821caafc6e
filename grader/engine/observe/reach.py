"""What code in C gets to see of a value: the containers in it, and in them, through iterators and views, and those
whose methods it may call."""

from __future__ import annotations

import collections
import functools
import itertools
from array import array
from collections.abc import Callable, Iterator
from typing import Any

from .classes import address, is_a

CONTAINERS = (list, dict, set, bytearray, collections.deque, array)
"""Built-in containers that can change; subclasses of theirs are containers too."""

_ATOMS = frozenset({int, str, float, bool, bytes, complex, type(None), range, slice, type, type(len)})
_ITERATORS = (
    *map(type, (iter([]), iter(()), iter({}), iter({}.values()), iter({}.items()), iter(set()), iter(""), iter(b""))),
    *map(type, (iter(range(0)), reversed([]), reversed({}), {}.keys(), {}.values(), {}.items())),
    *map(type, (iter(collections.deque()), iter(bytearray()))),
    *(enumerate, zip, map, filter, reversed, memoryview),
    *(each for each in vars(itertools).values() if isinstance(each, type)),
)
_LAZY = (*_ITERATORS, functools.partial)
_METHODS = (type(len), type([].__len__))
_PLAIN = (list, tuple, set, frozenset, collections.deque)
_DEPTH = 3
_MOST = 64


class TooMuch(Exception):
    """A value reaches more than can be listed."""


def containers(value: Any, referents: Callable[..., list[Any]]) -> Iterator[tuple[Any, bool]]:
    """Every container that code which is handed ``value`` may look into: at most three levels deep; and whether it may
    be changed by a method that is handed over. ``referents`` tells what an iterator stands on. Raises TooMuch when
    there are more than sixty-four."""
    seen: set[int] = set()
    level = [value]
    for _ in range(_DEPTH):
        following: list[Any] = []
        for each in level:
            owner = owner_of(each)
            if is_a(owner, CONTAINERS):
                yield owner, True
            if type(each) in _ATOMS or address(each) in seen:
                continue
            seen.add(address(each))
            if is_a(each, CONTAINERS):
                yield each, False
            if len(seen) > _MOST:
                raise TooMuch
            following += _inside(each, referents)
        level = following


def owner_of(function: Any) -> Any:
    """The object whose method ``function`` is, if that is written in C; else None."""
    return function.__self__ if type(function) in _METHODS else None


def _inside(value: Any, referents: Callable[..., list[Any]]) -> list[Any]:
    if is_a(value, dict):
        return list(dict.values(value))
    if type(value) in _PLAIN:
        return list(value)
    if is_a(value, _LAZY):
        return referents(value)
    return []
