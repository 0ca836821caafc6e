"""Values that mean two things: one that is given like any other is taken for absence, for the end, or for a failure."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from .evidence import Evidence
from .looking import predicates
from .pattern import Diagnosis, Pattern
from .program import (
    COMPREHENSIONS,
    Program,
    constant,
    dotted,
    names_in,
)

IN_BAND = Pattern(
    "in-band-signal",
    "One value is used to say something about the others: that there is nothing yet, that it is over, or that a call "
    "failed. But it can be an ordinary value too, and is then misunderstood.",
    "Which values may come here at all? Is there one among them that your code takes for something else?",
)


_ABSENT = frozenset(("None", "0", "False", "''", "[]", "{}", "()", "0.0", "set()"))


def in_band(evidence: Evidence) -> Diagnosis | None:
    """A value that was really given is one that the text takes for absence, for the end or for a failure."""
    rules = (_taken_for_absent, _question_raised, _raised_value, _filtered, _end_mark, _handler_too_wide)
    return next((found for rule in rules if (found := rule(evidence)) is not None), None)


def _taken_for_absent(evidence: Evidence) -> Diagnosis | None:
    """A thread waits until a name is there; another one wrote a value to it that counts as absent."""
    for wait in evidence.waits:
        if not evidence.own(wait):
            continue
        for test, ends in predicates(evidence.program, wait.file, wait.line):
            for name in _wanted_present(test, ends=ends):
                here = _function_at(evidence, wait.file, wait.line)
                given = [
                    s
                    for s in evidence.own_steps
                    if s.kind == "write"
                    and s.target == name
                    and _function_at(evidence, s.file, s.line) not in ("__init__", here)
                ]
                if given and given[-1].value in _ABSENT:
                    return Diagnosis(IN_BAND, ((wait.file, test.lineno), (given[-1].file, given[-1].line)))
        if (
            wait.action.startswith("waits to be")
            and _saw_absent(evidence)
            and _took_absent(evidence, wait.file, wait.line)
        ):
            return Diagnosis(IN_BAND, ((wait.file, wait.line),))
    return None


def _function_at(evidence: Evidence, file: str, line: int) -> str:
    """The name of the innermost function with a name around a line."""
    for node in evidence.program.at(file, line):
        function = evidence.program.function_of(node)
        while isinstance(function, ast.Lambda):
            function = evidence.program.function_of(function)
        return getattr(function, "name", "")
    return ""


def _wanted_present(test: ast.expr, *, ends: bool) -> Iterator[str]:
    """Names whose being there, as truth or as not being None, ends the wait (or whose absence goes on with it)."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        yield from _wanted_present(test.operand, ends=not ends)
    elif isinstance(test, ast.Compare) and len(test.ops) == 1:
        absent = isinstance(test.ops[0], ast.Is | ast.Eq)
        if absent != ends and dotted(test.left):
            yield dotted(test.left)
    elif ends and dotted(test):
        yield dotted(test)
    elif isinstance(test, ast.BoolOp):
        for each in test.values[:4]:
            if not isinstance(each, ast.BoolOp):
                yield from _wanted_present(each, ends=ends)


def _saw_absent(evidence: Evidence) -> bool:
    """Whether a value that is None or false was among what the submission handled."""
    seen = (
        each
        for step in evidence.steps
        if step.kind in ("read", "write")
        for each in re.findall(r"[^\[\](), ]+|\[\]", step.value)
    )
    return any(each in _ABSENT for each in seen)


def _took_absent(evidence: Evidence, file: str, line: int) -> bool:
    """Whether the waiting function takes an item away and then asks whether it is None or false."""
    program = evidence.program
    for call in program.calls_at(file, line, "wait", "wait_for", "get"):
        function = program.function_of(call)
        while isinstance(function, ast.Lambda):
            function = program.function_of(function)
        if function is None:
            continue
        for node in ast.walk(call):
            if isinstance(node, ast.Call) and dotted(node.func).endswith((".pop", ".popleft", ".get_nowait")):
                return True
        for node in ast.walk(function):
            if (
                isinstance(node, ast.Assign)
                and _takes(node.value)
                and isinstance(node.targets[0], ast.Name)
                and _asked_for_none(function, node.targets[0].id)
            ):
                return True
    return False


def _takes(value: ast.AST) -> bool:
    return any(
        isinstance(n, ast.Call)
        and dotted(n.func).rpartition(".")[2] in ("pop", "popleft", "get", "get_nowait", "heappop")
        for n in ast.walk(value)
    )


def _asked_for_none(function: ast.AST, name: str) -> bool:
    for node in ast.walk(function):
        if isinstance(node, ast.Compare) and dotted(node.left) == name and constant(node.comparators[0]) is None:
            return True
        if isinstance(node, ast.If | ast.While) and dotted(node.test) == name:
            return True
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not) and dotted(node.operand) == name:
            return True
    return False


def _question_raised(evidence: Evidence) -> Diagnosis | None:
    """Comparing a given value, or asking whether it is true, raised in the value's own methods."""
    if evidence.kind not in ("exception", "wrong-outcome") or "line" not in evidence.finding.traceback:
        return None
    frames = re.findall(r'File "([^"]+)", line (\d+), in (\w+)', evidence.finding.traceback)
    if not frames or frames[-1][2] not in ("__eq__", "__bool__", "__lt__", "__len__", "__hash__", "__ne__"):
        return None
    own = [(file, int(line)) for file, line, _ in frames if file in evidence.program.files]
    if not own or frames[-1][2] in ("__lt__", "__hash__"):
        return None
    return Diagnosis(IN_BAND, (own[-1],))


def _raised_value(evidence: Evidence) -> Diagnosis | None:
    """A value that is an exception, or looks like a mark of the program's own, is raised, not returned."""
    if evidence.kind not in ("exception", "wrong-outcome") or not evidence.undisturbed:
        return None
    wanted, got = evidence.raised
    if wanted and not got:
        return None
    for node in evidence.program.nodes:
        if isinstance(node, ast.If) and any(isinstance(each, ast.Raise) for each in ast.walk(node)):
            tests = [
                n
                for n in ast.walk(node.test)
                if isinstance(n, ast.Call) and dotted(n.func) in ("isinstance", "issubclass")
            ]
            for test in tests:
                names = names_in(test.args[0]) if test.args else set()
                raised = [n for n in ast.walk(node) if isinstance(n, ast.Raise) and names_in(n.exc) & names]
                if raised:
                    return Diagnosis(IN_BAND, (evidence.program.place(node),))
    return None


def _filtered(evidence: Evidence) -> Diagnosis | None:
    """Results that are None, or false, are left out of the list."""
    if evidence.kind != "wrong-outcome" or not evidence.undisturbed:
        return None
    for call in evidence.program.made("filter"):
        if constant(call.args[0] if call.args else None) is None:
            return Diagnosis(IN_BAND, (evidence.program.place(call),))
    for node in evidence.program.nodes:
        if isinstance(node, COMPREHENSIONS) and isinstance(node, ast.ListComp):
            for generator in node.generators:
                for test in generator.ifs:
                    target = dotted(generator.target)
                    left = test.left if isinstance(test, ast.Compare) else test
                    none = not isinstance(test, ast.Compare) or constant(test.comparators[0]) is None
                    if none and ast.dump(left) == ast.dump(node.elt) and names_in(left) & {target}:
                        return Diagnosis(IN_BAND, (evidence.program.place(node),))
    return None


def _end_mark(evidence: Evidence) -> Diagnosis | None:
    """An item that came out of a queue is compared with a mark that an item can be, and that was given as one."""
    if evidence.kind not in ("wrong-outcome", "timeout", "deadlock", "exception") or not evidence.undisturbed:
        return None
    program = evidence.program
    given_none = evidence.real or any(
        re.search(r"\bNone\b", s.value) for s in evidence.steps if s.kind in ("read", "write")
    )
    for node in program.nodes:
        if not isinstance(node, ast.If) or not isinstance(node.test, ast.Compare):
            continue
        mark = node.test.comparators[0]
        leaves = any(isinstance(each, ast.Return | ast.Raise | ast.Break) for each in ast.walk(node))
        if not leaves or not isinstance(node.test.ops[0], ast.Is | ast.Eq):
            continue
        if _from_queue(program, node, node.test.left):
            raw = not _puts_entries(program) and not isinstance(node.test.left, ast.Subscript)
            if (constant(mark) is None and (given_none or raw)) or dotted(mark).endswith("maxsize"):
                return Diagnosis(IN_BAND, (program.place(node),))
    return None


def _from_queue(program: Program, node: ast.AST, value: ast.expr) -> bool:
    """Whether the value is an item as it was put, not a whole entry of the program's own making."""
    function = program.function_of(node)
    base = value.value if isinstance(value, ast.Subscript) else value
    if function is None or not dotted(base):
        return False
    for each in ast.walk(function):
        if isinstance(each, ast.Assign) and _takes(each.value):
            for target in each.targets:
                if isinstance(target, ast.Tuple) and dotted(base) in {dotted(e) for e in target.elts}:
                    return True
                if dotted(target) == dotted(base):
                    return isinstance(value, ast.Subscript) or not _puts_entries(program)
    return False


def _puts_entries(program: Program) -> bool:
    """Whether what goes into queues, beside the mark, is of the program's own making: tuples, objects of its classes or
    of the library's, or pairs of ``enumerate``."""
    for call in program.methods("put", "put_nowait", "append"):
        name = dotted(call.args[0]) if call.args else ""
        if call.args and (_is_entry(program, call.args[0]) or _names_entry(program, call, name)):
            return True
        for each in program.within(call):
            if isinstance(each, ast.For) and dotted(each.target) == name and "enumerate" in names_in(each.iter):
                return True
    return False


def _is_entry(program: Program, value: ast.expr) -> bool:
    if isinstance(value, ast.Tuple):
        return True
    called = program.called(value) if isinstance(value, ast.Call) else ""
    return called in program.classes or called.startswith(("threading.", "concurrent.futures.Future"))


def _names_entry(program: Program, call: ast.Call, name: str) -> bool:
    """Whether a variable that a call is given was assigned an entry, in the same function."""
    function = program.function_of(call)
    return function is not None and any(
        isinstance(each, ast.Assign)
        and name in {dotted(target) for target in each.targets}
        and _is_entry(program, each.value)
        for each in ast.walk(function)
    )


def _handler_too_wide(evidence: Evidence) -> Diagnosis | None:
    """The ``try`` that catches an empty queue has the work in it too, which may raise the same."""
    if evidence.kind not in ("wrong-outcome", "timeout") or not evidence.undisturbed:
        return None
    program = evidence.program
    for node in program.nodes:
        if isinstance(node, ast.Try) and any(
            h.type is not None and "Empty" in str(names_in(h.type)) for h in node.handlers
        ):
            for statement in node.body:
                for call in ast.walk(statement):
                    if (
                        isinstance(call, ast.Call)
                        and dotted(call.func) in program.parameters_of(call)
                        and any(isinstance(n, ast.While) for n in program.within(node))
                    ):
                        return Diagnosis(IN_BAND, (program.place(call),))
    return None
