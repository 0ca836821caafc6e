"""Draws a trace as swim lanes: chooses the steps, says them, and finds every mark's place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from grader.feedback import escape, narrate
from grader.feedback.conflicts import bare
from grader.feedback.html.held import Hold, Sleep, holds, sleeps
from grader.feedback.html.instants import Instant, Instants, shared
from grader.feedback.html.lanes import Lane, Mark, Picture, Row
from grader.feedback.html.ruler import Ruler, ruler
from grader.feedback.moments import Moment, moments
from grader.feedback.phrases import Phrases
from grader.feedback.select import Selection, quiet, select
from grader.results import Finding, Step, Trace

LIMIT = 12
MOST_STEPS = 120
DULL = ("loop", "pass", "test", "enter")


def picture(finding: Finding, own: frozenset[str], said: Phrases, *, whole: bool = False) -> Picture | None:
    """The swim lanes for *finding*, of the steps that explain it, or (*whole*) of all that the submission did; None
    where there is nothing to draw. *own* are the submission's files."""
    for each in (finding, *_otherwise(finding, own)):
        chosen = select(each, LIMIT, own)
        if whole and finding.trace is not None:
            chosen = Selection(chosen.keys, _loud(finding.trace, own))
        if finding.trace is not None and chosen.shown:
            return _Drawing(finding.trace, chosen, own, said).picture()
    return None


def _loud(trace: Trace, own: frozenset[str]) -> tuple[int, ...]:
    """The steps in which a student's own code did something, the last of them if they are too many."""
    loud = [
        position
        for position, step in enumerate(trace.steps)
        if (not own or step.file in own) and step.kind not in DULL and not bare(step)
    ]
    return tuple(loud[-MOST_STEPS:])


def _otherwise(finding: Finding, own: frozenset[str]) -> Iterator[Finding]:
    """Other views of an exception that the diagnosis puts down to another line than the one that raised it."""
    if finding.kind != "exception" or finding.trace is None or finding.diagnosis in ("", "plain-mistake"):
        return
    for step in reversed(finding.trace.steps):
        if step.kind == "raise" and step.file in own:
            yield replace(finding, file=step.file, line=step.line)
            break
    yield replace(finding, kind="wrong-outcome")


@dataclass(frozen=True)
class _Drawing:
    trace: Trace
    chosen: Selection
    own: frozenset[str]
    said: Phrases

    def picture(self) -> Picture:
        marks = (*self._rails(), *self._bars(), *self._waits(), *self._dots())
        locks = tuple((tone, escape.line(name, 40)) for name, tone in self._locks.items())
        return Picture(tuple(self._lanes()), tuple(self._rows()), marks, locks, _em(self._ruler.height))

    # -- what there is ----------------------------------------------

    @cached_property
    def _moments(self) -> tuple[Moment, ...]:
        return moments(self.trace, self.own)

    @cached_property
    def _holds(self) -> list[Hold]:
        return holds(self._moments)

    @cached_property
    def _sleeps(self) -> list[Sleep]:
        return list(sleeps(self.trace, self._holds))

    @cached_property
    def _shown(self) -> tuple[int, ...]:
        """The chosen steps, and those that end a wait which is shown."""
        shown = set(self.chosen.shown)
        for sleep in self._sleeps:
            if sleep.start in shown and sleep.cause is not None and sleep.end < max(shown):
                shown |= {sleep.cause, sleep.end}
        return tuple(sorted(shown))

    @cached_property
    def _threads(self) -> tuple[int, ...]:
        return tuple(sorted({self.trace.steps[position].thread for position in self._shown}))

    @cached_property
    def _locks(self) -> dict[str, int]:
        """The locks that one of the lanes holds while the picture lasts, numbered."""
        first, last = self._shown[0], self._shown[-1]
        there = [each.lock for each in self._holds if each.thread in self._threads]
        there = [each.lock for each in self._holds if each.lock in there and each.end > first and each.start <= last]
        return {name: tone for tone, name in enumerate(dict.fromkeys(there))}

    @cached_property
    def _ruler(self) -> Ruler:
        edges = (-1, *self._shown, len(self.trace.steps))
        loud = {
            after: sum(not quiet(step, self.own) for step in self.trace.steps[before + 1 : after])
            for before, after in pairwise(edges)
        }
        return ruler(self._shown, {after: count for after, count in loud.items() if count}, len(self.trace.steps))

    # -- the text ---------------------------------------------------

    def _lanes(self) -> Iterator[Lane]:
        for thread in self._threads:
            yield Lane(self._name(thread), self._tone(thread), self._x(thread))

    def _rows(self) -> Iterator[Row]:
        gaps, length = self._ruler.gaps, len(self.trace.steps)
        keys = {key: badge for badge, key in enumerate(sorted(self.chosen.keys & set(self._shown)), 1)}
        own = self.own or frozenset(step.file for step in self.trace.steps)
        names = shared(self.trace, self.chosen.keys, own)
        instants = Instants(self.trace, self._moments, names, self._threads, own).after(self._shown)
        for number, (position, instant) in enumerate(zip(self._shown, instants, strict=True), 1):
            if position in gaps:
                yield Row(gap=self.said.count("steps-elided", gaps[position]))
            yield self._row(number, position, keys.get(position, 0), instant)
        if length in gaps:
            yield Row(gap=self.said.count("steps-elided", gaps[length]))
        if self.trace.truncated:
            yield Row(gap=self.said("truncated"))

    def _row(self, number: int, position: int, badge: int, instant: Instant) -> Row:
        step = self.trace.steps[position]
        hidden = bool(self.own) and step.file not in self.own
        return Row(
            number=number,
            lane=self._threads.index(step.thread),
            role=_role(step) if badge else "",
            badge=badge,
            line=0 if hidden else step.line,
            place="" if hidden else f"{escape.line(step.file)}:{step.line}",
            code=self.said("hidden-line") if hidden else escape.line(step.text.strip(), 200),
            did=narrate.action(step, self.said),
            effect=self._effect(position),
            told=self._told(step, hidden),
            instant=instant,
        )

    def _told(self, step: Step, hidden: bool) -> str:
        if not hidden:
            return narrate.sentence(self.trace, step, self.said)
        return f"{self._name(step.thread)} {narrate.action(step, self.said)}".strip()

    def _effect(self, position: int) -> str:
        """Who holds what is waited for, or who is woken."""
        for sleep in self._sleeps:
            if sleep.start == position and sleep.holder is not None:
                return self.said("page-held-by", thread=self._name(sleep.holder))
        woken = [self._name(sleep.thread) for sleep in self._sleeps if sleep.cause == position and sleep.what]
        return self.said("page-wakes", threads=", ".join(woken)) if woken else ""

    # -- the drawing ------------------------------------------------

    def _rails(self) -> Iterator[Mark]:
        last: dict[int, int] = {}
        first: dict[int, int] = {}
        for position, step in enumerate(self.trace.steps):
            first.setdefault(step.thread, position)
            last[step.thread] = position
        for thread in self._threads:
            ends = self.trace.steps[last[thread]].kind in ("end", "raise")
            until = self._ruler.at(last[thread]) if ends else self._ruler.height
            yield self._down("rail", thread, self._ruler.at(first[thread]), until)
        for sleep in self._sleeps:
            if self._drawn(sleep):
                kind = "asleep" if sleep.end < len(self.trace.steps) else "stuck"
                yield self._down(kind, sleep.thread, self._ruler.at(sleep.start), self._ruler.at(sleep.end))

    def _bars(self) -> Iterator[Mark]:
        for hold in self._holds:
            start, end = self._ruler.at(hold.start), self._ruler.at(hold.end)
            if hold.thread in self._threads and hold.lock in self._locks and end > start:
                slot = self._locks[hold.lock]
                title = self.said("page-holds", thread=self._name(hold.thread), lock=escape.line(hold.lock, 40))
                yield self._down("bar", hold.thread, start, end, slot, title)

    def _waits(self) -> Iterator[Mark]:
        for sleep in self._sleeps:
            if not self._drawn(sleep):
                continue
            if sleep.holder in self._threads and sleep.start in self._shown:
                yield self._across("wait", sleep.thread, sleep.holder, self._ruler.at(sleep.start) + 0.5)
            if sleep.cause in self._shown and sleep.end in self._shown:
                waker = self.trace.steps[sleep.cause].thread
                yield self._across("wake", waker, sleep.thread, self._ruler.at(sleep.cause) + 0.5)

    def _dots(self) -> Iterator[Mark]:
        for position in self._shown:
            step, down = self.trace.steps[position], self._ruler.at(position)
            kind = _role(step) if position in self.chosen.keys else "dot"
            yield self._down(kind, step.thread, down, down)

    def _drawn(self, sleep: Sleep) -> bool:
        inside = sleep.start <= self._shown[-1] and sleep.end > self._shown[0]
        return sleep.thread in self._threads and inside and bool(sleep.what)

    def _down(self, kind: str, thread: int, start: float, end: float, slot: int = 0, title: str = "") -> Mark:
        x = self._x(thread)
        return Mark(kind, x, _em(start), x, _em(end), slot if kind == "bar" else self._tone(thread), slot, title)

    def _across(self, kind: str, one: int, other: int | None, down: float) -> Mark:
        assert other is not None
        return Mark(kind, self._x(one), _em(down), self._x(other), _em(down), self._tone(one))

    def _x(self, thread: int) -> str:
        return f"{100 * self._threads.index(thread) / len(self._threads):.4g}%"

    def _tone(self, thread: int) -> int:
        return self._threads.index(thread) % 6

    def _name(self, thread: int) -> str:
        return escape.line(self.trace.threads[thread], 40)


def _role(step: Step) -> str:
    """What a step that matters looks like."""
    return "bad" if step.kind in ("raise", "block") else "key"


def _em(rows: float) -> str:
    return f"{rows:.4g}em"
