"""What is known about one failure: the finding with its minimised trace and its waits, the program's text, and what was
observed beside what was expected."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from grader.results import Finding, Step, Wait

from .program import Program, receiver

_PASSED = frozenset({"read", "write", "delete", "test", "loop"})
"""What a thread does without ever having to wait."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """An observation that was refused, and what was expected: a value or a predicate."""

    observed: Any
    expected: Any


class Evidence:
    """One failure as the rules see it. *Own* steps and lines are the submission's, not the scenario's."""

    def __init__(self, finding: Finding, program: Program, contrast: Contrast | None = None) -> None:
        self.finding = finding
        self.program = program
        self.contrast = contrast
        self.kind = finding.kind
        self.waits = finding.waits
        self.holdings: dict[int, list[tuple[int, frozenset[str]]]] | None = None
        """What each thread holds from which step on, once somebody has asked: it takes a pass over the trace."""

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The trace, if there is one."""
        return self.finding.trace.steps if self.finding.trace is not None else ()

    @cached_property
    def threads(self) -> tuple[str, ...]:
        """The names of the trace's threads."""
        return self.finding.trace.threads if self.finding.trace is not None else ()

    def own(self, step: Step | Wait) -> bool:
        """Whether this happened in the submission's own text."""
        return step.file in self.program.files

    def foreign(self, step: Step) -> bool:
        """Whether this happened in another file, such as the scenario's; a step without a place is nowhere."""
        return bool(step.file) and not self.own(step)

    @cached_property
    def own_steps(self) -> tuple[Step, ...]:
        """The steps in the submission's own text."""
        return tuple(filter(self.own, self.steps))

    @cached_property
    def uninterrupted(self) -> bool:
        """Whether it goes wrong though no thread is ever interrupted: the minimised schedule has no departure, nor did
        fair turns, which are none, cut in."""
        return bool(self.steps) and "@" not in self.finding.schedule and not self._cut_in()

    def _cut_in(self) -> bool:
        """Whether a thread was left in the submission, where it need not wait, and went on later, before it had gone
        wrong: what comes after an exception is no reason for it."""
        left: dict[int, Step] = {}
        for before, step in pairwise(self.steps[: self._gone_wrong]):
            if before.thread != step.thread:
                left[before.thread] = before
            last = left.pop(step.thread, None)
            if last is not None and self.own(last) and last.kind in _PASSED and step.kind != "wake":
                return True
        return False

    @property
    def _gone_wrong(self) -> int:
        """The number of the step that raised what is complained of; of the last one where none is known to have."""
        raised = [step for step in self.steps if step.kind == "raise"] if self.kind == "exception" else []
        here = [step for step in raised if (step.file, step.line) == (self.finding.file, self.finding.line)]
        return (here or raised or self.steps)[-1].number if self.steps else 0

    @cached_property
    def queues(self) -> frozenset[str]:
        """The names of queues, of which ``get`` takes: as the trace shows them, or as the text makes them."""
        values = ((step.target, step.value) for step in self.steps)
        shown = frozenset(target for target, value in values if target and value.startswith("<") and "Queue" in value)
        return shown | self.program.named("Queue", "SimpleQueue", "LifoQueue", "PriorityQueue")

    @cached_property
    def semaphores(self) -> frozenset[str]:
        """The names of semaphores, as the trace shows them."""
        kinds = ("<Semaphore", "<BoundedSem")
        return frozenset(step.target for step in self.steps if step.value.startswith(kinds))

    @cached_property
    def real(self) -> bool:
        """Whether it was seen on real threads or processes only."""
        return not self.steps and (bool(self.finding.observed) or self.kind in ("timeout", "leaked-process"))

    @cached_property
    def unsimulated(self) -> bool:
        """Whether it was seen on real threads or processes only, and nobody knows whether threads under control would
        show it: it is about processes, then."""
        return self.real and "controlled schedules" not in self.finding.observed

    @cached_property
    def undisturbed(self) -> bool:
        """Whether the order of the threads can't be what matters, or isn't known: then the text may be asked."""
        return self.uninterrupted or self.real

    @cached_property
    def leaves(self) -> tuple[tuple[Any, Any], ...]:
        """Where expected and observed values differ: pairs of the innermost parts that do."""
        if self.contrast is None or callable(self.contrast.expected):
            return ()
        return tuple(_leaves(self.contrast.expected, self.contrast.observed))

    @cached_property
    def raised(self) -> tuple[str, str]:
        """The exception that was expected to reach the caller, and the one that did; empty for none.

        ``raised`` and ``value`` are the words of the scenarios' ``attempt``.
        """
        if self.contrast is None or callable(self.contrast.expected):
            return "", ""
        for expected, observed in _pairs(self.contrast.expected, self.contrast.observed):
            if isinstance(expected, dict) and isinstance(observed, dict):
                wanted, got = _exception(expected), _exception(observed)
                if wanted != got:
                    return wanted, got
        return "", ""

    @cached_property
    def calm(self) -> bool:
        """Whether, beside being uninterrupted, no two threads that aren't the first were ever inside the submission at
        once: not even because one of them slept."""
        inside: set[int] = set()
        for step in self.steps:
            if not step.thread:
                continue
            if self.own(step) and step.kind != "end":
                inside.add(step.thread)
                if len(inside) > 1:
                    return False
            elif step.kind in ("end", "call"):
                inside.discard(step.thread)
        return self.uninterrupted

    def resource(self, waiting: Wait | Step) -> str:
        """What is waited for, by its name in the program, without the number that tells it from others of that name."""
        name = (waiting.resource if isinstance(waiting, Wait) else waiting.target).partition(" #")[0]
        if name.startswith(("a ", "an ")):
            for call in self.program.calls_at(waiting.file, waiting.line, "wait", "wait_for", "get", "acquire", "put"):
                return receiver(call) or name
        return name

    def local(self, step: Step) -> bool:
        """Whether what a step touches is a variable of its own function, of which each call has another one, or
        hangs on a ``threading.local``."""
        if any(step.target.startswith(f"{name}.") for name in self.program.thread_locals):
            return True
        name = step.target.partition("[")[0].partition("(")[0].partition(".")[0]
        function = self.function_at(step)
        if function is None or name == "self":
            return False
        shared = {
            each for node in ast.walk(function) if isinstance(node, ast.Nonlocal | ast.Global) for each in node.names
        }
        stored = {
            node.id for node in ast.walk(function) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        }
        return name in stored - shared

    def made_here(self, step: Step) -> bool:
        """Whether a step stands in an ``__init__``: it makes an object that nobody else knows yet."""
        return any(
            getattr(self.program.function_of(node), "name", "") == "__init__" for node in self.nodes_at(step)[:1]
        )

    def nodes_at(self, step: Step | Wait) -> tuple[ast.AST, ...]:
        """The program's syntax on the step's line."""
        return self.program.at(step.file, step.line)

    @cached_property
    def nodes_of_finding(self) -> tuple[ast.AST, ...]:
        """The program's syntax on the line at which an exception was raised; none for other findings."""
        return self.program.at(self.finding.file, self.finding.line) if self.kind == "exception" else ()

    def started(self, start: Step) -> int:
        """The number of the thread that a step started; 0 for other steps. Threads are numbered as they are made."""
        if start.kind != "start":
            return 0
        number = sum(step.kind == "start" for step in self.steps[: start.number])
        return number if self.threads[number : number + 1] == (start.target,) else 0

    def of(self, thread: int) -> list[Step]:
        """All steps of one thread."""
        return [step for step in self.steps if step.thread == thread]

    def rest_of_turn(self, first: Step) -> Iterator[Step]:
        """What the thread of ``first`` does after it in the same call, and in the same turn of a loop there."""
        here = self.function_at(first)
        for step in self.steps[first.number :]:
            if step.thread != first.thread:
                continue
            same = (step.line, step.kind, step.target) == (first.line, first.kind, first.target)
            back = (same or step.line < first.line) and self.function_at(step) is here
            if back or self.foreign(step) or step.kind == "end":
                return
            yield step

    def function_at(self, step: Step) -> ast.AST | None:
        """The function of the program in which a step stands."""
        return next((self.program.function_of(node) for node in self.nodes_at(step)), None)

    def thread_of(self, wait: Wait) -> int:
        """The number of the thread that waits; -1 if its name is not one thread's alone."""
        return self.threads.index(wait.thread) if self.threads.count(wait.thread) == 1 else -1

    def blocked_at(self, wait: Wait) -> int:
        """The number of the step at which the thread went to sleep for good; 0 if unknown."""
        thread = self.thread_of(wait)
        return max((step.number for step in self.steps if (step.thread, step.kind) == (thread, "block")), default=0)


def method_of(step: Step) -> tuple[str, str]:
    """``("self.queue", "put")`` of the call ``self.queue.put(item)``; empty for anything else."""
    if step.kind != "call":
        return "", ""
    match = re.match(r"(.+?)\.(\w+)\((?!.*\)\.)", step.target)
    return (match[1], match[2]) if match else ("", "")


def _exception(value: dict[Any, Any]) -> str:
    found = value.get("raised", "")
    if isinstance(found, bool):
        return "an exception" if found else ""
    return found if isinstance(found, str) else ""


def _pairs(expected: Any, observed: Any) -> Iterator[tuple[Any, Any]]:
    """Parts of the two values that stand at the same place, outermost first."""
    waiting = [(expected, observed)]
    while waiting:
        one, other = waiting.pop(0)
        yield one, other
        if isinstance(one, dict) and isinstance(other, dict):
            waiting += [(one[key], other[key]) for key in one if key in other]
        elif isinstance(one, list | tuple) and isinstance(other, list | tuple) and len(one) == len(other):
            waiting += zip(one, other, strict=True)


def _leaves(expected: Any, observed: Any) -> Iterator[tuple[Any, Any]]:
    for one, other in _pairs(expected, observed):
        inner = isinstance(one, dict | list | tuple) and type(one) is type(other) and len(one) == len(other)
        if not inner and (type(one) is not type(other) or one != other):
            yield one, other
