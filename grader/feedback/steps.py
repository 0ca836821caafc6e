"""One execution step by step, as a list: in order, each change of thread set apart, with how things stand there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from grader.feedback import escape, narrate
from grader.feedback.moments import moments
from grader.feedback.phrases import Phrases
from grader.feedback.select import key_steps, told
from grader.feedback.spans import Line, Span, cut, fit, folded
from grader.feedback.standing import summary
from grader.feedback.wording import heading, sentence
from grader.results import Finding, Step, Trace


@dataclass(frozen=True, slots=True)
class Showing:
    """What a replay showed: the steps, how it ended, and where it diverged (empty: nowhere)."""

    finding: Finding | None
    trace: Trace | None
    diverged: str = ""
    ended: str = ""

    def keys(self, own: frozenset[str]) -> frozenset[int]:
        """The positions of the steps that explain what came of it."""
        return key_steps(self.trace, self.finding or Finding("", ""), own) if self.trace else frozenset()


@dataclass(frozen=True, slots=True)
class StepList:
    """Lays a replay out in *width* cells; quotes only lines of the files in *own* (empty: of all).

    How things stand is told wherever another thread begins to run; with *verbose*, after each step.
    """

    replay: Showing
    phrases: Phrases
    width: int = 80
    own: frozenset[str] = frozenset()
    verbose: bool = False

    def lines(self) -> Iterator[Line]:
        """All of it: a line a step, a line a switch, then the end."""
        if self.replay.diverged:
            why = escape.line(self.phrases.heard(self.replay.diverged), 400)
            yield (Span(self.phrases("diverged", why=why), "bad"),)
        trace = self.replay.trace
        if trace is None or not trace.steps:
            yield (Span(self.phrases("no-steps"), "faint"),)
        else:
            yield from self._steps(trace)
        yield from ending(self.replay, self.own, self.phrases)

    def _steps(self, trace: Trace) -> Iterator[Line]:
        keys = self.replay.keys(self.own)
        stands = [self._standing(summary(each, trace, self.phrases)) for each in moments(trace, self.own)]
        thread = -1
        for position, step in enumerate(trace.steps):
            if step.thread != thread:
                yield from stands[position - 1] if position and not self.verbose else ()
                thread = step.thread
                said = self.phrases("switch", thread=escape.line(trace.threads[thread], 40))
                yield (Span(f"── {said} ".ljust(min(self.width, 60), "─"), "head", thread),)
            yield self._step(step, "key" if position in keys else "")
            yield from stands[position] if self.verbose else ()
        yield from stands[-1] if not self.verbose else ()
        if trace.truncated:
            yield (Span(self.phrases("truncated"), "faint"),)

    def _standing(self, text: str) -> tuple[Line, ...]:
        return tuple((Span(line, "faint"),) for line in folded(f"       {text}", self.width, most=4)) if text else ()

    def _step(self, step: Step, role: str) -> Line:
        count = f"{'▸' if role else ' '}{step.number:>5}  "
        where = fit(narrate.place(step.file, step.line, self.phrases), 16) + "  "
        room = self.width - len(count) - 18
        did = narrate.action(step, self.phrases)
        text = escape.line(step.text.strip(), 200)
        if self.own and step.file not in self.own:
            text = self.phrases("hidden-line")
        if not did:
            return (Span(count, role, step.thread), Span(where, "faint"), Span(cut(text, room), role))
        half = room // 2
        return (
            Span(count, role, step.thread),
            Span(where, "faint"),
            Span(fit(text, half - 2) + "  ", role),
            Span(cut(did, room - half), role or "did", step.thread),
        )


def ending(replay: Showing, own: frozenset[str], said: Phrases) -> Iterator[Line]:
    """What came of it: the finding and who waits for whom, or what was returned."""
    finding = replay.finding
    if finding is None:
        yield (Span(f"{said('final')} {escape.line(replay.ended, 200)}".rstrip(), "head"),)
        return
    yield (Span(f"{said('final')} {heading(finding, said)}: {sentence(finding, said)}", "bad"),)
    for wait in narrate.waiting(told(finding, own), said):
        yield (Span(f"· {wait}{said('page-stop')}"),)
