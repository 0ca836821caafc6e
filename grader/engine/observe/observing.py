"""The hooks of the observing twin: the same scheduling points, each followed by what is touched there."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterator
from types import FunctionType
from typing import Any

from grader.engine.hooks import IMMUTABLE
from grader.engine.rewrite import Sites

from .classes import is_a, made_in_python, name_of
from .events import READ, WRITE
from .observed import ObservedExecution
from .reach import CONTAINERS

_LAZY: tuple[type, ...] = (enumerate, zip, map, filter, reversed, *map(type, ({}.keys(), {}.values(), {}.items())))
_ITERATED = (*CONTAINERS, *_LAZY)


class SiteKinds:
    """What is done at each site, in the form in which hooks ask."""

    def __init__(self, sites: Sites) -> None:
        self.enters = [each.kind == "enter" for each in sites]
        self.how = [READ if each.kind == "read" else WRITE for each in sites]


def observing_hooks(execution: ObservedExecution, kinds: SiteKinds) -> dict[str, Callable[..., Any]]:
    """Hooks for a program's observing twin. ``kinds`` are those of the program's own sites: the twins have the same."""
    hooks = _Hooks(execution, kinds)
    return {
        "@pass": hooks.passed,
        "@point": hooks.point,
        "@test": hooks.test,
        "@item": hooks.item,
        "@load": hooks.load,
        "@store": hooks.store,
        "@attr": hooks.attribute,
        "@cell": hooks.cell,
        "@bind": hooks.bind,
        "@called": hooks.called,
        "@peeked": hooks.peeked,
        "@iterated": hooks.iterated,
        "@used": hooks.used,
        "@onto": hooks.onto,
        "@operands": hooks.operands,
    }


class _Hooks:
    """See :mod:`grader.engine.rewrite.hooks` for what each stands for."""

    def __init__(self, execution: ObservedExecution, kinds: SiteKinds) -> None:
        self._point = execution.pass_value
        self._witness = execution.witness
        self._touching = execution.witness.touching
        self._enters, self._how = kinds.enters, kinds.how

    def passed(self, site: int, value: Any) -> Any:
        self._point(site, value)
        if self._witness.awake:
            if self._enters[site]:
                self._touching.entered(value)
            else:
                self._touching.whole(value, self._how[site])
        return value

    def point(self, site: int) -> bool:
        self._point(site, None)
        return False

    def test(self, site: int, value: Any) -> Any:
        if type(value) not in IMMUTABLE:
            self._point(site, value)
            if self._witness.awake:
                self._touching.whole(value, READ)
        return value

    def item(self, site: int, container: Any, index: Any) -> tuple[Any, Any]:
        self._point(site, None)
        if self._witness.awake:
            self._touching.item(container, index, self._how[site])
        return container, index

    def attribute(self, site: int, base: Any, name: str) -> Any:
        self._point(site, base)
        if self._witness.awake:
            self._touching.attribute(base, name, self._how[site])
        return base

    def cell(self, site: int, reader: FunctionType) -> bool:
        self._point(site, None)
        if self._witness.awake:
            self._touching.variable(reader, READ)
        return False

    def bind(self, site: int, value: Any, reader: FunctionType) -> Any:
        self._point(site, value)
        if self._witness.awake:
            self._touching.variable(reader, WRITE)
        return value

    def called(self, site: int, function: Any, /, *args: Any, **named: Any) -> Any:
        self._point(site, None)
        if self._witness.awake:
            self._touching.call(function, args, named)
            self._witness.calls()
        if not callable(function):  # a partial would not take it; the call is to fail in Python's own words
            return lambda: function(*args, **named)
        return functools.partial(function, *args, **named)

    def peeked(self, base: Any, name: str) -> Any:
        if self._witness.awake:
            self._touching.attribute(base, name, READ, "peek")
        return base

    def iterated(self, values: Any) -> Any:
        if not is_a(values, _ITERATED) and not _iterates_in_c(values):
            return values

        def tell(by: str = "loop") -> None:
            if self._witness.awake:
                self._touching.iterated(values, by)

        def told(element: Any) -> Any:
            tell()
            return element

        tell("begin")
        return itertools.chain(map(told, values), _End(tell))

    def used(self, value: Any) -> Any:
        if self._witness.awake:
            self._touching.operand(value)
        return value

    def onto(self, target: Any, value: Any) -> Any:
        if self._witness.awake:
            self._touching.whole(target, WRITE, "in-place")
            self._touching.operand(value)
        return value

    def operands(self, target: Any, value: Any) -> tuple[Any, Any]:
        self.onto(target, value)
        return target, value

    def load(self, _site: int, value: Any) -> Any:
        return value

    def store(self, _site: int, value: Any) -> Any:
        """Numbers what is stored: others may reach it from now on."""
        if self._witness.awake and type(value) not in IMMUTABLE:
            self._witness.things.number(value)
        return value


class _End(Iterator[Any]):
    """An iterator without elements, that tells when somebody asks it for one."""

    def __init__(self, tell: Callable[[], None]) -> None:
        self._tell = tell

    def __next__(self) -> Any:
        self._tell()
        raise StopIteration


def _iterates_in_c(values: Any) -> bool:
    return not made_in_python(type(values)) and name_of(type(values)).endswith("iterator")
