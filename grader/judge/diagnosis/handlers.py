"""Where exceptions go, as far as the text tells: which calls are guarded, what handlers drop, change or jump over."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .program import (
    LOOPS,
    Function,
    Program,
    dotted,
    names_in,
)

_SIGNALS = ("release", "set", "task_done", "notify", "notify_all", "count_down", "put", "set_result", "wait")


def unguarded_signals(program: Program) -> Iterator[tuple[ast.Call, ast.Call]]:
    """Calls of what a function was handed, with a signal after them that an exception jumps over."""
    for signal in program.methods(*_SIGNALS):
        statement = program.statement_of(signal)
        function = program.function_of(signal)
        if statement is None or function is None or isinstance(function, ast.Lambda):
            continue
        for call in _handed_calls(program, function):
            before = call.lineno < signal.lineno and not _reached_anyway(program, call, signal)
            if before or (call.lineno == signal.lineno and call in ast.walk(signal)):
                yield call, signal


def _handed_calls(program: Program, function: Function) -> Iterator[ast.Call]:
    for call in program.calls:
        if program.function_of(call) is function and handed(program, call):
            yield call


def handed(program: Program, call: ast.Call) -> bool:
    """Whether what is called was given to the function as an argument, or came out of a collection or a queue."""
    name = dotted(call.func)
    first = name.partition(".")[0]
    if not name or ("." in name and first != "self"):
        return False
    if name in program.handed_to(call) or _taken_out(program, call, name):
        return True
    return first == "self" and name.count(".") == 1 and _stored_parameter(program, name)


def _taken_out(program: Program, call: ast.Call, name: str) -> bool:
    """Whether the name was given, in the same function, to something taken out of a queue or a collection, or to a part
    of it."""
    function = program.function_of(call)
    if function is None:
        return False
    bindings = list(_bindings(function))
    taken: set[str] = set()
    found = {""}
    while found:
        found = {
            each
            for names, value in bindings
            if _takes(program, value) or dotted(value) in taken
            for each in names
            if each not in taken
        }
        taken |= found
    return name in taken


def _bindings(function: Function) -> Iterator[tuple[set[str], ast.expr]]:
    """The names that are bound in a function, and what a part of which they are bound to."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            yield {dotted(each) for target in node.targets for each in ast.walk(target)} - {""}, _whole(node.value)
        elif isinstance(node, ast.NamedExpr):
            yield {node.target.id}, _whole(node.value)


def _whole(value: ast.expr) -> ast.expr:
    while isinstance(value, ast.Subscript):
        value = value.value
    return value


_TAKING = (".get", ".get_nowait", ".pop", ".popleft")


def _takes(program: Program, value: ast.expr) -> bool:
    """Whether a value comes out of a queue or a collection, perhaps by way of a method of the program's own."""
    if not isinstance(value, ast.Call):
        return False
    if dotted(value.func).endswith(_TAKING):
        return True
    name = dotted(value.func).rpartition(".")[2]
    return any(
        isinstance(each, ast.Return) and each.value is not None and _gives_what_it_takes(each.value)
        for function in program.functions
        if getattr(function, "name", "") == name
        for each in ast.walk(function)
    )


def _gives_what_it_takes(value: ast.expr) -> bool:
    parts = (value.body, value.orelse) if isinstance(value, ast.IfExp) else (value,)
    return any(isinstance(each, ast.Call) and dotted(each.func).endswith(_TAKING) for each in map(_whole, parts))


def _stored_parameter(program: Program, name: str) -> bool:
    for node in program.nodes:
        if isinstance(node, ast.Assign):
            pairs = []
            for target in node.targets:
                if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    pairs += list(zip(target.elts, node.value.elts, strict=False))
                else:
                    pairs.append((target, node.value))
            for target, value in pairs:
                if dotted(target) == name and dotted(value) in program.parameters_of(node) and dotted(value):
                    return True
    return False


def _reached_anyway(program: Program, call: ast.Call, signal: ast.Call) -> bool:
    """Whether the signal is given also when the call raises: by a ``finally``, or after a handler that catches all."""
    for each in program.within(call):
        if not isinstance(each, ast.Try):
            continue
        if any(signal in ast.walk(statement) for statement in each.finalbody):
            return True
        inside = any(signal in ast.walk(statement) for statement in (*each.body, *each.orelse))
        if not inside and any(_catches_all(h) and not _leaves(h) for h in each.handlers):
            return True
        if any(signal in ast.walk(h) for h in each.handlers):
            return True
    return False


def _catches_all(handler: ast.ExceptHandler) -> bool:
    return handler.type is None or "BaseException" in names_in(handler.type)


def _leaves(handler: ast.ExceptHandler) -> bool:
    return any(isinstance(node, ast.Raise | ast.Return | ast.Break) for node in ast.walk(handler))


def unguarded_calls(program: Program, *, strict: bool) -> Iterator[ast.Call]:
    """Calls of what a worker was handed, outside any ``try`` that catches what they raise: in its loop and all that can
    be raised, if ``strict``; else anywhere, and any ``Exception``."""
    for call in program.calls:
        if not handed(program, call):
            continue
        loop = next((each for each in program.within(call) if isinstance(each, LOOPS)), None)
        function = program.function_of(call)
        if (
            (loop is None and strict)
            or function is None
            or isinstance(function, ast.Lambda)
            or not _is_worker(program, function)
        ):
            continue
        around: list[ast.AST] = []
        for each in program.within(call):
            if each is loop:
                break
            around.append(each)
        tries = [each for each in around if isinstance(each, ast.Try) and any(call in ast.walk(s) for s in each.body)]
        handlers = [handler for each in tries for handler in each.handlers]
        guards = [each for each in handlers if not _raises_again(each)] if strict else handlers
        if not any(_catches_all(each) or (not strict and _catches_exception(each)) for each in guards):
            yield call


def _raises_again(handler: ast.ExceptHandler) -> bool:
    """Whether a handler lets out what it has caught."""
    return isinstance(handler.body[-1], ast.Raise) and handler.body[-1].exc is None


def _catches_exception(handler: ast.ExceptHandler) -> bool:
    return handler.type is not None and "Exception" in names_in(handler.type)


def _is_worker(program: Program, function: Function) -> bool:
    """Whether the function runs on a thread or process of its own: it is handed over by name, or is a ``run``."""
    name = getattr(function, "name", "")
    if name == "run":
        return True
    return any(
        name
        in {each.rpartition(".")[2] for value in (*c.args, *(k.value for k in c.keywords)) for each in names_in(value)}
        for c in program.made("Thread", "Process", "submit", "map", "starmap")
    )


def handlers(node: ast.AST) -> Iterator[ast.ExceptHandler]:
    """The ``except`` clauses inside a statement."""
    return (each for each in ast.walk(node) if isinstance(each, ast.ExceptHandler))


def swallowed(program: Program) -> Iterator[tuple[str, int]]:
    """Handlers round the work that neither raise, nor keep the exception for somebody who does."""
    for node in program.nodes:
        if isinstance(node, ast.Try) and _does_work(program, node):
            for handler in node.handlers:
                returned = any(
                    isinstance(n, ast.Return) and handler.name and dotted(n.value) == handler.name
                    for n in ast.walk(handler)
                )
                dropped = _puts_none(handler) or all(map(_does_nothing, handler.body))
                if returned or dropped:
                    yield program.place(handler)
            if any(isinstance(n, ast.Return) for s in node.finalbody for n in ast.walk(s)):
                yield program.file_of(node), node.finalbody[-1].lineno
        if (
            isinstance(node, ast.BoolOp)
            and isinstance(node.op, ast.Or)
            and isinstance(node.values[0], ast.Call)
            and dotted(node.values[0].func).endswith(".exception")
            and isinstance(next(program.around(node)), ast.ListComp)
        ):
            yield program.place(node)


def _does_nothing(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Return):
        return statement.value is None or (isinstance(statement.value, ast.Constant) and statement.value.value is None)
    return isinstance(statement, ast.Pass | ast.Continue | ast.Break)


def _puts_none(handler: ast.ExceptHandler) -> bool:
    """Whether the handler does nothing but put None in the result's place, or print."""
    only = handler.body[0] if len(handler.body) == 1 else None
    if isinstance(only, ast.Assign):
        return isinstance(only.value, ast.Constant) and only.value.value is None
    if isinstance(only, ast.Expr) and isinstance(only.value, ast.Call):
        values = only.value.args
        return dotted(only.value.func) == "print" or (
            len(values) == 1 and isinstance(values[0], ast.Constant) and values[0].value is None
        )
    return False


def _does_work(program: Program, node: ast.Try) -> bool:
    for statement in node.body:
        for each in ast.walk(statement):
            named = isinstance(each, ast.Call) and (
                handed(program, each) or dotted(each.func).endswith((".recv", ".result"))
            )
            if named or isinstance(each, ast.AugAssign):
                return True
    return False


def work(program: Program) -> Iterator[tuple[str, int]]:
    """Where the calls of what was handed in stand."""
    for call in program.calls:
        if handed(program, call):
            yield program.place(call)


def raised_anew(program: Program) -> Iterator[tuple[str, int]]:
    """Where exceptions are raised: first those that replace another one in its handler."""
    for node in program.nodes:
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and in_handler(program, node):
            yield program.place(node)
    for node in program.nodes:
        if isinstance(node, ast.Raise):
            yield program.place(node)


def changed_on_the_way(program: Program) -> Iterator[tuple[str, int]]:
    """Where an exception becomes another one: raised anew in a handler, made a text, or replaced by a later one."""
    for node in program.nodes:
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and in_handler(program, node):
            yield program.place(node)
        elif isinstance(node, ast.ExceptHandler) and node.name:
            for each in ast.walk(node):
                if isinstance(each, ast.Call) and dotted(each.func) in ("str", "repr") and node.name in names_in(each):
                    yield program.place(each)
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.BoolOp) and isinstance(node.value.op, ast.Or):
            same = dotted(node.value.values[-1]) == dotted(node.targets[0])
            if same and any(
                isinstance(n, ast.Raise) and dotted(n.exc) == dotted(node.targets[0]) for n in program.nodes
            ):
                yield program.place(node)


def in_handler(program: Program, node: ast.AST) -> bool:
    """Whether a node stands in an ``except`` clause of its function."""
    return any(isinstance(each, ast.ExceptHandler) for each in program.within(node))
