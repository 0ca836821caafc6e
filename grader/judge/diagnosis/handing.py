"""Who is handed what: which functions run on workers, and which calls are made by whoever was asked.

Facts about a program's text that several families of rules share.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .program import (
    Program,
    dotted,
    names_in,
    parameters,
)

POOLS = ("ThreadPoolExecutor", "ProcessPoolExecutor", "Pool", "ThreadPool")


_TAKERS = frozenset(
    (
        *("Thread", "Process", "Timer", "submit", "map", "map_async", "starmap", "starmap_async"),
        *("imap", "imap_unordered", "apply", "apply_async", "partial"),
    )
)
"""What takes a function to call it elsewhere."""


def handed_over(program: Program) -> set[str]:
    """The names of functions that are handed to a thread, a process or a pool."""
    names: set[str] = set()
    for call in program.calls:
        last = program.called(call).rpartition(".")[2] or (
            call.func.attr if isinstance(call.func, ast.Attribute) else ""
        )
        if last in _TAKERS:
            for each in (*call.args, *(keyword.value for keyword in call.keywords)):
                names |= {name.rpartition(".")[2] for name in names_in(each)}
    return names


def work_here(program: Program) -> Iterator[ast.Call]:
    """Calls of a parameter by the function that the parameter was given to, where that isn't itself handed over."""
    handed = handed_over(program)
    for call in program.calls:
        function = program.function_of(call)
        name = dotted(call.func)
        if function is None or isinstance(function, ast.Lambda) or program.function_of(function) is not None:
            continue
        if name in parameters(function) and function.name not in handed and not function.name.startswith("__"):
            yield call


def unused_parameter(program: Program, function: ast.AST) -> bool:
    """Whether a function of the module, not one that is handed over, never reads one of its later parameters."""
    if not isinstance(function, ast.FunctionDef) or program.function_of(function) is not None:
        return False
    if program.class_of(function) is not None or function.name in handed_over(program):
        return False
    read = {n.id for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
    return any(name not in read for name in parameters(function)[1:])


def starts(function: ast.AST) -> bool:
    """Whether a function starts threads or processes, or submits work to a pool."""
    return any(isinstance(node, ast.Attribute) and node.attr in ("start", "submit") for node in ast.walk(function))
