"""The interleaving as a picture: time runs downwards, a column for each thread.

::

      Thread-1                          Thread-2
    │ 9 value = self.value             │
    │▸  reads self.value: 0            │
    │                                  ┃ 9 value = self.value
    │                                  ┃▸  reads self.value: 0

A source line is shown once for the run of steps that belong to it, and what it did to shared state beneath
it. A thread's line is thick while it holds a lock. Columns need room: for more than four threads, or on a narrow
terminal, the same steps become a list with the thread named on each line. Lines of the grader's own scenario are named
as such and not quoted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from grader.feedback import escape, narrate
from grader.feedback.moments import Moment, moments
from grader.feedback.phrases import Phrases
from grader.feedback.select import Selection, quiet
from grader.feedback.spans import Line, Span, cut, fit, folded
from grader.results import Step, Trace

MARK = "▸"
LANE, HOLDS = "│", "┃"
MOST_COLUMNS = 4
NARROWEST = 24
WIDEST = 48


@dataclass(frozen=True)
class Picture:
    """Draws the selected steps of one trace; quotes only lines of the files in *own* (empty: of all)."""

    trace: Trace
    selection: Selection
    phrases: Phrases
    width: int = 80
    own: frozenset[str] = frozenset()

    def lines(self) -> list[Line]:
        """The picture, as columns where they fit."""
        return [line for _, line in self.rows()]

    def rows(self) -> list[tuple[int, Line]]:
        """The picture's lines, each with the position of its step in the trace; -1 for what belongs to none."""
        threads = self._threads
        column = self.width // max(len(threads), 1)
        if not threads:
            return []
        if len(threads) > MOST_COLUMNS or (column < NARROWEST and len(threads) > 1):
            return list(self._list())
        return list(self._columns(min(column, WIDEST)))

    def _columns(self, column: int) -> Iterator[tuple[int, Line]]:
        yield -1, tuple(Span(fit("  " + self._name(each), column), "head", each) for each in self._threads)
        thick = False
        for cell in self._cells():
            moment = self._moments[cell.state] if cell.state >= 0 else Moment()
            thick = thick or any(moment.holds(each) for each in self._threads)
            for number, text in enumerate(folded(cell.text, column - 3)):
                yield cell.position, tuple(self._laid(cell, text, moment, column, first=number == 0))
        if thick:
            yield -1, (Span(f"  ({HOLDS} {self.phrases('holds-a-lock')})", "faint"),)

    def _laid(self, cell: _Cell, text: str, moment: Moment, column: int, *, first: bool) -> Iterator[Span]:
        here = self._threads[0] if cell.thread is None else cell.thread
        last = self._threads[-1]
        for thread in self._threads:
            yield Span(HOLDS if moment.holds(thread) else LANE, "lane", thread)
            if thread != here:
                yield Span(" " * (column - 1) if thread != last else "")
                continue
            yield Span(MARK if first and cell.role in ("key", "bad") else " ", cell.role, thread)
            yield Span(fit(text, column - 2) if thread != last else text, cell.role, thread)

    @cached_property
    def _threads(self) -> list[int]:
        return sorted({self.trace.steps[position].thread for position in self.selection.shown})

    @cached_property
    def _moments(self) -> tuple[Moment, ...]:
        return moments(self.trace, self.own)

    def _name(self, thread: int) -> str:
        return escape.line(self.trace.threads[thread], 40)

    def _cells(self) -> Iterator[_Cell]:
        previous: Step | None = None
        for gap, position in self._walk():
            if self._loud(position - gap, position):
                yield _Cell(None, self._elided(position - gap, position), "faint", position - 1)
            step = self.trace.steps[position]
            role = self._role(position)
            did = narrate.action(step, self.phrases)
            if gap or previous is None or not _same_line(previous, step):
                state = position - 1 if did else position
                yield _Cell(step.thread, self._source(step), "" if did else role, state, position)
            if did:
                yield _Cell(step.thread, f"  {did}", role or "did", position, position)
            previous = step
        end = len(self.trace.steps)
        if self._loud(self.selection.shown[-1] + 1, end):
            yield _Cell(None, self._elided(self.selection.shown[-1] + 1, end), "faint", end - 1)
        if self.trace.truncated:
            yield _Cell(None, self.phrases("truncated"), "faint", end - 1)

    def _walk(self) -> Iterator[tuple[int, int]]:
        """Each shown position, with the number of steps left out before it."""
        expected = 0
        for position in self.selection.shown:
            yield position - expected, position
            expected = position + 1

    def _loud(self, start: int, end: int) -> int:
        """How many of these steps, left out, a student might miss."""
        return sum(not quiet(step, self.own) for step in self.trace.steps[start:end])

    def _elided(self, start: int, end: int) -> str:
        return self.phrases.count("steps-elided", self._loud(start, end))

    def _role(self, position: int) -> str:
        if position not in self.selection.keys:
            return ""
        return "bad" if self.trace.steps[position].kind in ("raise", "block") else "key"

    def _source(self, step: Step) -> str:
        if self.own and step.file not in self.own:
            return self.phrases("hidden-line")
        return f"{step.line} {escape.line(step.text.strip(), 200)}"

    def _list(self) -> Iterator[tuple[int, Line]]:
        """The list form: mark, thread, source line, what it did."""
        name = min(16, max(len(self._name(each)) for each in self._threads))
        rest = self.width - name - 4
        for gap, position in self._walk():
            if self._loud(position - gap, position):
                yield -1, (Span("  " + self._elided(position - gap, position), "faint"),)
            step = self.trace.steps[position]
            role = self._role(position)
            did = narrate.action(step, self.phrases)
            text = self._source(step)
            half = max(rest * 3 // 5, 12) if did else rest
            yield (
                position,
                (
                    Span(f"{MARK} " if role else "  ", role, step.thread),
                    Span(fit(self._name(step.thread), name) + "  ", "head", step.thread),
                    Span(fit(text, half - 2) + "  " if did else cut(text, half), role, step.thread),
                    Span(cut(did, rest - half), role or "did", step.thread),
                ),
            )


@dataclass(frozen=True, slots=True)
class _Cell:
    """A piece of text in a thread's column; ``state`` is the position after which it is true."""

    thread: int | None  # None: a remark across all columns
    text: str
    role: str
    state: int
    position: int = -1


def _same_line(one: Step, other: Step) -> bool:
    return (one.thread, one.file, one.line) == (other.thread, other.file, other.line)
