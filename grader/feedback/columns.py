"""The interleaving as a picture: time runs downwards, a column for each thread.

::

        Thread-1                          Thread-2
        9 value = self.value
      ▸   reads self.value: 0
                                          9 value = self.value
                                        ▸   reads self.value: 0

A source line is shown once for the run of steps that belong to it, and what it did to shared state beneath
it. Columns need room: for more than four threads, or on a narrow terminal, the same steps become a list
with the thread named on each line. Lines of the grader's own scenario are named as such and not quoted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from grader.feedback import escape, narrate
from grader.feedback.phrases import Phrases
from grader.feedback.select import Selection, quiet
from grader.feedback.spans import Line, Span, cut, fit
from grader.results import Step, Trace

MARK = "▸ "
MOST_COLUMNS = 4
NARROWEST = 24


@dataclass(frozen=True, slots=True)
class Picture:
    """Draws the selected steps of one trace; quotes only lines of the files in *own* (empty: of all)."""

    trace: Trace
    selection: Selection
    phrases: Phrases
    width: int = 80
    own: frozenset[str] = frozenset()

    def lines(self) -> list[Line]:
        """The picture, as columns where they fit."""
        threads = self._threads()
        column = self.width // max(len(threads), 1)
        if not threads:
            return []
        if len(threads) > MOST_COLUMNS or (column < NARROWEST and len(threads) > 1):
            return list(self._rows())
        column = min(column, 48)
        head = tuple(Span(fit("  " + self._name(each), column), "head") for each in threads)
        body = self._cells()
        return [head, *(self._placed(cell, threads, column) for cell in body)]

    def _threads(self) -> list[int]:
        return sorted({self.trace.steps[position].thread for position in self.selection.shown})

    def _name(self, thread: int) -> str:
        return escape.line(self.trace.threads[thread], 40)

    def _placed(self, cell: _Cell, threads: list[int], column: int) -> Line:
        if cell.thread is None:
            return (Span("  " + cell.text, "faint"),)
        before = Span(" " * (threads.index(cell.thread) * column))
        mark = Span(MARK if cell.role in ("key", "bad") else "  ", cell.role)
        return (before, mark, Span(cut(cell.text, column - 3), cell.role))

    def _cells(self) -> Iterator[_Cell]:
        previous: Step | None = None
        for gap, position in self._walk():
            if self._loud(position - gap, position):
                yield _Cell(None, self._elided(position - gap, position))
            step = self.trace.steps[position]
            role = self._role(position)
            did = narrate.action(step, self.phrases)
            if gap or previous is None or not _same_line(previous, step):
                yield _Cell(step.thread, self._source(step), "" if did else role)
            if did:
                yield _Cell(step.thread, f"  {did}", role)
            previous = step
        rest = self.selection.shown[-1] + 1
        if self._loud(rest, len(self.trace.steps)):
            yield _Cell(None, self._elided(rest, len(self.trace.steps)))
        if self.trace.truncated:
            yield _Cell(None, self.phrases("truncated"))

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

    def _rows(self) -> Iterator[Line]:
        """The list form: mark, thread, source line, what it did."""
        name = min(16, max(len(self._name(each)) for each in self._threads()))
        rest = self.width - name - 4
        for gap, position in self._walk():
            if self._loud(position - gap, position):
                yield (Span("  " + self._elided(position - gap, position), "faint"),)
            step = self.trace.steps[position]
            role = self._role(position)
            did = narrate.action(step, self.phrases)
            text = self._source(step)
            half = max(rest * 3 // 5, 12) if did else rest
            line = (
                Span(MARK if role else "  ", role),
                Span(fit(self._name(step.thread), name) + "  ", "head"),
            )
            yield (
                *line,
                Span(fit(text, half - 2) + "  " if did else cut(text, half), role),
                Span(cut(did, rest - half), role),
            )


@dataclass(frozen=True, slots=True)
class _Cell:
    thread: int | None  # None: a remark across all columns
    text: str
    role: str = ""


def _same_line(one: Step, other: Step) -> bool:
    return (one.thread, one.file, one.line) == (other.thread, other.file, other.line)
