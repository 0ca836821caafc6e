"""One exploration of any program, without an exercise: the work of ``grade explore``."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import Any

from grader.feedback.searched import Found
from grader.judge.conversation import Conversation, Lost
from grader.judge.evidence import finding_from, trace_from
from grader.judge.trial import FATAL
from grader.judge.values import same, show
from grader.results import Finding, Outcome
from grader.sentence import Sentence
from grader.wire.messages import EndingPart, Explained, Play, ProofPart, RowPart


@dataclass(frozen=True, slots=True)
class Search:
    """Searches (or replays) one scenario; *expected* holds the one right value, or nothing at all."""

    talk: Conversation
    play: Play
    expected: tuple[Any, ...] = ()

    def run(self) -> Found:
        """Explores, and explains the first fatal finding."""
        try:
            return self._explore()
        except Lost as lost:
            return Found(0, 0, "", 0.0, (), (lost.finding,), lost.output)

    def replay(self, token: str) -> Found:
        """Runs the one schedule that *token* names."""
        start = time.perf_counter()
        try:
            explained = self.talk.explain(self.play, token, minimise=False)
        except Lost as lost:
            return Found(0, 0, "", 0.0, (), (lost.finding,), lost.output)
        ending = explained.ending
        trace = trace_from(explained.trace)
        outcome = Outcome(ending.value, 1, token, ending.kind)
        findings = [replace(each, schedule=token) for each in self._findings(ending)]
        if findings:
            findings[0] = replace(findings[0], trace=trace)
        seconds = time.perf_counter() - start
        steps = len(trace.steps)
        said = (explained.output, trace, explained.diverged)
        return Found(1, steps, "", seconds, (outcome,), tuple(findings), *said)

    def _explore(self) -> Found:
        self.talk.load()
        start = time.perf_counter()
        explored = self.talk.explore(self.play, (), lambda _: True, lambda _: None)
        seconds = time.perf_counter() - start
        outcomes = tuple(Outcome(row.ending.value, row.count, row.token, row.ending.kind) for row in explored.rows)
        findings = self._explained([finding for row in explored.rows for finding in self._of_row(row)])
        rest = (outcomes, tuple(findings), explored.output)
        return Found(explored.executions, explored.steps, _proved(explored.proof), seconds, *rest)

    def _of_row(self, row: RowPart) -> list[Finding]:
        return [replace(each, schedule=row.token) for each in self._findings(row.ending)]

    def _findings(self, ending: EndingPart) -> list[Finding]:
        found = [replace(finding_from(part), fatal=part.kind in FATAL) for part in ending.findings]
        if ending.kind == "returned" and self.expected and not same(self.expected[0], ending.value):
            found.append(
                Finding("wrong-outcome", Sentence("a wrong result: observed: {value}", value=show(ending.value)))
            )
        return found

    def _explained(self, findings: list[Finding]) -> list[Finding]:
        """Each finding once; the first fatal one with its shortest schedule and its trace."""
        once = list({(each.kind, each.file, each.line, each.message): each for each in reversed(findings)}.values())
        once.sort(key=lambda each: not each.fatal)
        if not once or not once[0].fatal or not once[0].schedule:
            return once
        first = once[0]
        explained = self.talk.explain(self.play, first.schedule, minimise=True)
        return [self._shown(first, explained), *once[1:]]

    def _shown(self, finding: Finding, explained: Explained) -> Finding:
        """``finding`` as the shortest schedule shows it: other threads and lines may take part in that."""
        if explained.diverged:
            text = Sentence("{message} (not repeatable: {why})", message=finding.message, why=explained.diverged)
            return replace(finding, message=text)
        alike = [each for each in self._findings(explained.ending) if each.kind == finding.kind]
        same = [each for each in alike if (each.file, each.line) == (finding.file, finding.line)]
        seen = next(iter([*same, *alike]), finding)
        return replace(seen, schedule=explained.token, trace=trace_from(explained.trace))


def _proved(proof: ProofPart | None) -> str:
    if proof is None:
        return ""
    return "all" if proof.preemptions is None else str(proof.preemptions)
