"""Between processes nothing is traced: what real processes did wrong is explained by the text alone.

So these rules ask for more: that real processes were seen to fail, and that the text leaves no other reading. Shared
memory is written without a lock around both halves of an update; a lock is taken and not given back when the line
after it raises.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .evidence import Evidence
from .guards import DIFFERENT_LOCKS
from .locks import LOCK_LEFT
from .pattern import Diagnosis
from .program import Program, constant, dotted, names_in, receiver
from .races import CHECK_THEN_ACT, LOST_UPDATE


def unlocked_update(evidence: Evidence) -> Diagnosis | None:
    """A method adds to shared memory, or reads it and writes it, and not both under one lock; or asks a flag and sets
    it."""
    if not _seen(evidence, "wrong-outcome"):
        return None
    program = evidence.program
    if not any(program.made("Value", "RawValue", "Array", "RawArray", "SharedMemory", "ShareableList", "Manager")):
        return None
    for node in program.nodes:
        if (
            isinstance(node, ast.While)
            and all(isinstance(each, ast.Pass) for each in node.body)
            and dotted(node.test)
            and any(
                dotted(t) == dotted(node.test) for a in program.nodes if isinstance(a, ast.Assign) for t in a.targets
            )
        ):
            return Diagnosis(CHECK_THEN_ACT, (program.place(node),))
    for node in (*_bare_additions(program), *_halves(program)):
        return Diagnosis(LOST_UPDATE, (program.place(node),))
    return None


def lock_of_one_process(evidence: Evidence) -> Diagnosis | None:
    """Shared memory of processes is guarded by a lock of ``threading``, of which each process has its own."""
    if not _seen(evidence, "wrong-outcome"):
        return None
    program = evidence.program
    shared = any(program.made("Value", "RawValue", "Array", "RawArray", "SharedMemory"))
    for call in program.made("Lock", "RLock"):
        if shared and program.called(call).startswith("threading."):
            return Diagnosis(DIFFERENT_LOCKS, (program.place(call),))
    return None


def lock_kept(evidence: Evidence) -> Diagnosis | None:
    """Real processes waited for ever, and a lock is acquired whose release an exception can jump over."""
    if not _seen(evidence, "timeout", "deadlock"):
        return None
    program = evidence.program
    for call in program.methods("acquire"):
        if constant(call.args[0] if call.args else None) is False:
            continue
        function = program.function_of(call)
        releases = [
            c
            for c in program.methods("release")
            if receiver(c) == receiver(call) and program.function_of(c) is function
        ]
        if releases and not any(_in_finally(program, each) for each in releases):
            return Diagnosis(LOCK_LEFT, (program.place(call),))
    return None


def _seen(evidence: Evidence, *kinds: str) -> bool:
    return evidence.real and evidence.kind in kinds


def _locked(program: Program, node: ast.AST) -> bool:
    """Whether a ``with`` stands around the node, or its function acquires something."""
    if any(isinstance(each, ast.With) for each in program.within(node)):
        return True
    function = program.function_of(node)
    return any(program.function_of(call) is function for call in program.methods("acquire"))


def _bare_additions(program: Program) -> Iterator[ast.stmt]:
    for node in program.nodes:
        if (
            isinstance(node, ast.AugAssign)
            and isinstance(node.target, ast.Attribute | ast.Subscript)
            and program.function_of(node) is not None
            and not _locked(program, node)
        ):
            yield node


def _halves(program: Program) -> Iterator[ast.stmt]:
    """Writes of what was read outside the lock, and writes outside the lock of what was read under it."""
    for function in program.functions:
        if isinstance(function, ast.Lambda):
            continue
        shared: dict[str, ast.Assign] = {}
        for node in ast.walk(function):
            if (
                isinstance(node, ast.Assign)
                and isinstance(node.targets[0], ast.Name)
                and any(name.startswith("self.") for name in names_in(node.value))
            ):
                shared[node.targets[0].id] = node
        for node in ast.walk(function):
            if (
                isinstance(node, ast.Assign)
                and isinstance(node.targets[0], ast.Attribute)
                and dotted(node.value) in shared
            ):
                read = shared[dotted(node.value)]
                if not (_locked(program, read) and _locked(program, node)):
                    yield node


def _in_finally(program: Program, call: ast.Call) -> bool:
    for each in program.within(call):
        if isinstance(each, ast.Try) and any(call in ast.walk(statement) for statement in each.finalbody):
            return True
    return False
