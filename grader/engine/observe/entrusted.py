"""Functions that a program entrusts to the library, which calls them later, on whatever thread.

One in Python has scheduling points of its own there. One in C has none, and nobody sees what it touches: a thread
whose target is ``results.append`` races with another one unseen.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from types import FunctionType, MethodType, ModuleType
from typing import Any

from .classes import is_a, made_in_python, mro, name_of, synchronises
from .reach import TooMuch, containers, owner_of
from .tables import CONCURRENT, IN_C, MEDDLING, PURE

_UNCHANGING = (str, bytes, int, float, complex, tuple, frozenset, type)


def calls_others(function: Any) -> bool:
    """Whether ``function`` is the library's or the engine's, and may call what it is handed: on threads, or for
    them."""
    if is_a(function, type):
        return any(map(synchronises, mro(function)))
    if type(function) is MethodType:
        return any(map(synchronises, mro(type(function.__self__))))
    if type(function) is not FunctionType:
        return False
    return of_engine(function) or str(function.__module__).startswith(CONCURRENT)


def of_engine(function: FunctionType) -> bool:
    """Whether the engine made it."""
    return str(function.__globals__.get("__name__", "")).startswith("grader.")


def is_out_of_sight(handed: Sequence[Any], referents: Callable[..., list[Any]]) -> bool:
    """Whether something in C is among what is ``handed`` over that may touch what others do."""
    listed = [part for each in handed for part in (tuple(each) if is_a(each, (list, tuple)) else (each,))]
    functions = [_unwrapped(each) for each in listed]
    in_c = [each for each in functions if name_of(type(each)) in IN_C or _is_class_in_c(each)]
    return any(map(_meddles, in_c)) or (bool(in_c) and any(_reaches(each, referents) for each in handed))


def _unwrapped(function: Any) -> Any:
    while is_a(function, functools.partial):
        function = function.func
    return function


def _is_class_in_c(value: Any) -> bool:
    return is_a(value, type) and not made_in_python(value)


def _meddles(function: Any) -> bool:
    """Whether it changes something by itself: what it is a method of, or what is none of the plain library's."""
    owner = owner_of(function)
    if is_a(function, type) or is_a(owner, _UNCHANGING) or getattr(function, "__objclass__", None) in _UNCHANGING:
        return False
    module = getattr(function, "__module__", None) or ""
    known = (owner is None or is_a(owner, ModuleType)) and module.lstrip("_") in (*PURE, "builtins")
    return not known or function.__name__ in MEDDLING


def _reaches(value: Any, referents: Callable[..., list[Any]]) -> bool:
    try:
        return any(True for _ in containers(value, referents))
    except TooMuch:
        return True
