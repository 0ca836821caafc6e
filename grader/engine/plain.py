"""Observations as plain data. No method of a submission's object is ever called: types are compared exactly.

What isn't plain (an object, a set, a subclass of int with a lying ``__eq__``) becomes ``{"$opaque": type name}``,
which the host lets be equal to nothing.
"""

from __future__ import annotations

import math
from typing import Any

OPAQUE = "$opaque"
_MOST_ITEMS = 20_000
_LONGEST = 20_000
_DEEPEST = 30
_BIGGEST = 1 << 256


def opaque(value: object, why: str = "") -> dict[str, str]:
    """The marker for ``value``."""
    return {OPAQUE: type.__getattribute__(type(value), "__name__") + why}


class _Converter:
    def __init__(self) -> None:
        self.items = 0

    def convert(self, value: Any, depth: int = 0) -> Any:
        kind = type(value)
        self.items += 1
        if value is None or kind is bool:
            return value
        size = len(value) if kind is list or kind is tuple or kind is dict else 0
        if self.items + size > _MOST_ITEMS or depth > _DEEPEST:
            return opaque(value, " (too large)")
        if kind is int:
            return value if -_BIGGEST < value < _BIGGEST else opaque(value, " (too large)")
        if kind is float:
            return value if math.isfinite(value) else opaque(value, f" {value}")
        if kind is str:
            return self._text(value)
        if kind is list or kind is tuple:
            return [self.convert(each, depth + 1) for each in value]
        if kind is dict and all(type(key) is str for key in value):
            return {self._text(key): self.convert(value[key], depth + 1) for key in sorted(value)}
        return opaque(value)

    @staticmethod
    def _text(value: str) -> str:
        return value[:_LONGEST].encode("utf-8", "replace").decode("utf-8")


def plain(value: Any) -> Any:
    """``value`` as None, bool, int, float, str, list or dict with text keys in sorted order; tuples become lists."""
    return _Converter().convert(value)


def show(value: Any, width: int = 60) -> str:
    """A short rendering of ``value`` for a trace, made without running any of the program's code."""
    kind = type(value)
    if value is None or kind in (bool, int, float, str, bytes):
        text = repr(value) if kind is not int or -_BIGGEST < value < _BIGGEST else "a huge int"
    elif kind in (list, tuple, set, frozenset) and len(value) <= 8:
        inner = ", ".join(show(each, 16) for each in value)
        text = f"[{inner}]" if kind is list else f"({inner})" if kind is tuple else f"{{{inner}}}"
    elif kind is dict and len(value) <= 6:
        inner = ", ".join(f"{show(key, 16)}: {show(each, 16)}" for key, each in value.items())
        text = f"{{{inner}}}"
    elif hasattr(kind, "__len__") and kind.__module__ in ("builtins", "collections"):
        text = f"<{kind.__name__} of {len(value)}>"
    else:
        text = f"<{type.__getattribute__(kind, '__name__')}>"
    return text if len(text) <= width else text[: width - 1] + "…"
