"""From what happened in an execution to findings: which exceptions count, who stands still, what is left over."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterator
from types import TracebackType

from .findings import Finding, Wait
from .locks import Lock, Reentrant
from .naming import Names
from .program import Program
from .standing import Standing
from .task import Task

_DEEPEST_TRACEBACK = 24

_TRIED = re.compile(r"\.acquire\((?:blocking=)?(?:False|0)\b")
"""Takes a lock only where nobody has it: often for good, to find out who comes first."""

trace_of: Callable[[BaseException], TracebackType | None] = vars(BaseException)["__traceback__"].__get__
_name_of: Callable[[type], str] = vars(type)["__name__"].__get__
"""Read past whatever a class of the program, or its metaclass, puts over these names."""


class Blame:
    """Judges endings of one program; it knows which lines of the scenario raise on purpose."""

    def __init__(self, program: Program, names: Names) -> None:
        self._program = program
        self._names = names
        self._files = frozenset(program.files)
        self._deliberate = program.raise_lines

    def raised(self, execution: Standing, *, loading: bool) -> Iterator[tuple[Finding, Task]]:
        """A finding per exception that ended a thread, unless a scenario raised it on purpose in a thread."""
        for task, error in execution.raised:
            place = self._innermost(trace_of(error))
            if task.number and place in self._deliberate:
                continue
            yield self._finding(task, error, place, loading=loading and task.number == 0), task

    def _finding(self, task: Task, error: BaseException, place: tuple[str, int], *, loading: bool) -> Finding:
        name, text = _name_of(type(error)), _text(error)
        said = f"{name}: {text}" if text else name
        file, line = place
        if issubclass(type(error), NotImplementedError):
            kind, message = "not-implemented", "this part is not implemented yet (NotImplementedError)"
        elif loading:
            kind, message = "import-error", f"importing {self._program.main} failed with {said}"
        else:
            where = "" if task.number == 0 else f" in thread {task.name}"
            kind, message = "exception", f"{said}{where}"
        return Finding(kind, message, file, line, traceback=self._traceback(error))

    def _innermost(self, trace: TracebackType | None) -> tuple[str, int]:
        place = ("", 0)
        while trace is not None:
            if trace.tb_frame.f_code.co_filename in self._files:
                place = (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
            trace = trace.tb_next
        return place

    def _traceback(self, error: BaseException) -> str:
        frames = [each for each in traceback.extract_tb(trace_of(error)) if each.filename in self._files]
        shown = frames[:4] + frames[-_DEEPEST_TRACEBACK:] if len(frames) > _DEEPEST_TRACEBACK else frames
        lines = "".join(traceback.format_list(shown))
        text = _text(error)
        return f"{lines}{_name_of(type(error))}{': ' + text if text else ''}"[:8_000]

    def standstill(
        self, execution: Standing, kind: str, waits: tuple[Wait, ...], *, loading: bool, limit: int = 0
    ) -> Iterator[Finding]:
        """The finding of an execution in which the scenario never returned."""
        importing = f"while importing {self._program.main}: " if loading else ""
        if kind == "deadlock":
            first = _in_cycle(waits) or waits
            place = first[0] if first else Wait("main", "", "", "", 0)
            who = " · ".join(_describe(each) for each in first)
            yield Finding("deadlock", f"{importing}every thread waits for ever: {who}", place.file, place.line, waits)
        elif kind == "no-progress":
            file, line = self._place(execution, execution.current)
            message = (
                f"{importing}no end after {execution.steps:,} steps (limit {limit:,}): "
                f"{_named(execution.current)} goes round and round"
            )
            yield Finding("no-progress", message, file, line, waits)

    def leftovers(self, execution: Standing, waits: tuple[Wait, ...]) -> Iterator[Finding]:
        """Threads that outlive the scenario for good, and locks that a thread took to its grave.

        Whether a thread may wait for ever in a call of a history is for the judge to say: ``pending-call``.
        """
        if not execution.main_ended:
            return
        left = [task for task in execution.tasks if task.number and not task.daemon and task in execution.stuck]
        for task in left:
            wait = next((each for each in waits if each.thread == task.name), None)
            why = f": it {_describe(wait, name=False)}" if wait is not None else ": it goes round and round"
            file, line = (wait.file, wait.line) if wait is not None else self._place(execution, task)
            if task.calling:
                yield Finding("pending-call", f"{task.calling} in {_named(task)} never ends{why}", file, line, waits)
            else:
                yield Finding("leaked-thread", f"{_named(task)} never ends{why}", file, line, waits)
        for lock, owner in execution.held:
            name = self._names.of(lock, execution.locks)
            site = self._program.sites[lock.taken_at] if lock.taken_at >= 0 else None
            if name and site is not None and not _TRIED.search(site.text) and self._guards(lock, execution):
                yield Finding(
                    "held-lock", f"{_named(owner)} ended while it held {name}, taken here", site.file, site.line
                )

    def _guards(self, lock: Lock, execution: Standing) -> bool:
        """Whether its taker should have given this lock back.

        So it is where one was given back by its taker before, or where nobody ever gives anything back. Else it may be
        a baton, taken by one thread and given back by another one, which had no occasion to do so here.
        """
        return (
            isinstance(lock, Reentrant)
            or lock.born in execution.guards
            or not any(".release" in self._program.files[each] for each in self._program.submission)
        )

    def spinning(self, execution: Standing) -> Iterator[Finding]:
        """Threads that kept running while there was nothing to wait for but another thread."""
        for task in execution.spinning:
            file, line = self._place(execution, task)
            yield Finding("busy-wait", f"{_named(task)} keeps running while it waits, instead of blocking", file, line)

    def _place(self, execution: Standing, task: Task) -> tuple[str, int]:
        if task.site < 0:
            return "", 0
        site = self._program.sites[task.site]
        return site.file, site.line


def _named(task: Task) -> str:
    return "the main thread" if task.number == 0 else f"thread {task.name}"


def _describe(wait: Wait, *, name: bool = True) -> str:
    who = ("the main thread" if wait.thread == "main" else f"thread {wait.thread}") + " " if name else ""
    at = f" at line {wait.line}" if wait.line else ""
    held = f", held by {wait.holder}" if wait.holder else ""
    since = f" since line {wait.held_line}" if wait.held_line else ""
    return f"{who}{wait.action} {wait.resource}".rstrip() + f"{at}{held}{since}"


def _in_cycle(waits: tuple[Wait, ...]) -> tuple[Wait, ...]:
    by_thread = {each.thread: each for each in waits}
    for start in waits:
        chain: list[Wait] = []
        each: Wait | None = start
        while each is not None and each not in chain:
            chain.append(each)
            each = by_thread.get(each.holder)
        if each is not None:
            return tuple(chain[chain.index(each) :])
    return ()


def _text(error: BaseException) -> str:
    try:
        return str.__str__(str(error))[:500]  # not of a subclass of the submission's
    except BaseException:  # noqa: BLE001 - __str__ is the submission's code
        return "(its text can't be shown)"
