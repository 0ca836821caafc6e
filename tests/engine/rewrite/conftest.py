"""Run a source rewritten, and see which points it met and what it did."""

from __future__ import annotations

import builtins
import contextlib
import functools
import io
import linecache
import textwrap
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from grader.engine.rewrite import OPERATORS, Sites, instrument

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType

FILE = "student.py"


@dataclass(frozen=True)
class Run:
    """What one run of a program showed."""

    points: list[tuple[str, str]]
    numbers: list[int]
    values: list[tuple[str, int, Any]]
    sites: Sites
    printed: str
    error: str
    names: dict[str, Any]

    @property
    def behaviour(self) -> tuple[str, str]:
        return self.printed, self.error


class Observer:
    """Hooks that note every point."""

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self.values: list[tuple[str, int, Any]] = []

    def point(self, site: int) -> bool:
        self.numbers.append(site)
        return False

    def value(self, site: int, value: Any) -> Any:
        self.numbers.append(site)
        return value

    def test(self, site: int, value: Any) -> Any:
        return value if type(value) in (bool, int, str, type(None)) else self.value(site, value)

    def item(self, site: int, container: Any, index: Any) -> tuple[Any, Any]:
        self.numbers.append(site)
        return container, index

    def load(self, site: int, value: Any) -> Any:
        self.values.append(("load", site, value))
        return value

    def store(self, site: int, value: Any) -> Any:
        self.values.append(("store", site, value))
        return value

    def guard(self, name: str, value: Any) -> Any:
        return value

    def asked(self, value: Any, name: Any) -> tuple[Any, Any]:
        return value, name

    def hooks(self) -> dict[str, Callable[..., Any]]:
        own = {"@pass": self.value, "@point": self.point, "@test": self.test, "@item": self.item}
        guards = {"@base": self.guard, "@reached": self.guard, "@asked": self.asked}
        return {**own, **guards, **self._observing(), "@load": self.load, "@store": self.store, **OPERATORS}

    def _observing(self) -> dict[str, Callable[..., Any]]:
        return {
            "@attr": lambda site, base, _: self.value(site, base),
            "@cell": lambda site, _: self.point(site),
            "@bind": lambda site, value, _: self.value(site, value),
            "@called": self.called,
            "@peeked": lambda base, _: base,
            "@iterated": lambda values: values,
            "@used": lambda value: value,
            "@onto": lambda _, value: value,
            "@operands": lambda target, value: (target, value),
        }

    def called(self, site: int, function: Any, /, *args: Any, **named: Any) -> Any:
        self.numbers.append(site)
        if not callable(function):
            return lambda: function(*args, **named)
        return functools.partial(function, *args, **named)


def execute(code: CodeType, source: str, hooks: dict[str, Any]) -> tuple[str, str, dict[str, Any]]:
    names = {"__name__": "__main__", "__builtins__": {**vars(builtins), **hooks}}
    linecache.cache[FILE] = (len(source), None, source.splitlines(True), FILE)
    printed, error = io.StringIO(), ""
    with contextlib.redirect_stdout(printed):
        try:
            exec(code, names)
        except BaseException as problem:  # noqa: BLE001  # whatever a program ends with is compared
            problem.__traceback__ = problem.__traceback__ and problem.__traceback__.tb_next
            error = "".join(traceback.format_exception(problem))
    return printed.getvalue(), error, names


@pytest.fixture
def run() -> Callable[..., Run]:
    """Run a source rewritten."""

    def run_it(source: str, *, mode: str = "explore", own: frozenset[str] = frozenset()) -> Run:
        source, sites, observer = textwrap.dedent(source), Sites(), Observer()
        code = instrument(
            source, FILE, sites, record=mode == "record", observe=mode == "observe", own_modules=own
        )
        printed, error, names = execute(code, source, observer.hooks())
        points = [(sites[number].kind, sites[number].text) for number in observer.numbers]
        return Run(points, observer.numbers, observer.values, sites, printed, error, names)

    return run_it


@pytest.fixture
def plainly() -> Callable[[str], tuple[str, str]]:
    """Run a source as it is: what it prints, and the traceback it ends with."""

    def run_it(source: str) -> tuple[str, str]:
        source = textwrap.dedent(source)
        return execute(compile(source, FILE, "exec", dont_inherit=True), source, {})[:2]

    return run_it
