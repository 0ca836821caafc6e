"""A whole report, arranged for the page: the checks, and each thing that went wrong explained in full, once.

A check that fails for a reason which was already explained points back to it. What nobody reads, from the seventh
explanation on, is told in a sentence. All words come from the same places as the plain report's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from grader.feedback import escape
from grader.feedback.html.drawing import picture
from grader.feedback.html.graph import Graph, graph
from grader.feedback.html.lanes import Picture
from grader.feedback.html.outcomes import Outcomes, outcomes
from grader.feedback.html.source import File, excerpt, files
from grader.feedback.html.trail import Trail, trail
from grader.feedback.phrases import Phrases
from grader.feedback.select import told
from grader.feedback.view import CheckView, FindingView, Look, View, sameness, view
from grader.feedback.wording import heading, number
from grader.results import CheckResult, Finding, Report, Verdict

MOST_IN_FULL = 6
OUTPUT_LINES = 40
TRACEBACK_LINES = 30


@dataclass(frozen=True, slots=True)
class Card:
    """One finding: its words, and the pictures that explain it."""

    anchor: str
    words: FindingView
    picture: Picture | None = None
    files: tuple[File, ...] = ()
    graph: Graph | None = None
    traceback: tuple[str, ...] = ()
    trail: Trail | None = None


@dataclass(frozen=True, slots=True)
class Repeat:
    """A finding that is explained at *anchor* already, and its name."""

    anchor: str
    heading: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that the verdict rests on: a figure, of what, and what that means."""

    figure: str
    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Check:
    """One check: what it gave, what it rests on, its findings, and those that were explained with another check."""

    anchor: str
    passed: bool
    title: str
    points: str
    basis: str
    proved: bool
    outcomes: Outcomes | None
    cards: tuple[Card, ...]
    repeats: tuple[Repeat, ...]

    @property
    def wrong(self) -> str:
        """The name of the check's first finding; empty where there is none."""
        names = (*(card.words.heading for card in self.cards), *(repeat.heading for repeat in self.repeats))
        return "".join(names[:1])

    @property
    def link(self) -> str:
        """Where the check's first finding is explained; empty where there is none."""
        return self.anchor if self.cards else "".join(repeat.anchor for repeat in self.repeats[:1])


@dataclass(frozen=True, slots=True)
class Page:
    """A report, ready for the template. ``dial`` is the share of the points in per cent; where there are no points to
    be had, as in the replay of an execution, there is no verdict either."""

    view: View
    score: str
    most: str
    dial: str
    verdict: str
    checks: tuple[Check, ...]
    general: tuple[Card, ...]
    evidence: tuple[Fact, ...]

    @property
    def graded(self) -> bool:
        """Whether there were points to be had."""
        return self.most != "0"

    @property
    def others(self) -> tuple[Check, ...]:
        """The checks that have outcomes to show, and no explanation beside which to show them."""
        return tuple(check for check in self.checks if not check.cards and check.outcomes)

    def again(self, anchor: str) -> tuple[Check, ...]:
        """The other checks that fail for the reason that is explained at *anchor*."""
        return tuple(check for check in self.checks if any(each.anchor == anchor for each in check.repeats))


def page(report: Report, look: Look) -> Page:
    """All that the page shows of *report*."""
    said = look.phrases
    seen = view(replace(report, output=""), replace(look, verbose=False))
    output = tuple(escape.block(report.output, 0 if look.verbose else OUTPUT_LINES))
    cards = _Cards(report, look, {})
    overall = cards.of(None, [each for each in report.findings if each.fatal])
    general = tuple(each for each in overall if isinstance(each, Card))
    pairs = enumerate(zip(report.tests, seen.checks, strict=True), 1)
    checks = tuple(_check(each, words, place, cards) for place, (each, words) in pairs)
    share = report.score / report.max_score if report.max_score else 0.0
    return Page(
        view=replace(seen, output=output),
        score=number(report.score),
        most=number(report.max_score),
        dial=f"{100 * min(max(share, 0), 1):.4g}",
        verdict=_verdict(report, checks, said),
        checks=checks,
        general=general,
        evidence=tuple(_evidence(report, said)),
    )


def _verdict(report: Report, checks: tuple[Check, ...], said: Phrases) -> str:
    failed = sum(not check.passed for check in checks)
    if report.verdict is Verdict.PASSED:
        return said("page-verdict-passed")
    return said.count("page-verdict-failed", failed) if failed else said("page-verdict-none")


def _check(check: CheckResult, words: CheckView, place: int, cards: _Cards) -> Check:
    every = tuple(cards.of(check, [each for each in check.findings if each.fatal and not check.passed]))
    return Check(
        anchor=f"check-{place}",
        passed=check.passed,
        title=words.title,
        points=words.points,
        basis=words.basis,
        proved=check.passed and check.exhaustive,
        outcomes=outcomes(check, cards.look.phrases),
        cards=tuple(each for each in every if isinstance(each, Card)),
        repeats=tuple(each for each in every if isinstance(each, Repeat)),
    )


def _evidence(report: Report, said: Phrases) -> Iterator[Fact]:
    proved = sum(check.exhaustive and check.passed for check in report.tests)
    schedules = sum(check.schedules for check in report.tests)
    runs = sum(check.runs for check in report.tests)
    if proved:
        yield Fact(f"{proved}/{len(report.tests)}", said("page-proved"), said("page-proved-means"))
    if schedules:
        yield Fact(f"{schedules:,}", said.count("page-schedules", schedules), said("page-schedules-means"))
    if runs:
        yield Fact(f"{runs:,}", said.count("page-runs", runs), said("page-runs-means"))


@dataclass(frozen=True, slots=True)
class _Cards:
    """Makes the cards, and remembers what was explained already."""

    report: Report
    look: Look
    known: dict[object, str]

    def of(self, check: CheckResult | None, findings: list[Finding]) -> Iterator[Card | Repeat]:
        """A card for each of the findings that is new."""
        for finding in findings:
            key = sameness(finding)
            if key in self.known:
                yield Repeat(self.known[key], heading(finding, self.look.phrases))
                continue
            self.known[key] = f"finding-{len(self.known) + 1}"
            yield self._card(self.known[key], check, finding)

    def _card(self, anchor: str, check: CheckResult | None, finding: Finding) -> Card:
        words = self._words(check, finding)
        if len(self.known) > MOST_IN_FULL and not self.look.verbose:
            return Card(anchor, words)
        source, said = self.report.source, self.look.phrases
        whole = self.look.verbose or not self.report.max_score  # an execution for its own sake
        drawn = picture(finding, frozenset(source), said, whole=whole)
        return Card(
            anchor,
            words,
            picture=drawn,
            files=files(drawn, source) if drawn else excerpt(finding.file, finding.line, source),
            graph=graph(told(finding, frozenset(source)), said),
            traceback=tuple(escape.block(finding.traceback, TRACEBACK_LINES)) if finding.traceback else (),
            trail=trail(finding, frozenset(source), said) if drawn and len(self.known) == 1 else None,
        )

    def _words(self, check: CheckResult | None, finding: Finding) -> FindingView:
        """The finding's words: those of a report in which it is the only one."""
        tests = (replace(check, findings=(finding,), passed=False),) if check else ()
        alone = replace(self.report, tests=tests, findings=() if check else (finding,), output="")
        return view(alone, replace(self.look, verbose=False)).findings[0]
