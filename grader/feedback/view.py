"""A report as its reader sees it: all words chosen, cleaned and laid out, and nothing about how it is shown.

One finding is explained in full: the first that cost points, and among these one with a trace if there is
any, for somebody who mends one bug a time needs one picture. The others get a sentence and their replay
command. The same finding in a second check is counted; if everything is wanted, it points back to the first.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field

from grader.feedback import escape, narrate
from grader.feedback.columns import Picture
from grader.feedback.phrases import Phrases
from grader.feedback.select import key_steps, select, told
from grader.feedback.spans import Line
from grader.feedback.wording import check_title, explanation, heading, hint, number, seen, sentence
from grader.language import speaking, translate
from grader.results import CheckResult, Finding, Report, Verdict

SHOWN_FINDINGS = 4
OUTPUT_LINES = 6


@dataclass(frozen=True, slots=True)
class CheckView:
    """One line of the list of checks; ``wrong`` names what cost it its points, where that is known."""

    passed: bool
    title: str
    points: str
    basis: str
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding: in full with a picture and a hint, or a sentence; ``same_as`` points back instead. ``of`` is the
    finding itself, for formats that draw it in their own way."""

    title: str
    heading: str
    sentence: str
    place: str = ""
    seen: str = ""
    code: tuple[str, ...] = ()
    picture: tuple[Line, ...] = ()
    waits: tuple[str, ...] = ()
    story: str = ""
    replay: str = ""
    hint: str = ""
    same_as: str = ""
    observed: str = ""
    of: Finding | None = None


@dataclass(frozen=True, slots=True)
class View:
    """A whole report, ready to be shown."""

    exercise: str
    title: str
    submission: str
    passed: bool
    marks: str
    checks: tuple[CheckView, ...]
    findings: tuple[FindingView, ...]
    warnings: tuple[str, ...]
    notices: tuple[str, ...]
    output: tuple[str, ...]
    more: str
    rests: str
    again: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """How a report is to be seen: the language, the width in cells, and whether everything is wanted; if not, about how
    many steps a picture may have, and how many findings are told."""

    phrases: Phrases = field(default_factory=Phrases)
    width: int = 80
    verbose: bool = False
    steps: int = 14
    findings: int = SHOWN_FINDINGS


def view(report: Report, look: Look) -> View:
    """All that *report* has to say to a person."""
    with speaking(look.phrases.language):
        return _viewed(report, look)


def _viewed(report: Report, look: Look) -> View:
    said = look.phrases
    views = tuple(_Findings(report, look).views())
    new = [each for each in views if not each.same_as]
    kept = views if look.verbose else tuple(new[: look.findings])
    left = 0 if look.verbose else len(new) - len(kept)
    again = 0 if look.verbose else len(views) - len(new)
    score = f"{number(report.score)}/{number(report.max_score)} {said('points')}"
    return View(
        exercise=escape.line(report.exercise),
        title=escape.line(report.title, 200),
        submission=escape.line(report.submission),
        passed=report.verdict is Verdict.PASSED,
        marks=score,
        checks=tuple(_check(each, said) for each in report.tests),
        findings=kept,
        warnings=tuple(dict.fromkeys(_warnings(report, said)))[: None if look.verbose else 2],
        notices=tuple(escape.line(said.heard(each)) for each in report.notices),
        output=tuple(escape.block(report.output, 0 if look.verbose else OUTPUT_LINES)),
        more=said.count("more-findings", left) if left else "",
        rests=f"{report.seconds:.1f} s · seed {report.seed} · {escape.line(report.sandbox)}".rstrip(" ·"),
        again=said.count("same-elsewhere", again) if again else "",
    )


def _check(check: CheckResult, said: Phrases) -> CheckView:
    return CheckView(
        check.passed,
        check_title(check),
        f"{number(check.points)}/{number(check.max_points)}",
        "; ".join(_basis(check, said)),
        "" if check.passed else next((heading(each, said) for each in check.findings if each.fatal), ""),
    )


def _basis(check: CheckResult, said: Phrases) -> Iterator[str]:
    """What the check's result rests on."""
    if check.schedules:
        schedules = said.count("schedules", check.schedules)
        yield said("every-interleaving", schedules=schedules) if check.exhaustive else schedules
    if check.preemptions and check.passed:
        yield said.count("proved-some", check.preemptions)
    if check.runs:
        yield said.count("runs", check.runs)
    if check.survived and check.passed:
        yield said.count("survives", check.survived)


def _warnings(report: Report, said: Phrases) -> Iterator[str]:
    every = [*report.findings, *(finding for check in report.tests for finding in check.findings)]
    told = {(finding.file, finding.line) for finding in every if finding.fatal}
    for finding in every:
        came_true = bool(finding.sides) and (finding.file, finding.line) in told
        if not finding.fatal and not came_true:
            where = narrate.place(finding.file, finding.line, said)
            yield f"{heading(finding, said)}{f' ({where})' if where else ''}: {sentence(finding, said)}"


@dataclass(frozen=True, slots=True)
class _Findings:
    """Orders the findings that cost points and chooses how much to say about each."""

    report: Report
    look: Look

    def views(self) -> Iterator[FindingView]:
        pairs = self._pairs()
        full = next((pair for pair in pairs if pair[1].trace), pairs[0] if pairs else None)
        first: dict[object, tuple[str, str]] = {}
        for pair in sorted(pairs, key=lambda pair: pair is not full):  # stable: the full one first
            check, finding = pair
            title = check_title(check) if check else ""
            key = sameness(finding)
            if key in first:
                yield self._again(title, finding, first[key])
                continue
            first[key] = (title, heading(finding, self.look.phrases))
            yield self._new(check, title, finding, in_full=pair is full or self.look.verbose)

    def _pairs(self) -> list[tuple[CheckResult | None, Finding]]:
        own: list[tuple[CheckResult | None, Finding]] = [(None, each) for each in self.report.findings if each.fatal]
        for check in self.report.tests:
            fatal = [finding for finding in check.findings if finding.fatal]
            own += [(check, finding) for finding in fatal if not check.passed]
        return own

    def _again(self, title: str, finding: Finding, known: tuple[str, str]) -> FindingView:
        same = self.look.phrases("same-as", title=known[0], heading=known[1]) if known[0] != title else known[1]
        return FindingView(title, known[1], "", same_as=same, replay=self._replay(finding) if self.look.verbose else "")

    def _new(self, check: CheckResult | None, title: str, finding: Finding, in_full: bool) -> FindingView:
        said = self.look.phrases
        brief = FindingView(
            title,
            heading(finding, said),
            sentence(finding, said),
            place=self._place(finding),
            seen=seen(check, finding, said) if in_full else "",
            waits=(
                *narrate.waiting(told(finding, frozenset(self.report.source)), said),
                *narrate.sides(finding.sides, said),
            ),
            replay=self._replay(finding),
            observed=escape.line(said.heard(finding.observed), 200),
            of=finding,
        )
        return self._in_full(brief, finding) if in_full else brief

    def _place(self, finding: Finding) -> str:
        """Where it is in the submission's files; nothing for a line of the scenario."""
        own = self.report.source
        file, line = finding.file, finding.line
        if own and file and file not in own:
            inside = [wait for wait in finding.waits if wait.file in own]
            file, line = (inside[0].file, inside[0].line) if inside else ("", 0)
        return narrate.place(file, line, self.look.phrases)

    def _in_full(self, brief: FindingView, finding: Finding) -> FindingView:
        said = self.look.phrases
        own = frozenset(self.report.source)
        picture: tuple[Line, ...] = ()
        chosen = select(finding, 0 if self.look.verbose else self.look.steps, own)
        if finding.trace and chosen.shown:
            picture = tuple(Picture(finding.trace, chosen, said, self.look.width - 2, own).lines())
        return FindingView(
            brief.title,
            brief.heading,
            brief.sentence,
            place=brief.place,
            seen=brief.seen,
            code=() if picture else self._code(finding),
            picture=picture,
            waits=brief.waits,
            story=self._story(finding),
            replay=brief.replay,
            observed=brief.observed,
            hint=escape.line(self._hint(finding, bool(chosen.keys)), 400),
            of=finding,
        )

    def _hint(self, finding: Finding, shown: bool) -> str:
        general = hint(finding, self.look.phrases) if shown or finding.trace is None else ""
        return translate(finding.hint) or general

    def _story(self, finding: Finding) -> str:
        explained = explanation(finding)
        if explained:
            return escape.line(explained.strip(), 600)
        if finding.waits or finding.trace is None or finding.kind not in ("wrong-outcome", "exception", "data-race"):
            return ""
        keys = sorted(key_steps(finding.trace, finding, frozenset(self.report.source)))
        own = [key for key in keys if not self.report.source or finding.trace.steps[key].file in self.report.source]
        return narrate.story(finding.trace, own, self.look.phrases) if len(own) > 1 else ""

    def _code(self, finding: Finding) -> tuple[str, ...]:
        """The traceback, or the line in question, of a finding without a picture."""
        if finding.traceback:
            return tuple(escape.block(finding.traceback, 0 if self.look.verbose else 12))
        lines = self.report.source.get(finding.file, "").splitlines()
        if not 0 < finding.line <= len(lines):
            return ()
        return (f"{finding.line} {escape.line(lines[finding.line - 1].rstrip(), 200)}",)

    def _replay(self, finding: Finding) -> str:
        if finding.replay:
            return escape.line(finding.replay)
        if not finding.schedule:
            return ""
        parts = ["grade", "replay", self.report.exercise, finding.schedule, self.report.submission]
        return escape.line(" ".join(shlex.quote(part) for part in parts if part))


def sameness(finding: Finding) -> object:
    """What two findings have in common if one of them need not be explained again."""
    known = finding.diagnosis or finding.line
    return (finding.kind, finding.diagnosis, finding.file, finding.line, "" if known else finding.message)
