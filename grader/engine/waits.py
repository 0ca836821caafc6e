"""Who waits for what: the wait-for graph of an execution that came to a standstill, in the program's own words.

A blocked task's stack tells what it does: the innermost frame of the program gives the line, and the library
function that was called there (``Queue.get``, ``Condition.wait`` …) gives the reason. Locks are named by
:mod:`grader.engine.naming`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from types import FrameType
from typing import Any

from .execution import Execution
from .findings import Wait
from .locks import Lock
from .naming import Names
from .rewrite import Sites
from .standing import Standing
from .task import Task

STARTING = "waits for the start of"
"""What a thread does inside ``Thread.start``; too short to be told."""

_NOTIFIED = "waits to be notified on"
_REASONS = {
    "Condition.wait": (_NOTIFIED, ""),
    "Condition.wait_for": (_NOTIFIED, ""),
    "Event.wait": ("waits for the event", ""),
    "Semaphore.acquire": ("waits for a permit of", ""),
    "Barrier.wait": ("waits for the other parties of", ""),
    "Queue.get": ("waits for an item in", ""),
    "Queue.put": ("waits for room in", ""),
    "Queue.join": ("waits for all tasks to be done in", ""),
    "_PySimpleQueue.get": ("waits for an item in", ""),
    "Future.result": ("waits for the result of", ""),
    "Future.exception": ("waits for the result of", ""),
    "Thread.join": ("waits for the end of", "thread"),
    "Thread.start": (STARTING, "thread"),
    "ThreadPoolExecutor.shutdown": ("waits for the workers of", ""),
    "Executor.__exit__": ("waits for the workers of", ""),
    "wait": ("waits for", ""),
    "as_completed": ("waits for", ""),
    "Vocabulary.run_together": ("waits for its threads to end", "own"),
    "Vocabulary.history_of": ("waits for its threads to have made their calls", "own"),
    "Vocabulary.settle": ("waits for the others to come to rest", "own"),
    "Clock.sleep": ("sleeps", "own"),
}


_MECHANISM = ("Lock.", "RLock.", "Reentrant.", "Execution.", "Recorder.", "Waits.", "Settling.",
              "RealLock.", "Monitor.", "Voice.", "Run.", "Timed.")  # fmt: skip
"""Frames of the runtimes themselves, which nobody called by name."""

_CALLED_BY = "Call.carry_out"
"""What calls the program for a history (see :mod:`grader.engine.calls`): what lies beyond waits for nothing."""


class Waits:
    """Describes blocked tasks of one program."""

    def __init__(self, files: frozenset[str], sites: Sites, names: Names) -> None:
        self._files = files
        self._sites = sites
        self._names = names

    def graph(self, execution: Execution) -> tuple[Wait, ...]:
        """One edge per task that is blocked, in the order of their numbers. To be called before unwinding."""
        blocked = [
            task for task in execution.tasks if not task.ended and task not in execution.runnable and task.started
        ]
        return tuple(self.describe(execution, task, task.greenlet.gr_frame) for task in blocked)

    def describe(self, execution: Standing, task: Task, frame: FrameType | None) -> Wait:
        """What ``task``, blocked at ``frame``, waits for."""
        entry, own = self._split(frame)
        lock = task.waiting
        file, line = (own.f_code.co_filename, own.f_lineno) if own is not None else self._last_place(task)
        action, resource = self._reason(execution, task, lock, entry)
        holder = lock.owner if lock is not None else None
        if (
            action.startswith(("waits to be", "waits for an", "waits for room", "waits for the event", "waits for all"))
            or holder is task
        ):
            holder = None
        held = self._sites[lock.taken_at].line if holder is not None and lock is not None and lock.taken_at >= 0 else 0
        return Wait(task.name, action, resource, file, line, holder.name if holder is not None else "", held)

    def _last_place(self, task: Task) -> tuple[str, int]:
        if task.site < 0:
            return "", 0
        site = self._sites[task.site]
        return site.file, site.line

    def _split(self, frame: FrameType | None) -> tuple[FrameType | None, FrameType | None]:
        """The library's entry frame (the one that the program called) and the program's innermost frame. Where nothing
        of the program runs, as in a thread whose target is a function of the library, the entry is the outermost frame
        that has a reason to wait."""
        entry = known = None
        for each in _outwards(frame):
            name = each.f_code.co_qualname
            if each.f_code.co_filename in self._files:
                return entry, each
            if name == _CALLED_BY:
                break
            if not name.startswith(_MECHANISM):
                entry = each
                known = each if name in _REASONS else known
        return known, None

    def _reason(self, execution: Standing, task: Task, lock: Lock | None, entry: FrameType | None) -> tuple[str, str]:
        if entry is not None:
            words, of = _REASONS.get(entry.f_code.co_qualname, ("", ""))
            if of == "own":
                return words, ""
            if of == "thread":
                return words, f"thread {_thread_name(entry)}"
            again = self._names.of(lock, execution.locks) if lock is not None and words.startswith(_NOTIFIED) else ""
            if again:  # it has been notified, and wants the condition's own lock back
                return "waits for the lock", again
            if words:
                return words, self._called(task) or _kind(entry)
            if lock is None:
                return f"waits in {entry.f_code.co_qualname}", ""
        if lock is None:
            return "sleeps", ""
        return "waits for the lock", self._names.of(lock, execution.locks) or self._called(task) or "a lock"

    def _called(self, task: Task) -> str:
        """The source text of the object whose method was called: ``self.cond`` of ``self.cond.wait()``."""
        if task.site < 0:
            return ""
        site = self._sites[task.site]
        if site.kind == "enter":
            return site.text
        try:
            node: Any = ast.parse(site.text, mode="eval").body
        except (SyntaxError, ValueError):
            return ""
        while isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            node = node.func.value
            return ast.unparse(node)
        return ""


def _outwards(frame: FrameType | None) -> Iterator[FrameType]:
    while frame is not None:
        yield frame
        frame = frame.f_back


def _thread_name(entry: FrameType) -> str:
    thread = entry.f_locals.get("self")
    return str(getattr(thread, "_name", "?"))


def _kind(entry: FrameType) -> str:
    if "self" not in entry.f_locals:
        return "what it was given"
    name = type(entry.f_locals["self"]).__name__.removeprefix("_Py")
    return f"{'an' if name[0] in 'AEIOU' else 'a'} {name}"
