"""Modules of a program that can be found by name, the scenarios' too: what is sent to another process is sent by
name."""

from __future__ import annotations

import importlib.util
import sys
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

from grader.engine.program import Loaded

_SCENARIOS = "scenarios"


class Imported(Loaded):
    """The modules of one run, in one process."""

    def _module(self, name: str, path: str) -> ModuleType:
        module = super()._module(name, path)
        sys.modules.setdefault(name, module)
        return module

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        """A spec for a module of the program; None for any other."""
        if name == _SCENARIOS and name not in self._program.modules:
            return importlib.util.spec_from_loader(name, self, origin=self._program.scenario_file)  # type: ignore[arg-type]
        return super().find_spec(name, path, target)

    def exec_module(self, module: ModuleType) -> None:
        """Executes a module of the program with the hooks in place."""
        if module.__name__ in self._program.modules:
            super().exec_module(module)
            return
        file = self._program.scenario_file
        vars(module).update(self._words, __builtins__=self._view.names, __file__=file)
        self._execute(module, file)
