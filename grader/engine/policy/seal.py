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
from collections.abc import Callable, Iterable
from itertools import chain
from operator import call, eq, is_, itemgetter
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any

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
        self._title, self.owner = title, owner
        self.is_builtins = owner is builtins
        self.get = vars(owner).get
        self.present = vars(owner).keys()
        self.names, self.values = tuple(sealed), tuple(sealed.values())
        self.keys = frozenset(vars(owner))

    def _added(self) -> list[str]:
        hides = (lambda _: True) if isinstance(self.owner, type) else vars(builtins).__contains__
        return [
            name
            for name, value in vars(self.owner).items()
            if name not in self.keys and isinstance(value, _SEALED) and hides(name)
        ]

    def restore(self) -> list[str]:
        """Puts back what was replaced; returns the full names. What else has come since is known from now on."""
        changed = [
            (name, value) for name, value in zip(self.names, self.values, strict=True) if self.get(name) is not value
        ]
        added = self._added()
        kind = type if isinstance(self.owner, type) else ModuleType
        for name, value in changed:
            kind.__setattr__(self.owner, name, value)
        for name in added:
            kind.__delattr__(self.owner, name)
        self.keys = frozenset(self.present)
        return [f"{self._title}.{name}" for name in [*(name for name, _ in changed), *added]]


class Seal:
    """What was there when it was made, and what :meth:`cover` added."""

    def __init__(self) -> None:
        self._spaces: list[_Space] = []
        self._known: dict[int, Any] = {}
        self._reads: list[Callable[[Any], tuple[Any, ...]]] = []
        self._held: list[Any] = []
        self._values: list[Any] = []
        self._present: list[Any] = []

    def cover(self, modules: Iterable[ModuleType | None]) -> None:
        """Seals those of these modules that are the standard library's or the grader's, and their classes, as they are
        now; those that are known already stay as they were."""
        for module in modules:
            if type(module) is not ModuleType or id(module) in self._known:
                continue
            name = str(vars(module).get("__name__"))
            if name.partition(".")[0] in _ROOTS:
                self._known[id(module)] = module
                self._add(_Space(name, module, _FREE.get(name, ())))
                self._cover_classes(module)

    def _cover_classes(self, module: ModuleType) -> None:
        for kind in list(vars(module).values()):
            if isinstance(kind, type) and kind.__flags__ & _HEAP_TYPE and id(kind) not in self._known:
                self._known[id(kind)] = kind
                self._add(_Space(f"{kind.__module__}.{kind.__qualname__}", kind, ("__abstractmethods__",)))

    def _add(self, space: _Space) -> None:
        self._spaces.append(space)
        self._present.append(space.present)
        if space.names:
            twice = 1 + (len(space.names) == 1)  # for one name alone, itemgetter would give the bare value
            self._reads.append(itemgetter(*space.names * twice))
            self._held.append(vars(space.owner))
            self._values += space.values * twice

    def _is_intact(self) -> bool:
        """Thousands of names are compared without a line of Python, and without a call, for each."""
        try:
            same = all(map(is_, chain.from_iterable(map(call, self._reads, self._held)), self._values))
        except KeyError:  # a name is gone
            return False
        return same and all(map(eq, self._present, [space.keys for space in self._spaces]))

    def broken_builtins(self) -> list[str]:
        """The same for the builtins alone, on which all else stands; that costs next to nothing."""
        return [name for space in self._spaces if space.is_builtins for name in space.restore()]

    def broken(self) -> list[str]:
        """The full names of what was replaced since it was sealed; all of it is put back."""
        return [] if self._is_intact() else [name for space in self._spaces for name in space.restore()]


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
