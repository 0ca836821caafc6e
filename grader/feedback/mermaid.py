"""The interleaving as a Mermaid sequence diagram, which GitHub and GitLab draw.

Threads come first, then the shared places that they touch, in the order of their first use. Time runs downwards. What
a thread reads comes to it from the place on a dashed arrow; a cross ends the arrow of a thread that has to wait. The
steps that matter lie on a coloured band. Too many places make a diagram that nobody can read: the steps at those that
are left over become notes.

Mermaid reads a label up to the end of the line, and has entity codes for everything else (``#35;``). All but letters,
digits and a few harmless signs is written as such.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from grader.feedback import escape, narrate
from grader.feedback.phrases import Phrases
from grader.feedback.select import Selection, quiet
from grader.results import Step, Trace

MOST_PLACES = 5
NAME = 40  # the longest name at the head of a column
HARMLESS = frozenset(" ._,()=+*")
ARROWS = {"write": "->>", "delete": "->>", "call": "->>", "acquire": "->>", "release": "-->>", "block": "-x"}
BANDS = {"raise": "rgba(220, 53, 69, 0.25)", "block": "rgba(220, 53, 69, 0.25)"}
BAND = "rgba(255, 193, 7, 0.25)"


@dataclass(frozen=True)
class Diagram:
    """Draws the selected steps of one trace; counts only steps in the files in *own* as left out (empty: all)."""

    trace: Trace
    selection: Selection
    phrases: Phrases
    own: frozenset[str] = frozenset()

    def lines(self) -> Iterator[str]:
        """The diagram's source; every line is harmless within a code block."""
        yield "sequenceDiagram"
        for thread in self._threads:
            yield f"    participant t{thread} as {label(self.trace.threads[thread], NAME)}"
        for number, place in enumerate(self._places):
            yield f"    participant p{number} as {label(self.phrases.heard(place, 'thing'), NAME)}"
        yield from self._steps()

    @cached_property
    def _threads(self) -> list[int]:
        return sorted({self.trace.steps[position].thread for position in self.selection.shown})

    @cached_property
    def _places(self) -> list[str]:
        shown = (self.trace.steps[position] for position in self.selection.shown)
        return list(dict.fromkeys(filter(None, map(_place, shown))))[:MOST_PLACES]

    def _steps(self) -> Iterator[str]:
        """The steps in their order; those that matter and follow on each other share a band."""
        expected, band = 0, ""
        for position in self.selection.shown:
            step = self.trace.steps[position]
            gap = list(self._left_out(expected, position))
            wanted = BANDS.get(step.kind, BAND) if position in self.selection.keys else ""
            if band and (gap or wanted != band):
                yield "    end"
                band = ""
            yield from gap
            if wanted and not band:
                yield f"    rect {wanted}"
            band = wanted
            yield f"    {self._drawn(step)}"
            expected = position + 1
        if band:
            yield "    end"
        yield from self._left_out(expected, len(self.trace.steps))

    def _drawn(self, step: Step) -> str:
        what = narrate.action(step, self.phrases) or escape.line(step.text.strip(), narrate.VALUE_LIMIT)
        if self.own and step.file not in self.own and not step.target:
            what = self.phrases("hidden-line")
        said = label(f"{step.line}: {what}" if not self.own or step.file in self.own else what)
        place = _place(step)
        if place not in self._places:
            return f"Note over t{step.thread}: {said}"
        number = self._places.index(place)
        if step.kind in ARROWS:
            return f"t{step.thread}{ARROWS[step.kind]}p{number}: {said}"
        return f"p{number}-->>t{step.thread}: {said}"

    def _left_out(self, start: int, end: int) -> Iterator[str]:
        count = sum(not quiet(step, self.own) for step in self.trace.steps[start:end])
        if count:
            over = ",".join(dict.fromkeys(f"t{each}" for each in (self._threads[0], self._threads[-1])))
            yield f"    Note over {over}: {label(self.phrases.count('steps-elided', count))}"


def label(text: object, limit: int = 80) -> str:
    """*text* on one line, without a sign that means anything to Mermaid, Markdown or HTML."""
    clean = escape.line(text, limit).strip() or "?"
    return "".join(each if each.isalnum() or each in HARMLESS else f"#{ord(each)};" for each in clean)


def _place(step: Step) -> str:
    """The shared thing that a step touches; empty where it touches none."""
    if step.kind == "call":
        return step.target.partition("(")[0].rpartition(".")[0]
    if step.kind == "read" or step.kind in ARROWS:
        return step.target
    return ""
