"""What threads hold at the steps of a trace, and what that tells of the objects they are at.

A trace knows names only: ``self.balance`` is the balance of whatever object. Two threads can't be inside one lock at
once; so where each is inside the lock of *its* object, they are at two objects.
"""

from __future__ import annotations

import ast
import re
from bisect import bisect_left
from operator import itemgetter

from grader.results import Step

from .evidence import Evidence, method_of
from .program import Program, dotted


def held(evidence: Evidence, at: Step, thread: int | None = None) -> set[str]:
    """The names of the locks that the step's thread, or another one, held at a step, and of the permits that it had."""
    if evidence.holdings is None:
        evidence.holdings = _holdings(evidence)
    changes = evidence.holdings.get(at.thread if thread is None else thread, [])
    last = bisect_left(changes, at.number, key=itemgetter(0))
    return set(changes[last - 1][1]) if last else set()


def _holdings(evidence: Evidence) -> dict[int, list[tuple[int, frozenset[str]]]]:
    """For each thread, what it holds from which step on."""
    names: dict[int, list[str]] = {}
    found: dict[int, list[tuple[int, frozenset[str]]]] = {}
    for step in evidence.steps:
        before = names.get(step.thread, [])
        after = _after(evidence, step, before)
        if after != before:
            names[step.thread] = after
            plain = frozenset(each.removeprefix("permit ") for each in after)
            found.setdefault(step.thread, []).append((step.number, plain))
    return found


def _after(evidence: Evidence, step: Step, before: list[str]) -> list[str]:
    """What a thread holds after a step of its own; it has given its permits back where it is out of the submission."""
    names = [each for each in before if not (evidence.foreign(step) and each.startswith("permit "))]
    name, method = method_of(step)
    permit = step.target if step.kind == "enter" else name
    if step.kind == "acquire":
        names.append(step.target)
    elif step.kind == "release" and step.target in names:
        names.remove(step.target)
    elif (step.kind == "enter" or method == "acquire") and is_semaphore(evidence, permit):
        names.append(f"permit {permit}")
    elif method == "release" and f"permit {name}" in names:
        names.remove(f"permit {name}")
    return names


def is_semaphore(evidence: Evidence, name: str) -> bool:
    """Whether a name stands for a semaphore."""
    return name in evidence.semaphores


def apart(evidence: Evidence, one: Step, other: Step) -> bool:
    """Whether two steps at an attribute of ``self`` are at two objects, each under a lock that its object has had from
    the beginning. What hangs on such an attribute may be one thing all the same."""
    if re.fullmatch(r"self\.\w+", one.target) is None or _of_class(evidence.program, one.target):
        return False
    mine, theirs = held(evidence, one), held(evidence, other)
    if mine & theirs:
        return False
    own = {_plain(name) for name in mine} & {_plain(name) for name in theirs}
    return any(name.startswith("self.") and _lasts(evidence.program, name) for name in own)


def _plain(name: str) -> str:
    return name.partition(" #")[0]


def _lasts(program: Program, name: str) -> bool:
    """Whether an attribute is bound where objects are made, and nowhere else."""
    bound = [node for node in program.nodes if isinstance(node, ast.Assign) and name in map(dotted, node.targets)]
    return bool(bound) and all(getattr(program.function_of(node), "name", "") == "__init__" for node in bound)


def _of_class(program: Program, target: str) -> bool:
    """Whether what is touched may be the class's, and so be one for all objects."""
    name = target.removeprefix("self.")
    return any(
        isinstance(node, ast.Assign | ast.AnnAssign)
        and isinstance(next(program.around(node), None), ast.ClassDef)
        and name in map(dotted, node.targets if isinstance(node, ast.Assign) else [node.target])
        for node in program.nodes
    )
