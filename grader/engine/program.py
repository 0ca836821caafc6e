"""A program under test: a submission's modules and a scenario file, compiled once, loaded afresh for every
execution.

Module-level state (a global lock, a class attribute, a counter) must not leak from one execution into the next, so
nothing is kept but code objects.
"""

from __future__ import annotations

import ast
import importlib.util
import linecache
import sys
from collections.abc import Callable, Mapping
from functools import cached_property
from importlib.machinery import ModuleSpec
from types import CodeType, ModuleType
from typing import Any, Literal, Self

from .rewrite import Sites, instrument
from .source import Code
from .view import View

SCENARIOS = "scenarios.py"

Mode = Literal["explore", "record", "observe"]
"""What the hooks of a program tell: nothing but the scheduling points, values for people, or what is touched."""


class LoadFailure(Exception):
    """A file of the program can't be compiled. ``line`` and ``column`` count from 1, 0 where unknown."""

    def __init__(self, message: str, file: str, line: int = 0, column: int = 0, text: str = "") -> None:
        super().__init__(message)
        self.message, self.file, self.line, self.column, self.text = message, file, line, column, text


class NoScenario(LookupError):
    """The scenario file has no such function, or it doesn't take these parameters: the author's fault."""


class Program:
    """The files of a submission (relative path → source), which of them is the main one, and the scenario file's
    source."""

    def __init__(self, files: Mapping[str, str], main: str, scenarios: str) -> None:
        if main not in files:
            raise ValueError(f"main file {main!r} is not among {sorted(files)}")
        self.submission = frozenset(files)
        self.scenario_file = SCENARIOS if SCENARIOS not in files else "hidden/" + SCENARIOS
        self.files: dict[str, str] = {**files, self.scenario_file: scenarios}
        self.main = main
        self.modules = {module_name(path): path for path in files}
        self.main_module = module_name(main)
        self.sites = Sites()
        self.executable: set[int] = set()
        """The identities of all code objects that may be executed: the instrumented ones."""
        self._codes = {"explore": self._compile(self.sites, "explore")}
        self._show_source()
        tree = ast.parse(scenarios)
        self._scenarios = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
        self.raise_lines = _raise_lines(self.scenario_file, tree)
        """The lines on which a scenario raises on purpose: (file, line)."""
        text = "".join(self.files.values())
        self.draws = any(word in text for word in ("random", "uuid", "secrets", "tempfile"))
        """Whether the program may draw random numbers."""

    @cached_property
    def code(self) -> Code:
        """What its source tells; read when first asked for."""
        return Code(self.files, self.sites, self.submission)

    def as_dict(self) -> dict[str, Any]:
        """What the program is made from."""
        files = {path: source for path, source in self.files.items() if path in self.submission}
        return {"files": files, "main": self.main, "scenarios": self.files[self.scenario_file]}

    def check_scenario(self, name: str, parameters: Mapping[str, Any]) -> None:
        """Raises NoScenario unless the scenario file defines a function that can be called with ``parameters``."""
        functions = self._scenarios
        if name not in functions:
            raise NoScenario(f"{self.scenario_file} has no scenario {name!r}; it has: {', '.join(functions) or 'none'}")
        arguments = functions[name].args
        names = [each.arg for each in [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]][1:]
        unknown = [] if arguments.kwarg else sorted(set(parameters) - set(names))
        optional = {each.arg for each in arguments.args[len(arguments.args) - len(arguments.defaults) :]}
        optional |= {
            each.arg for each, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True) if default
        }
        missing = [each for each in names if each not in parameters and each not in optional]
        if unknown or missing:
            raise NoScenario(f"scenario {name!r} takes {names}: unknown {unknown}, missing {missing}")

    def _compile(self, sites: Sites, mode: Mode) -> dict[str, CodeType]:
        roots = frozenset(name.partition(".")[0] for name in self.modules)
        codes = {}
        for path, source in self.files.items():
            try:
                codes[path] = instrument(
                    source, path, sites, record=mode == "record", observe=mode == "observe", own_modules=roots
                )
                self.executable.add(id(codes[path]))
            except SyntaxError as error:
                raise LoadFailure(
                    error.msg, path, error.lineno or 0, error.offset or 0, (error.text or "").rstrip("\n")
                ) from error
            except (ValueError, RecursionError, MemoryError) as error:
                raise LoadFailure(f"{type(error).__name__}: {error}", path) from error
        return codes

    def codes(self, mode: Mode = "explore") -> dict[str, CodeType]:
        """The code of every file; the recording and observing twins have the same scheduling points and are made when
        first asked for."""
        if mode not in self._codes:
            self._codes[mode] = self._compile(Sites(), mode)
        return self._codes[mode]

    def _show_source(self) -> None:
        for path, source in self.files.items():
            linecache.cache[path] = (len(source), None, source.splitlines(keepends=True), path)


def _raise_lines(file: str, tree: ast.Module) -> frozenset[tuple[str, int]]:
    raises = [node for node in ast.walk(tree) if isinstance(node, ast.Raise)]
    return frozenset(
        (file, line) for node in raises for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    )


def module_name(path: str) -> str:
    """``pkg/part.py`` → ``pkg.part``; ``pkg/__init__.py`` → ``pkg``; else what nobody can import."""
    parts = path.removesuffix(".py").split("/")
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


class Loaded:
    """The modules of one execution. It is the finder and loader (PEP 302) of the submission's own imports
    meanwhile."""

    def __init__(self, program: Program, view: View, words: Mapping[str, Any], mode: Mode = "explore") -> None:
        self._program = program
        self._codes = program.codes(mode)
        self._view = view
        self._words = words
        self._made: list[ModuleType] = []

    def clear(self) -> None:
        """Empties the modules: most of what an execution leaves behind dies at once, without the cyclic collector."""
        for module in self._made:
            vars(module).clear()
        self._made.clear()
        self._view.clear()

    def is_instrumented(self, *, thoroughly: bool) -> bool:
        """Whether the hooks still stand where the program's code looks them up; ``thoroughly``: each function of
        it."""
        if not self._view.is_intact(map(vars, self._made)):
            return False
        return not thoroughly or not self._view.is_bypassed(map(vars, self._made))

    def scenario(self, name: str, parameters: Mapping[str, Any]) -> Callable[[], Any]:
        """Loads everything and returns the scenario, ready to be called. Raises whatever the submission raises."""
        submission = self.submission()
        module = self._module("scenarios", self._program.scenario_file)
        vars(module).update(self._words)
        self._execute(module, self._program.scenario_file)
        function = vars(module)[name]
        return lambda: function(submission, **parameters)

    def submission(self) -> ModuleType:
        """The submission's main module, executed."""
        path, name = self._program.main, self._program.main_module
        module = self._module(name, path)
        sys.modules[name] = module
        self._execute(module, path)
        return module

    def _module(self, name: str, path: str) -> ModuleType:
        module = ModuleType(name)
        vars(module).update(__builtins__=self._view.names, __file__=path)
        self._made.append(module)
        return module

    def _execute(self, module: ModuleType, path: str) -> None:
        exec(self._codes[path], vars(module))

    # -- the import protocol, for modules of the submission ------------------------------------------------------------

    def find_spec(self, name: str, _path: Any = None, _target: Any = None) -> ModuleSpec | None:
        """A spec for a module of the submission; None for any other."""
        path = self._program.modules.get(name)
        if path is None:
            return None
        return importlib.util.spec_from_loader(name, self, origin=path, is_package=path.endswith("__init__.py"))  # type: ignore[arg-type]  # a loader by duck typing

    def create_module(self, _spec: ModuleSpec) -> None:
        """The default module object will do."""

    def exec_module(self, module: ModuleType) -> None:
        """Executes a module of the submission with the hooks in place."""
        path = self._program.modules[module.__name__]
        vars(module).update(__builtins__=self._view.names, __file__=path)
        self._made.append(module)
        self._execute(module, path)

    def __enter__(self) -> Self:
        self._forget()
        self._view.show()
        sys.meta_path.insert(0, self)
        return self

    def __exit__(self, *_: object) -> None:
        if self in sys.meta_path:  # the submission may have taken it out
            sys.meta_path.remove(self)
        self._view.hide()
        self._forget()

    def _forget(self) -> None:
        for name in self._program.modules:
            sys.modules.pop(name, None)
