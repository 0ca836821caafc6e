"""Questions about classes and instances that run no code of the program, whatever its metaclasses and properties say.

``isinstance`` asks a value for its ``__class__``, and an attribute of a class may be computed by its metaclass. Either
would let the program run inside the observer, at scheduling points that nobody expects.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .tables import CONCURRENT, HEAP

_SLOTS = vars(type)
mro: Callable[[type], tuple[type, ...]] = _SLOTS["__mro__"].__get__
names: Callable[[type], Mapping[str, Any]] = _SLOTS["__dict__"].__get__
_flags: Callable[[type], int] = _SLOTS["__flags__"].__get__
_name: Callable[[type], str] = _SLOTS["__name__"].__get__

address: Callable[[Any], int] = object.__hash__
"""Tells objects apart, as ``id`` does; but of that the interpreter reports each call (PEP 578), and is heard."""


def is_a(value: Any, kinds: type | tuple[type, ...]) -> bool:
    """Whether ``value`` really is an instance of one of the ``kinds``, which are built-in classes."""
    return issubclass(type(value), kinds)


def made_in_python(kind: type) -> bool:
    """Whether a class statement made it."""
    return bool(_flags(kind) & HEAP)


def name_of(kind: type) -> str:
    """Its name."""
    return _name(kind)


def module_of(kind: type) -> str:
    """The module it says it is of; empty if that is no text."""
    module = names(kind).get("__module__", "builtins")
    return module if type(module) is str else ""


def synchronises(kind: type) -> bool:
    """Whether it is of one of the library's modules for concurrency."""
    return module_of(kind).startswith(CONCURRENT)


def is_ordered_by_address(value: Any) -> bool:
    """Whether it is a set of several whose order hangs on where they lie, and so differs between executions."""
    if not is_a(value, set):
        return False
    return set.__len__(value) > 1 and any(_hash_of(type(each)) is object.__hash__ for each in set.__iter__(value))


def _hash_of(kind: type) -> Any:
    return next(names(each)["__hash__"] for each in mro(kind) if "__hash__" in names(each))


def iterates(kind: type) -> bool:
    """Whether its instances are iterators."""
    return any("__next__" in names(each) for each in mro(kind))
