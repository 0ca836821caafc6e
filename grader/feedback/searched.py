"""What a search without an exercise found: its data, its words and its JSON form."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from grader.feedback import escape, narrate
from grader.feedback.columns import Picture
from grader.feedback.phrases import Phrases
from grader.feedback.select import select
from grader.feedback.spans import plain
from grader.feedback.steps import Showing, StepList
from grader.feedback.wording import heading, sentence
from grader.results import Finding, Outcome, Trace


@dataclass(frozen=True, slots=True)
class Found:
    """What a search, or the replay of one schedule, came to; ``replayed`` is the trace of the latter.

    ``proved`` is "all" when every interleaving was executed, a number when every one with up to so many preemptions
    was, else empty.
    """

    schedules: int
    steps: int
    proved: str
    seconds: float
    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]
    output: str = ""
    replayed: Trace | None = None
    diverged: str = ""

    @property
    def clean(self) -> bool:
        """Whether nothing fatal was found."""
        return not any(finding.fatal for finding in self.findings)


def fields(found: Found) -> dict[str, Any]:
    """The JSON form, in a fixed order."""
    return {
        "schedules": found.schedules,
        "steps": found.steps,
        "exhaustive": found.proved == "all",
        "preemptions": int(found.proved) if found.proved.isdigit() else None,
        "seconds": round(found.seconds, 6),
        "outcomes": [dataclasses.asdict(outcome) for outcome in found.outcomes],
        "findings": [finding_fields(finding) for finding in found.findings],
        "trace": steps_of(found.replayed) if found.replayed else [],
        "diverged": found.diverged,
        "output": found.output,
    }


def finding_fields(finding: Finding) -> dict[str, Any]:
    """One finding as in a report's JSON: the trace as a list of steps with thread names."""
    plain_fields = {each.name: getattr(finding, each.name) for each in dataclasses.fields(finding)}
    plain_fields["waits"] = [dataclasses.asdict(wait) for wait in finding.waits]
    plain_fields["trace"] = steps_of(finding.trace) if finding.trace else None
    return plain_fields


def steps_of(trace: Trace) -> list[dict[str, Any]]:
    """The steps with the threads' names instead of their numbers."""
    return [dataclasses.asdict(step) | {"thread": trace.threads[step.thread]} for step in trace.steps]


def render(found: Found, said: Phrases, width: int, files: frozenset[str], *, full: bool) -> str:
    """The result for people; *files* are the program's own; *full*: all steps of the first finding."""
    return "".join(f"{line}\n" for line in _lines(found, said, width, files, full))


def _lines(found: Found, said: Phrases, width: int, files: frozenset[str], full: bool) -> Iterator[str]:
    if found.replayed is None:
        yield from _summary(found, said)
    else:
        ended = said("observed", value=escape.line(found.outcomes[0].value, 200)) if found.clean else ""
        first = found.findings[0] if found.findings else None
        shown = StepList(Showing(first, found.replayed, found.diverged, ended), said, width)
        yield from (plain(line) for line in shown.lines())
        return
    for position, finding in enumerate(found.findings):
        yield ""
        where = narrate.place(finding.file, finding.line, said)
        name = f"{'✗' if finding.fatal else '·'} {heading(finding, said)}{f' ({where})' if where else ''}"
        yield f"{name}: {sentence(finding, said)}"
        touched = {step.file for step in finding.trace.steps} if finding.trace else set()
        chosen = select(finding, 0 if full else 14, files & touched)
        if position == 0 and finding.trace and chosen.shown:
            yield ""
            yield from ("  " + plain(line) for line in Picture(finding.trace, chosen, said, width - 2).lines())
            yield ""
        elif finding.traceback:
            yield from (f"    {line}" for line in escape.block(finding.traceback, 12))
        yield from (f"  · {line}{said('page-stop')}" for line in narrate.waiting(finding.waits, said))
        if finding.replay:
            yield f"  {said('replay')} {escape.line(finding.replay)}"
    if found.clean:
        yield said("nothing-found")
    if found.output:
        yield said("output")
        yield from (f"  | {line}" for line in escape.block(found.output, 0 if full else 6))


def _summary(found: Found, said: Phrases) -> Iterator[str]:
    rate = f"{found.schedules / found.seconds:,.0f}" if found.seconds else "?"
    schedules = said.count("schedules", found.schedules)
    yield said("searched", schedules=schedules, seconds=f"{found.seconds:.3f}", rate=rate)
    if found.proved not in ("", "0"):
        yield said("proved-all") if found.proved == "all" else said.count("proved-some", int(found.proved))
    for outcome in found.outcomes[:12]:
        returned = outcome.ending == "returned"
        value = repr(outcome.value) if returned else said.get(f"kind-{outcome.ending}", outcome.ending)
        yield f"  {outcome.count:>6,} x  {escape.line(value, 60)}   {escape.line(outcome.schedule, 60)}"
    if len(found.outcomes) > 12:
        yield f"  {said.count('other-outcomes', len(found.outcomes) - 12)}"
