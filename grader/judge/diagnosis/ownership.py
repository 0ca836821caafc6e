"""Whose state: what belongs to too many objects or calls, and what never leaves the process that wrote it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from .evidence import Evidence
from .pattern import Diagnosis, Pattern, Place
from .program import (
    Program,
    argument,
    constant,
    dotted,
    names_in,
    parameters,
)

SHARED_STATE = Pattern(
    "state-shared-by-all",
    "Something that each object, or each call, should have for itself is kept once for all of them.",
    "Where is this made: when the class is defined, when the module is loaded, or for each object?",
)


NOT_SHARED = Pattern(
    "memory-not-shared",
    "A process changes a copy of its own. What it writes into an ordinary object never reaches the other processes.",
    "In which process does this line run, and whose memory does it write to?",
)


NOT_SENDABLE = Pattern(
    "not-sendable",
    "What is sent to another process must be found there by its name: a lambda, or a function inside a function, "
    "has none.",
    "How does the other process get to know this function?",
)


_CONTAINERS = (
    *("list", "dict", "set", "deque", "defaultdict", "OrderedDict", "Counter", "count", "Value", "Array", "Event"),
    *("Queue", "SimpleQueue", "PriorityQueue", "LifoQueue", "Semaphore", "BoundedSemaphore"),
)


_PROCESSES = ("Process", "Pool", "ProcessPoolExecutor", "Manager", "Pipe", "Queue")
"""What sends things to other processes; a queue may belong to ``multiprocessing``."""


def shared_state(evidence: Evidence) -> Diagnosis | None:
    """No thread was interrupted, and the text changes a container that belongs to the class or the module."""
    if not evidence.undisturbed or evidence.kind not in ("wrong-outcome", "exception", "deadlock"):
        return None
    for place in _common(evidence.program):
        return Diagnosis(SHARED_STATE, (place,))
    return None


def shared_tool(evidence: Evidence) -> Diagnosis | None:
    """The scenario has made several objects of a class, and what their threads tell each other with belongs to all of
    them."""
    if evidence.kind not in ("wrong-outcome", "deadlock"):
        return None
    program = evidence.program
    for call in program.made(*_TELLING):
        statement, owner = program.statement_of(call), program.class_of(call)
        if owner is None or statement not in owner.body:
            continue
        objects = re.compile(rf"(?:\w+\.)*{owner.name}\(")
        if sum(step.kind == "call" and objects.match(step.target) is not None for step in evidence.steps) > 1:
            return Diagnosis(SHARED_STATE, (program.place(call),))
    return None


def not_shared(evidence: Evidence) -> Diagnosis | None:
    """Only real processes show it, and what they write is an ordinary object."""
    if not evidence.unsimulated or evidence.kind not in ("wrong-outcome", "timeout", "exception"):
        return None
    for place in _written_by_processes(evidence.program):
        return Diagnosis(NOT_SHARED, (place,))
    return None


def not_sendable(evidence: Evidence) -> Diagnosis | None:
    """Pickling failed; or a lambda is handed to a pool of processes, and no answer came."""
    if (
        evidence.kind == "exception"
        and re.search(r"[Pp]ickl|local object", evidence.finding.message)
        and _own_local(evidence)
        and _is_sent(evidence)
    ):
        return Diagnosis(NOT_SENDABLE, ((evidence.finding.file, evidence.finding.line),))
    if evidence.kind in ("timeout", "wrong-outcome") and evidence.real:
        for call in evidence.program.methods("map", "submit", "apply", "apply_async", "imap", "starmap"):
            if (
                call.args
                and isinstance(call.args[0], ast.Lambda)
                and any(evidence.program.made("Pool", "ProcessPoolExecutor"))
            ):
                return Diagnosis(NOT_SENDABLE, (evidence.program.place(call),))
    return None


def _is_sent(evidence: Evidence) -> bool:
    """Whether something goes to another process where it failed. Copying pickles too, and so may a thread's work."""
    program, nodes = evidence.program, evidence.nodes_of_finding
    if any(isinstance(node, ast.Call) and program.called(node) in ("copy.copy", "copy.deepcopy") for node in nodes):
        return False
    processes = {program.function_of(call) for call in program.made(*_PROCESSES)}
    threads = {program.function_of(call) for call in program.made("Thread", "ThreadPool", "ThreadPoolExecutor")}
    here = {program.function_of(node) for node in nodes[:1]}
    return bool(processes) and (not here & threads or bool(here & processes))


def _own_local(evidence: Evidence) -> bool:
    """Whether what couldn't be sent is a function of the submission, as far as Python names one."""
    match = re.search(r"local object '(\w+)", evidence.finding.message)
    own = {getattr(function, "name", "") for function in evidence.program.functions}
    return match is None or match[1] in own


def _common(program: Program) -> Iterator[Place]:
    for node in program.nodes:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                first, _, rest = dotted(target).partition(".")
                if first in program.classes and rest and program.function_of(node) is not None:
                    yield program.place(node)
            in_class = isinstance(next(program.around(node), None), ast.ClassDef)
            in_module = isinstance(next(program.around(node), None), ast.Module)
            if node.value is not None and _container(program, node.value) and (in_class or in_module):
                names = {dotted(t) for t in targets}
                if _used_in_functions(program, names, in_class=in_class):
                    yield program.place(node)
        elif isinstance(node, ast.FunctionDef) and program.class_of(node) is not None:
            defaults = (*node.args.defaults, *(each for each in node.args.kw_defaults if each is not None))
            yield from (program.place(each) for each in defaults if _container(program, each))
        elif isinstance(node, ast.Global):
            yield program.place(node)


def _container(program: Program, value: ast.expr) -> bool:
    if isinstance(value, ast.List | ast.Dict | ast.Set):
        return not getattr(value, "elts", None) and not getattr(value, "keys", None)
    return isinstance(value, ast.Call) and program.called(value).rpartition(".")[2] in _CONTAINERS


def _used_in_functions(program: Program, names: set[str], *, in_class: bool) -> bool:
    for node in program.nodes:
        if (
            in_class
            and isinstance(node, ast.Attribute)
            and node.attr in names
            and program.function_of(node) is not None
        ):
            return not any(
                isinstance(a, ast.Assign) and isinstance(a.targets[0], ast.Attribute) and a.targets[0].attr in names
                for a in program.nodes
            )
        if not in_class and isinstance(node, ast.Name) and node.id in names and program.function_of(node) is not None:
            return True
    return False


_TELLING = ("Semaphore", "BoundedSemaphore", "Event", "Condition", "Barrier", "Queue", "SimpleQueue")
"""What threads tell each other with. A lock of the class's is another matter: it may guard what all objects share."""

_SHARED = ("Value", "RawValue", "Array", "RawArray", "Manager", "SharedMemory", "Queue", "SimpleQueue", "Pipe")


def _written_by_processes(program: Program) -> Iterator[Place]:
    yield from _written_by_targets(program)
    cached = _remembered(program)
    if cached is not None:
        yield cached
    workers = ("Process", "Pool", "ProcessPoolExecutor", "Thread", "ThreadPoolExecutor")
    if any(True for _ in program.made(*_SHARED, *workers)):
        return
    for node in program.nodes:
        if isinstance(node, ast.AugAssign | ast.Assign) and program.function_of(node) is not None:
            target = node.target if isinstance(node, ast.AugAssign) else node.targets[0]
            if dotted(target).startswith("self.") and getattr(program.function_of(node), "name", "") != "__init__":
                yield program.place(node)


def _written_by_targets(program: Program) -> Iterator[Place]:
    """Items of something outside that the function of a process sets, or of a thread in it."""
    targets = _targets(program, "Process")
    if targets and not any(program.made(*_SHARED)):
        targets |= _targets(program, "Thread")
    for function in program.functions:
        if getattr(function, "name", "") not in targets:
            continue
        local = {n.id for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        for node in ast.walk(function):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript):
                base = dotted(node.targets[0].value)
                if base and base not in local and base not in parameters(function):
                    yield program.place(node)


def _targets(program: Program, made: str) -> set[str]:
    values = (argument(call, "target", 1) for call in program.made(made))
    return {name.rpartition(".")[2] for value in values for name in names_in(value)}


def _remembered(program: Program) -> Place | None:
    """An ordinary attribute that a property returns, beside a shared value or a queue that feeds it."""
    for function in program.functions:
        if isinstance(function, ast.Lambda) or "property" not in {dotted(d) for d in function.decorator_list}:
            continue
        for node in ast.walk(function):
            if (
                isinstance(node, ast.Return)
                and dotted(node.value).startswith("self.")
                and dotted(node.value).count(".") == 1
            ):
                name = dotted(node.value)
                made = [n for n in program.nodes if isinstance(n, ast.Assign) and dotted(n.targets[0]) == name]
                numbers = [n for n in made if isinstance(constant(n.value), int)]
                fed = any(True for _ in program.made("Value", "RawValue", "SimpleQueue", "Queue"))
                if (
                    numbers
                    and fed
                    and any(
                        name in names_in(getattr(n, "target", None)) or n in made[1:]
                        for n in program.nodes
                        if isinstance(n, ast.AugAssign | ast.Assign)
                    )
                ):
                    return program.place(node)
    return None
