"""The functions behind the names that instrumented code calls; see :mod:`grader.engine.rewrite`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from .execution import Execution
from .recorder import Recorder

IMMUTABLE = frozenset({bool, int, float, complex, str, bytes, type(None), tuple, frozenset, range})


class Points(Protocol):
    """What runs a program, as its scheduling points see it."""

    @property
    def pass_value(self) -> Callable[[int, Any], Any]:
        """A scheduling point; returns its second argument."""

    def pass_point(self, site: int, /) -> bool:
        """A scheduling point without an operand. Returns False."""


def fast_hooks(execution: Points) -> dict[str, Callable[..., Any]]:
    """Hooks for exploration: a scheduling point each, and nothing is kept."""
    pass_value = execution.pass_value

    def test(site: int, value: Any) -> Any:
        return value if type(value) in IMMUTABLE else pass_value(site, value)

    def item(site: int, container: Any, index: Any) -> tuple[Any, Any]:
        pass_value(site, None)
        return container, index

    def keep(_site: int, value: Any) -> Any:
        return value

    return {
        "@pass": pass_value,
        "@point": execution.pass_point,
        "@test": test,
        "@item": item,
        "@load": keep,
        "@store": keep,
    }


def recording_hooks(execution: Execution, recorder: Recorder) -> dict[str, Callable[..., Any]]:
    """The same scheduling points, each written down, with the values that are read and written."""
    pass_value = execution.pass_value
    passed = recorder.passed

    def record(site: int, value: Any) -> Any:
        pass_value(site, value)
        passed(site)
        return value

    def point(site: int) -> bool:
        pass_value(site, None)
        passed(site)
        return False

    def test(site: int, value: Any) -> Any:
        return value if type(value) in IMMUTABLE else record(site, value)

    def item(site: int, container: Any, index: Any) -> tuple[Any, Any]:
        record(site, None)
        return container, index

    return {
        "@pass": record,
        "@point": point,
        "@test": test,
        "@item": item,
        "@load": recorder.loaded,
        "@store": recorder.stored,
    }
