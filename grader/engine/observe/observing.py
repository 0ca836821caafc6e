"""The hooks of the observing twin: the same scheduling points, each followed by what is touched there."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterator
from types import FunctionType
from typing import Any

from grader.engine.hooks import IMMUTABLE
from grader.engine.rewrite import Sites

from .events import READ, WRITE
from .observed import ObservedExecution
from .reach import CONTAINERS


class _End(Iterator[Any]):
    """An iterator without elements, that tells when somebody asks it for one."""

    def __init__(self, tell: Callable[[], None]) -> None:
        self._tell = tell

    def __next__(self) -> Any:
        self._tell()
        raise StopIteration


def observing_hooks(execution: ObservedExecution, sites: Sites) -> dict[str, Callable[..., Any]]:
    """Hooks for a program's observing twin. ``sites`` are the program's own: the twins have the same."""
    witness = execution.witness
    touching = witness.touching
    point = execution.pass_value
    kinds = [each.kind for each in sites]

    def passed(site: int, value: Any) -> Any:
        point(site, value)
        if kinds[site] == "enter":
            touching.entered(value)
        else:
            touching.whole(value, READ if kinds[site] == "read" else WRITE)
        return value

    def bare(site: int) -> bool:
        point(site, None)
        return False

    def test(site: int, value: Any) -> Any:
        if type(value) not in IMMUTABLE:
            point(site, value)
            touching.whole(value, READ)
        return value

    def item(site: int, container: Any, index: Any) -> tuple[Any, Any]:
        point(site, None)
        touching.item(container, index, READ if kinds[site] == "read" else WRITE)
        return container, index

    def attr(site: int, base: Any, name: str) -> Any:
        point(site, base)
        touching.attribute(base, name, READ if kinds[site] == "read" else WRITE)
        return base

    def peeked(base: Any, name: str) -> Any:
        touching.attribute(base, name, READ)
        return base

    def cell(site: int, reader: FunctionType) -> bool:
        point(site, None)
        touching.variable(reader, READ)
        return False

    def bind(site: int, value: Any, reader: FunctionType) -> Any:
        point(site, value)
        touching.variable(reader, WRITE)
        return value

    def called(site: int, function: Any, /, *args: Any, **named: Any) -> Any:
        point(site, None)
        touching.call(function, args, named)
        witness.calls()
        return functools.partial(function, *args, **named)

    def iterated(values: Any) -> Any:
        if not isinstance(values, CONTAINERS) and not _is_lazy(values):
            return values
        tell = functools.partial(touching.iterated, values)

        def told(element: Any) -> Any:
            tell()
            return element

        tell()
        return itertools.chain(map(told, values), _End(tell))

    def used(value: Any) -> Any:
        touching.operand(value)
        return value

    def onto(target: Any, value: Any) -> Any:
        touching.whole(target, WRITE)
        touching.operand(value)
        return value

    def operands(target: Any, value: Any) -> tuple[Any, Any]:
        onto(target, value)
        return target, value

    def keep(_site: int, value: Any) -> Any:
        return value

    def store(_site: int, value: Any) -> Any:
        if type(value) not in IMMUTABLE:
            witness.things.number(value)
        return value

    return {
        "@pass": passed,
        "@point": bare,
        "@test": test,
        "@item": item,
        "@load": keep,
        "@store": store,
        "@attr": attr,
        "@cell": cell,
        "@bind": bind,
        "@called": called,
        "@peeked": peeked,
        "@iterated": iterated,
        "@used": used,
        "@onto": onto,
        "@operands": operands,
    }


_LAZY: tuple[type, ...] = (enumerate, zip, map, filter, reversed, type({}.keys()), type({}.values()), type({}.items()))


def _is_lazy(values: Any) -> bool:
    return type(values) in _LAZY or (type(values).__module__ == "builtins" and type(values).__name__.endswith("iterator"))
