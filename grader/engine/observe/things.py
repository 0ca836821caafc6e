"""Numbers for the objects of one execution, in the order in which they are first touched.

Executions that share a prefix number alike what was touched in it, so an access that one has seen can be compared
with the events of another. What an object *is* here is where its state lives: an instance is its ``__dict__``, a
module its globals; so ``vars(obj)["x"]`` and ``obj.x`` meet.
"""

from __future__ import annotations

from types import ModuleType
from typing import Any

from grader.engine.thread_local import Local, existing

from .classes import address, is_a
from .events import FIRST


class Things:
    """Keeps every numbered object alive, for addresses are used again."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self.kept: list[Any] = []
        """All of them, in the order of their numbers."""

    def __len__(self) -> int:
        return FIRST + len(self.kept)

    def __getitem__(self, number: int) -> Any:
        """The object with that number."""
        return self.kept[number - FIRST]

    def forget(self) -> None:
        """Lets go of all objects; none can be asked for any more."""
        self.kept.clear()
        self._numbers.clear()

    def number(self, value: Any) -> int:
        """The number of ``value`` itself."""
        place = address(value)
        known = self._numbers.get(place)
        if known is None:
            known = self._numbers[place] = FIRST + len(self.kept)
            self.kept.append(value)
        return known

    def state(self, value: Any) -> int:
        """The number of what holds the attributes of ``value``."""
        if is_a(value, type):
            return self.number(value)
        if type(value) is ModuleType:
            return self.number(vars(value))
        own = attributes(value)
        return self.number(value if own is None else own)


def attributes(value: Any) -> dict[str, Any] | None:
    """The dictionary of an instance; None for one that has slots, or is no instance of a class in Python. A local's is
    the running thread's."""
    if is_a(value, Local):
        return existing(value)
    try:
        found = object.__getattribute__(value, "__dict__")
    except (AttributeError, TypeError):
        return None
    return found if type(found) is dict else None
