"""What a thread that waits for word looks at, and which steps look at things or change them.

A trace shows names, so a look and a change are about the same thing when they call it the same. What a waiter *looked
at* is told by its steps; what it should have looked at, by the text around its ``wait``.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from grader.results import Step, Wait

from .evidence import Evidence, method_of
from .program import Program, names_in

NOTIFIED = "waits to be notified"
FLAGS = frozenset({"None", "True", "False"})
"""What says yes or no, and nothing else."""

IN_TEST = re.compile(r"(?:el)?if\b|while\b|.* if ")
"""Begins a line that tests something."""

AUGMENTED = re.compile(r"[-+*/%|&^]=")
"""In a line that counts on, or works on in another way with what was there."""

TOOLS = frozenset(
    (
        "<lock>",
        "<RLock>",
        "<Lock>",
        "<Condition>",
        "<Event>",
        "<Semaphore>",
        "<BoundedSemaphore>",
        "<Queue>",
        "<method>",
    )
)
"""How a trace shows objects that threads wait with, and that say nothing themselves."""
_SIGNALLED = (NOTIFIED, "waits for the event", "waits for a permit")
MUTATORS = frozenset(
    ("append", "appendleft", "add", "insert", "extend", "pop", "popleft", "remove", "discard", "clear", "update",
     "setdefault", "put", "put_nowait", "heappush", "heappop", "push")
)  # fmt: skip
WAITS = frozenset(("wait", "wait_for", "acquire", "get", "join", "result"))
"""Methods in which a thread may have to wait for another one."""
_TOOL = re.compile(r"(.+)\.(?:acquire|release|wait|wait_for|notify|notify_all|set|is_set)\(")


def waiters(evidence: Evidence) -> Iterator[Wait]:
    """The waits for word that never came, where no thread has died."""
    if any(step.kind == "raise" and evidence.own(step) for step in evidence.steps):
        return  # a thread that died owes an answer to others, and is another story
    for wait in evidence.waits:
        if wait.action.startswith(_SIGNALLED) and evidence.own(wait) and evidence.thread_of(wait) >= 0:
            yield wait


def predicates(program: Program, file: str, line: int) -> Iterator[tuple[ast.expr, bool]]:
    """The conditions around the ``wait`` on a line, and whether each being *true* ends the wait."""
    for call in program.calls_at(file, line, "wait", "wait_for"):
        if isinstance(call.func, ast.Attribute) and call.func.attr == "wait_for" and call.args:
            first = call.args[0]
            yield first.body if isinstance(first, ast.Lambda) else first, True
        for around in program.within(call):
            if isinstance(around, ast.While | ast.If) and call not in ast.walk(around.test):
                yield around.test, False


def looked_at(evidence: Evidence, wait: Wait) -> set[str]:
    """The names in the conditions around the wait, but for ``self`` itself."""
    found = {name for test, _ in predicates(evidence.program, wait.file, wait.line) for name in names_in(test)}
    return {name for name in found if name not in ("self", "len", "bool")}


def looks(evidence: Evidence, step: Step) -> bool:
    """Whether a step looks at something that isn't itself there to wait with."""
    tools = {match[1] for each in evidence.steps if (match := _TOOL.match(each.target))}
    if step.kind == "call":
        return _TOOL.match(step.target) is None and method_of(step)[1] not in MUTATORS
    return step.kind in ("read", "test") and step.target not in tools


def changes(step: Step) -> bool:
    """Whether a step changes what it touches."""
    return step.kind == "write" or method_of(step)[1] in MUTATORS or step.target.startswith("heapq.heap")


def touched(step: Step) -> str:
    """The name of what a step writes or calls a method of."""
    if step.kind == "call":
        match = re.match(r"heapq\.\w+\(([\w.]+)", step.target)
        return match[1] if match else method_of(step)[0]
    return step.target.partition("[")[0] if step.kind == "write" else step.target


def named(method: tuple[str, str]) -> tuple[str, str]:
    """What is called, by a name without the number that tells it from others, and the method."""
    return _plain(method[0]), method[1]


def _plain(resource: str) -> str:
    """A resource's name without the number that tells it from others of that name."""
    return resource.partition(" #")[0]
