"""The builtins as the program under test sees them: a ``builtins`` module of its own, with the hooks in it.

Its dictionary is the very ``__builtins__`` of the program's modules, so ``builtins.print = …`` means what it always
means, for this program alone. The hooks that instrumented code calls stand there too, where ``globals()`` and ``dir()``
don't show them; whether they still do is asked after each execution.
"""

from __future__ import annotations

import builtins
import gc
import operator
import sys
from collections.abc import Iterable, Mapping
from types import FunctionType, ModuleType
from typing import Any

from .rewrite import HOOKS, OPERATORS

_PLAIN = dict(vars(builtins))
_TEMPLATE = _PLAIN | OPERATORS | dict.fromkeys(HOOKS)


class View:
    """One execution's builtins: the interpreter's, some of them ``exchanged``, the operators and the ``hooks``."""

    def __init__(self, hooks: Mapping[str, Any], exchanged: Mapping[str, Any] | None = None) -> None:
        self._module = ModuleType("builtins", builtins.__doc__)
        self._hooks = hooks
        self._loaded = len(sys.modules)
        self.names = vars(self._module)
        """What a module of the program gets as ``__builtins__``."""
        self.names.clear()  # an empty dictionary takes over another as a whole, which is much faster
        self.names.update(_TEMPLATE)
        self.names.update(hooks)
        self.names.update(exchanged or {})

    def show(self) -> None:
        """From now on ``import builtins`` means these."""
        sys.modules["builtins"] = self._module

    def hide(self) -> None:
        """``import builtins`` means what it means to everybody."""
        sys.modules["builtins"] = builtins

    def is_intact(self, namespaces: Iterable[Mapping[str, Any]]) -> bool:
        """Whether every hook stands in its place, and every namespace of the program still finds it there."""
        hooks = self._hooks
        if not all(map(operator.is_, map(self.names.get, hooks), hooks.values())):
            return False
        return all(each.get("__builtins__") is self.names for each in namespaces)

    def is_bypassed(self, namespaces: Iterable[Mapping[str, Any]]) -> bool:
        """Whether some function of the program looks its builtins up elsewhere: it was made while others stood in its
        module, and passes no scheduling points. Looks at all functions that are alive, which takes its time."""
        own = set(map(id, namespaces))
        functions = (each for each in gc.get_objects() if type(each) is FunctionType and id(each.__globals__) in own)
        return any(getattr(each, "__builtins__", None) is not self.names for each in functions)

    def clear(self) -> None:
        """Nothing of the program runs any more. Modules of the library that were imported meanwhile may have kept
        these builtins: they get plain ones."""
        self.names.clear()
        if len(sys.modules) != self._loaded:
            self.names.update(_PLAIN)
