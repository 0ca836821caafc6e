"""The builtins as the program under test sees them: a ``builtins`` module of its own, with the hooks in it.

Its dictionary is the very ``__builtins__`` of the program's modules, so ``builtins.print = …`` means what it always
means, for this program alone. The hooks that instrumented code calls stand there too, where ``globals()`` and ``dir()``
don't show them; whether they still do is asked after each execution.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterable, Mapping
from types import ModuleType
from typing import Any


class View:
    """One execution's builtins."""

    def __init__(self, hooks: Mapping[str, Any]) -> None:
        own = ModuleType("builtins", builtins.__doc__)
        bring = builtins.__import__

        def __import__(name: str, *args: Any, **kwargs: Any) -> Any:  # noqa: N807 - it takes that place
            return own if name == "builtins" else bring(name, *args, **kwargs)

        self._hooks = hooks
        self.names = vars(own)
        """What a module of the program gets as ``__builtins__``."""
        self.names.update(vars(builtins))
        self.names.update(hooks)
        self.names["__import__"] = __import__

    def is_intact(self, namespaces: Iterable[Mapping[str, Any]]) -> bool:
        """Whether every hook stands in its place, and every namespace of the program still finds it there."""
        get = self.names.get
        for name, hook in self._hooks.items():
            if get(name) is not hook:
                return False
        return all(each.get("__builtins__") is self.names for each in namespaces)

    def clear(self) -> None:
        """Nothing of the program runs any more."""
        self.names.clear()
