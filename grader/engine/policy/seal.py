"""Remembers what every function and class of the library and the engine is, tells what was replaced, puts it back.

Most attacks on a grader end in a replaced function: a ``Thread.start`` that runs everything in order, a ``dumps`` that
writes another result. However it was reached, the replacement shows. What ordinary programs set is exempt: hooks for
uncaught exceptions, warnings and the like.
"""

from __future__ import annotations

import builtins
import sys

# early, for these as well may have been replaced by the time they are needed
from builtins import all, dict, getattr, id, isinstance, len, list, map, type, vars, zip  # noqa: A004, UP029
from collections.abc import Iterable
from gc import get_referents
from operator import is_
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any

from .memory import Tables, can_be_read
from .origin import NAME, of_grader

_SEALED = (FunctionType, BuiltinFunctionType, MethodType, type, classmethod, staticmethod, property)
_HEAP_TYPE = 1 << 9

_ROOTS = {*sys.stdlib_module_names, NAME, "greenlet"}

_FREE = {
    "sys": ("excepthook", "displayhook", "unraisablehook", "breakpointhook"),
    "threading": ("excepthook",),
    "warnings": ("showwarning", "formatwarning", "_showwarnmsg_impl", "filters"),
    "logging": ("_loggerClass", "_logRecordFactory", "lastResort"),
    "builtins": ("_",),
    "ssl": ("_create_default_https_context",),
}
"""Names that ordinary programs set, or the library itself."""


class _Space:
    """The sealed names of one module or class. A function under a new name counts where it would be found first: in a
    class, and in a module where it hides a builtin."""

    def __init__(self, title: str, owner: Any, free: Iterable[str]) -> None:
        sealed = {name: each for name, each in vars(owner).items() if isinstance(each, _SEALED) and name not in free}
        self._title, self._owner = title, owner
        self.is_builtins = owner is builtins
        self._get = vars(owner).get
        self._present = vars(owner).keys()
        self._names, self._values = tuple(sealed), tuple(sealed.values())
        self._keys = frozenset(vars(owner))

    def _is_intact(self) -> bool:
        return all(map(is_, map(self._get, self._names), self._values)) and self._present == self._keys

    def _added(self) -> list[str]:
        hides = (lambda _: True) if isinstance(self._owner, type) else vars(builtins).__contains__
        return [
            name
            for name, value in vars(self._owner).items()
            if name not in self._keys and isinstance(value, _SEALED) and hides(name)
        ]

    def restored(self) -> list[str]:
        """Puts back what was replaced; returns the full names. What else has come since is known from now on."""
        if self._is_intact():
            return []
        changed = [
            (name, value) for name, value in zip(self._names, self._values, strict=True) if self._get(name) is not value
        ]
        added = self._added()
        kind = type if isinstance(self._owner, type) else ModuleType
        for name, value in changed:
            kind.__setattr__(self._owner, name, value)
        for name in added:
            kind.__delattr__(self._owner, name)
        self._keys = frozenset(self._present)
        return [f"{self._title}.{name}" for name in [*(name for name, _ in changed), *added]]


class Seal:
    """What was there when it was made, and what :meth:`cover` added."""

    def __init__(self) -> None:
        self._spaces: list[_Space] = []
        self._known: dict[int, Any] = {}
        self._tables = Tables() if can_be_read() else None

    def cover(self, modules: Iterable[ModuleType | None]) -> None:
        """Seals those of these modules that are the standard library's or the grader's, and their classes, as they are
        now; those that are known already stay as they were."""
        for module in modules:
            if type(module) is not ModuleType or id(module) in self._known:
                continue
            name = str(vars(module).get("__name__"))
            if name.partition(".")[0] in _ROOTS:
                self._add(name, module, _FREE.get(name, ()))
                self._cover_classes(module)

    def _cover_classes(self, module: ModuleType) -> None:
        for kind in list(vars(module).values()):
            if isinstance(kind, type) and kind.__flags__ & _HEAP_TYPE and id(kind) not in self._known:
                self._add(f"{kind.__module__}.{kind.__qualname__}", kind, ("__abstractmethods__",))

    def _add(self, title: str, owner: Any, free: Iterable[str]) -> None:
        self._known[id(owner)] = owner
        self._spaces.append(_Space(title, owner, free))
        if self._tables is not None:
            self._tables.add(_names(owner))

    def _suspects(self) -> list[_Space]:
        """Where something may have changed: the names of all others need no look."""
        return self._spaces if self._tables is None else [self._spaces[number] for number in self._tables.changed()]

    def broken_builtins(self) -> list[str]:
        """The same for the builtins alone, on which all else stands; that costs next to nothing."""
        return [name for space in self._spaces if space.is_builtins for name in space.restored()]

    def broken(self) -> list[str]:
        """The full names of what was replaced since it was sealed; all of it is put back."""
        return [name for space in self._suspects() for name in space.restored()]


def _names(owner: Any) -> dict[str, Any]:
    """The very dictionary of a module, or of a class, which shows only a view of it."""
    found = vars(owner)
    return found if type(found) is dict else get_referents(found)[0]


def overridden(objects: Iterable[Any]) -> list[str]:
    """What was put over the methods of the engine's own objects; it is taken off again."""
    found = []
    for each in objects:
        kind = type(each)
        title = f"{kind.__module__}.{kind.__qualname__}"
        if kind.__module__.partition(".")[0] != NAME:
            found.append(title)
        held = getattr(each, "__dict__", {})
        for name, value in list(held.items()):
            code = getattr(getattr(value, "__func__", value), "__code__", None)
            if code is not None and not of_grader(code.co_filename):
                found.append(f"{title}.{name}")
                del held[name]
    return found


def describe(names: Iterable[str]) -> str:
    """What is said of replaced names."""
    listed = list(dict.fromkeys(names))
    own = [name for name in listed if name.partition(".")[0] == NAME]
    shown = own or listed
    more = f" and {len(shown) - 3} more" if len(shown) > 3 else ""
    return f"replaced {', '.join(shown[:3])}{more} of the {'grader' if own else 'standard library'}"
