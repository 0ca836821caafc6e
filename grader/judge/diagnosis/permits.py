"""Permits that were taken and not given back, told from those that threads give each other.

A semaphore may go by many names: a parameter, a loop's variable, an item of a list. Which one it was, the trace knows:
after the call of ``acquire`` or ``release`` comes a step at the thing itself.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Sequence

from grader.results import Step, Wait

from .evidence import Evidence, method_of
from .program import Program, dotted

_METHODS = ("acquire", "release")


def taken_for_good(evidence: Evidence, wait: Wait) -> Iterator[Step]:
    """The steps that took a permit in calls that are over, if more were taken than given back.

    Silent where a permit is given by a thread that has not taken it, and where what takes is a parameter or a variable:
    the text can't tell then who is to give it back.
    """
    calls = [step for step in evidence.own_steps if method_of(step)[1] in _METHODS]
    wanted = next((step for step in reversed(calls) if _wants(evidence, step, wait)), None)
    thing = _thing(evidence, wanted) if wanted is not None else wait.resource.partition(" #")[0]
    taken, given = ([s for s in calls if method_of(s)[1] == m and _thing(evidence, s) == thing] for m in _METHODS)
    blocked = {each.number for each in evidence.steps if each.kind == "block"}
    if not taken or len(given) >= len(taken) - len(blocked & {step.number + 3 for step in taken}):
        return
    if not all(_has_a_lasting_name(evidence, step) for step in taken) or _is_for_others(evidence, calls, thing):
        return
    for step in taken:
        if _gives_back(evidence, step, calls) and not any(
            each.thread == step.thread and each.number > step.number for each in given
        ):
            rest = [each for each in evidence.steps[step.number :] if each.thread == step.thread]
            if any(each.kind == "end" or evidence.foreign(each) for each in rest):
                yield step


def _wants(evidence: Evidence, step: Step, wait: Wait) -> bool:
    """Whether a step is the call in which a thread waits, as far as names tell."""
    thread = evidence.thread_of(wait)
    about = method_of(step) == (wait.resource.partition(" #")[0], "acquire")
    return about and (thread < 0 or step.thread == thread)


def _thing(evidence: Evidence, step: Step) -> str:
    """What a call of ``acquire`` or ``release`` is about, by the name that the trace has for it under whatever name."""
    after = next((each for each in evidence.steps[step.number :] if each.thread == step.thread), step)
    return after.target if (after.kind, after.line) == ("acquire", step.line) else method_of(step)[0]


def _has_a_lasting_name(evidence: Evidence, step: Step) -> bool:
    """Whether what a step takes, or the collection that has it, is called the same by other functions."""
    name, function = method_of(step)[0].partition("[")[0], evidence.function_at(step)
    handed = evidence.program.parameters_of(function) if function is not None else set()
    return name.partition(".")[0] not in handed and not evidence.local(step)


def _is_for_others(evidence: Evidence, calls: Sequence[Step], thing: str) -> bool:
    """Whether a thread gives, of a thing or of another one in its collection, what it has not taken: word, then."""
    has: Counter[tuple[int, str]] = Counter()
    for step in calls:
        what = _thing(evidence, step)
        if _plain(what) == _plain(thing):
            has[step.thread, what] += 1 if method_of(step)[1] == "acquire" else -1
            if has[step.thread, what] < 0:
                return True
    return False


def _gives_back(evidence: Evidence, step: Step, calls: Sequence[Step]) -> bool:
    """Whether the function that takes a permit gives it back too, or nobody does, under whatever name. Of an item, it
    must be seen to: a function may as well give another item, as word to its neighbour."""
    program = evidence.program
    here = evidence.function_at(step)
    name = method_of(step)[0].partition("[")[0]
    releases = [call for call in program.methods("release") if _base(call) == name]
    if not releases:
        return all(_has_own_name(program, call) for call in program.methods("release"))
    seen = any(method_of(each)[1] == "release" and method_of(each)[0].partition("[")[0] == name for each in calls)
    return any(program.function_of(call) is here for call in releases) and (seen or "[" not in method_of(step)[0])


def _has_own_name(program: Program, call: ast.Call) -> bool:
    """Whether a method is called of something with a name of its own, and not of a parameter or a variable."""
    first = _base(call).partition(".")[0]
    return first in ("self", "cls") or first in program.globals


def _base(call: ast.Call) -> str:
    """``self.forks`` of ``self.forks[0].release()``."""
    inner: ast.AST = call.func.value if isinstance(call.func, ast.Attribute) else call
    while isinstance(inner, ast.Subscript):
        inner = inner.value
    return dotted(inner)


def _plain(name: str) -> str:
    return name.partition(" #")[0].partition("[")[0]
