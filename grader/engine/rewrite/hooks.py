"""The names that rewritten code looks up, and what the engine must put behind them.

None of these names can be written in a source file (they start with `@`), so a submission can
neither see them by accident nor shadow them. They are found as builtins: the engine puts them into
the module's `__builtins__` dictionary, where `globals()` does not show them.

Hooks are the engine's own functions:

``@pass(site, value)``               a scheduling point; returns `value`
``@point(site)``                     a scheduling point; returns False, for `(@point(n) or name)`
``@test(site, value)``               returns `value`; a point only if the value can change under our feet
``@item(site, container, index)``    a scheduling point; returns `(container, index)`
``@load(site, value)``               returns `value`, which was just read (record mode only)
``@store(site, value)``              returns `value`, which is about to be written (record mode only)

In observe mode some of these give way to hooks that also know what is touched; the points are the same:

``@attr(site, base, name)``          a scheduling point before the attribute `name` of `base`; returns `base`
``@cell(site, reader)``              a scheduling point before the variable that the lambda `reader` reads; False
``@bind(site, value, reader)``       a scheduling point before that variable is bound to `value`; returns `value`
``@called(site, f, *args, **kw)``    a scheduling point before a call; returns the call, ready to be made
``@peeked(base, name)``              no point: `base`, whose attribute `name` is looked up to be called
``@iterated(values)``                no point: `values`, which are about to be iterated over
``@used(value)``                     no point: `value`, which is an operand of an operator
``@onto(target, value)``             no point: `value`, by which an in-place operator is about to change `target`
``@operands(target, value)``         the same; returns `(target, value)`

Guards are hooks too, but no scheduling points (see `grader.engine.policy.guard`); they raise AttributeError where
a read would lead into the engine:

``@base(name, value)``               returns `value`, off which the attribute `name` is about to be read
``@reached(name, value)``            returns `value`, which was read by `name`
``@asked(value, name)``              returns `(value, name)`, the first arguments of `getattr`

Operators are C functions of the standard library that do what one bytecode does, with the same
error messages and without a Python frame of their own in a traceback.
"""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

PASS, POINT, TEST, LOAD, STORE, ITEM = POINTS = ("@pass", "@point", "@test", "@load", "@store", "@item")
BASE, REACHED, ASKED = GUARDS = ("@base", "@reached", "@asked")
ATTR, CELL, BIND, CALLED, PEEKED, ITERATED, USED, ONTO, OPERANDS = OBSERVING = (
    *("@attr", "@cell", "@bind", "@called", "@peeked", "@iterated", "@used", "@onto", "@operands"),
)
HOOKS = (*POINTS, *GUARDS)

IN_PLACE = {
    "Add": "@iadd",
    "Sub": "@isub",
    "Mult": "@imul",
    "MatMult": "@imatmul",
    "Div": "@itruediv",
    "FloorDiv": "@ifloordiv",
    "Mod": "@imod",
    "Pow": "@ipow",
    "LShift": "@ilshift",
    "RShift": "@irshift",
    "BitAnd": "@iand",
    "BitOr": "@ior",
    "BitXor": "@ixor",
}
GETITEM, SETITEM, DELITEM, SLICE = "@getitem", "@setitem", "@delitem", "@slice"
ROTATE = "@rotate"

OPERATORS: dict[str, Callable[..., Any]] = {
    **{name: getattr(operator, name[1:]) for name in IN_PLACE.values()},
    GETITEM: operator.getitem,
    SETITEM: operator.setitem,
    DELITEM: operator.delitem,
    SLICE: slice,
    ROTATE: operator.itemgetter(1, 2, 0),  # (value, container, index) → (container, index, value)
}
"""Every operator that rewritten code may look up, ready for a `__builtins__` dictionary."""
