"""Records what happens in one execution, for people. Exploration runs without one: it only keeps the choices.

A step is written down once its thread goes on, after the scheduling point: the order of the steps is the order in
which things happened.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from .blame import trace_of
from .locks import Lock
from .naming import Names
from .plain import show
from .rewrite import Sites
from .task import Task
from .trace import Step, Trace
from .waits import STARTING, Waits

if TYPE_CHECKING:
    from .calls import Calls
    from .execution import Execution


class Recorder:
    """Collects at most ``limit`` steps of one execution."""

    def __init__(
        self,
        execution: Execution,
        files: Mapping[str, str],
        sites: Sites,
        names: Names,
        waits: Waits,
        limit: int = 3_000,
    ) -> None:
        self._execution = execution
        self._lines = {file: source.splitlines() for file, source in files.items()}
        self._sites = sites
        self._names = names
        self._waits = waits
        self._limit = limit
        self._steps: list[Step] = []
        self._last: dict[tuple[int, int], Step] = {}
        self._pending: dict[tuple[int, int], str] = {}
        self._starting: set[int] = set()
        self._truncated = False

    # -- the recording hooks ----------------------------------------

    def passed(self, site: int) -> None:
        """The current task went past a scheduling point in instrumented code."""
        task = self._execution.current
        place = self._sites[site]
        step = self._add(task, place.kind, place.file, place.line, place.text)
        step.value = self._pending.pop((task.number, site), "")
        self._last[task.number, site] = step

    def loaded(self, site: int, value: Any) -> Any:
        """A value was read at ``site``. Returns it."""
        step = self._last.get((self._execution.current.number, site))
        if step is not None:
            step.value = show(value)
        return value

    def stored(self, site: int, value: Any) -> Any:
        """A value is about to be written at ``site``. Returns it."""
        self._pending[self._execution.current.number, site] = show(value)
        return value

    # -- what the execution and its locks tell ----------------------

    def acquired(self, task: Task, lock: Lock, insists: bool = True) -> None:
        """``task`` took ``lock``."""
        self._about(task, "acquire", lock)

    def tried(self, task: Task, lock: Lock) -> None:
        """``task`` found ``lock`` held, or looked at it: people are told by what it does then."""

    def released(self, task: Task, lock: Lock) -> None:
        """``task`` freed ``lock``."""
        self._about(task, "release", lock)

    def blocked(self, task: Task) -> None:
        """``task`` can't go on."""
        wait = self._waits.describe(self._execution, task, sys._getframe(2))
        if wait.action == STARTING:
            self._starting.add(task.number)
            return
        self._add(
            task, "block", wait.file, wait.line, wait.resource, note=_sentence(wait.action, wait.resource, wait.holder)
        )

    def woken(self, task: Task) -> None:
        """``task`` goes on after it was blocked."""
        if task.number in self._starting:
            self._starting.discard(task.number)
            return
        note = "its time has passed" if task.timed_out else "goes on"
        file, line = self._place(task)
        self._add(task, "wake", file, line, "", note=note)

    def spawned(self, task: Task) -> None:
        """The current task made a new thread."""
        creator = self._execution.current
        file, line = self._place(creator)
        self._add(creator, "start", file, line, task.name, note=f"starts {task.name}")

    def called(self, caller: Task, call: str, calls: Calls) -> None:
        """The current task begins a call that ``caller``'s scenario asks for, or has returned when that is empty."""
        if call:
            self._add(self._execution.current, "call", *self._place(caller), call)

    def died(self, task: Task, error: BaseException) -> None:
        """An exception ended ``task``; the step stands where it was raised in the program."""
        file, line = self._place(task)
        trace = trace_of(error)
        while trace is not None:
            if trace.tb_frame.f_code.co_filename in self._lines:
                file, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
            trace = trace.tb_next
        self._add(task, "raise", file, line, "", note=f"raises {type(error).__name__}")

    def ended(self, task: Task) -> None:
        """``task`` has returned from its function."""
        file, line = self._place(task)
        self._add(task, "end", file, line, "", note="ends")

    # -- the result -------------------------------------------------

    def trace(self) -> Trace:
        """What was recorded so far."""
        threads = tuple(task.name for task in self._execution.tasks)
        order = [step.thread for step in self._steps]
        switches = sum(before != after for before, after in pairwise(order))
        return Trace(threads, tuple(self._steps), switches, self._truncated)

    def _about(self, task: Task, kind: str, lock: Lock) -> None:
        name = self._names.of(lock, self._execution.locks)
        if name:
            file, line = self._place(task)
            self._add(task, kind, file, line, name)

    def _place(self, task: Task) -> tuple[str, int]:
        if task.site < 0:
            return "", 0
        site = self._sites[task.site]
        return site.file, site.line

    def _add(self, task: Task, kind: str, file: str, line: int, target: str, note: str = "") -> Step:
        lines = self._lines.get(file, [])
        text = lines[line - 1].strip() if 0 < line <= len(lines) else ""
        step = Step(task.number, kind, file, line, text, target, "", note)
        if len(self._steps) < self._limit:
            self._steps.append(step)
        else:
            self._truncated = True
        return step


def _sentence(action: str, resource: str, holder: str) -> str:
    return " ".join(part for part in (action, resource, f"held by {holder}" if holder else "") if part)
