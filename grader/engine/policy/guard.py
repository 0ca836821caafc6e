"""Stands where instrumented code reads what leads into the engine: ``lock.acquire.__globals__``, ``frame.f_back``.

The simulated primitives are written in Python, so what CPython keeps in C could be read off them. Only reads of a few
names are guarded (:data:`GUARDED`), and only what is the engine's is refused: a program's own ``obj.__dict__`` or
``function.__globals__`` pass. A refusal is an AttributeError, as CPython's own primitives would answer.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable
from types import FrameType, FunctionType, MemberDescriptorType, MethodType, ModuleType
from typing import Any

from .origin import NAME, of_grader
from .watch import Watch

_SLOTS = frozenset({"born", "maker", "owner", "quiet", "serial", "taken_at", "waiters"})
"""What the engine's own primitives keep about themselves."""

_FRAMES = frozenset({"f_back", "f_builtins", "f_globals", "f_locals"})

GUARDED = _SLOTS | _FRAMES | {
    *("__self__", "__func__", "__globals__", "__closure__", "__builtins__", "__code__", "__wrapped__"),
    *("__dict__", "__base__", "__bases__", "__mro__", "mro", "__subclasses__", "__getattribute__"),
    *("__reduce__", "__reduce_ex__", "__getstate__", "cell_contents", "world", "loader", "__loader__"),
}  # fmt: skip
"""Names of attributes whose reading is looked at."""

_OF_FUNCTIONS = frozenset({"__globals__", "__closure__", "__builtins__", "__code__", "__func__", "__reduce__",
                           "__reduce_ex__"})  # fmt: skip
_BUILTINS = vars(builtins)
_PLAIN = frozenset({str, int, float, bool, list, dict, set, tuple, type(None)})


class Guard:
    """The hooks of guarded reads; what they refuse is a ``policy`` finding of the watch."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    def hooks(self) -> dict[str, Callable[..., Any]]:
        """By the names that :mod:`grader.engine.rewrite` calls them."""
        return {"@base": self.base, "@reached": self.reached, "@asked": self.asked}

    def base(self, name: str, value: Any) -> Any:
        """``value``, of which ``name`` is about to be read. Raises AttributeError when that leads into the engine."""
        if type(value) not in _PLAIN and _leads_inside(name, value):
            self._refuse(name, value)
        return value

    def reached(self, name: str, value: Any) -> Any:
        """``value``, which was read by ``name``. Raises AttributeError when it is the engine's."""
        kind = type(value)
        if kind is list and name == "__subclasses__":
            if any(_of_engine(each) for each in value):
                self._refuse(name, value)
        elif (kind not in _PLAIN or value is _BUILTINS) and _is_inside(value, kind):
            self._refuse(name, value)
        return value

    def asked(self, value: Any, name: Any) -> tuple[Any, Any]:
        """The first two arguments of ``getattr``, looked at like an attribute that is written out."""
        if type(name) is str and name in GUARDED:
            self.base(name, value)
        return value, name

    def _refuse(self, name: str, value: Any) -> None:
        self._watch.report("policy", f"tried to reach into the grader by {name}")
        raise AttributeError(f"{type(value).__name__!r} object has no attribute {name!r}")


def _of_engine(kind: Any) -> bool:
    """Whether a class is one of the grader's own, not one that stands for a class of the standard library."""
    module = vars(kind).get("__module__") if isinstance(kind, type) else None
    return type(module) is str and module.startswith(NAME + ".") and not module.endswith(".vocabulary")


def _is_inside(value: Any, kind: type) -> bool:
    if kind is FrameType:
        return of_grader(value.f_code.co_filename)
    if value is _BUILTINS:
        return True
    if kind is ModuleType:
        name = vars(value).get("__name__")
        return type(name) is str and name.partition(".")[0] == NAME
    return _of_engine(kind) or _of_engine(value)


def _leads_inside(name: str, value: Any) -> bool:
    kind = type(value)
    if kind is FrameType:
        return name in _FRAMES and of_grader(value.f_code.co_filename)
    if kind is FunctionType:
        return name in _OF_FUNCTIONS and of_grader(value.__code__.co_filename)
    if kind is MethodType:
        function = value.__func__
        of_function = name in _OF_FUNCTIONS and type(function) is FunctionType
        return of_function and of_grader(function.__code__.co_filename)
    if isinstance(value, type):
        return name in ("__dict__", "__getattribute__") and any(_of_engine(each) for each in value.__mro__[:2])
    if name in _SLOTS:
        return any(_of_engine(each) and type(vars(each).get(name)) is MemberDescriptorType for each in kind.__mro__)
    return _is_inside(value, kind)
