"""The outcomes of a check, how often each came up, as a table with bars.

Only what was observed is told, never what was expected; outcomes that look the same to a reader are one.
"""

from __future__ import annotations

from dataclasses import dataclass

from grader.feedback.phrases import Phrases
from grader.feedback.wording import ended
from grader.results import CheckResult, Finding

MOST = 8
VALUE_LIMIT = 120


@dataclass(frozen=True, slots=True)
class Bar:
    """One outcome: ``share`` of all executions in per cent, ``bad`` if it ended badly or is the one in question."""

    value: str
    count: str
    share: str
    bad: bool


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The most frequent outcomes, and how many others there were."""

    bars: tuple[Bar, ...]
    others: str


def outcomes(check: CheckResult, said: Phrases) -> Outcomes | None:
    """The table for *check*; None where there was no more than one execution."""
    counts: dict[tuple[str, str], int] = {}
    for each in check.outcomes:
        key = (each.ending, ended(each, said, VALUE_LIMIT))
        counts[key] = counts.get(key, 0) + each.count
    total = sum(counts.values())
    if total < 2:
        return None
    observed = tuple(finding for finding in check.findings if finding.fatal)
    order = sorted(counts.items(), key=lambda item: (not _bad(item[0], observed), -item[1]))
    bars = tuple(
        Bar(value, f"{count:,}", f"{max(100 * count / total, 0.6):.3g}%", _bad((ending, value), observed))
        for (ending, value), count in order[:MOST]
    )
    left = len(order) - MOST
    return Outcomes(bars, said.count("other-outcomes", left) if left > 0 else "")


def _bad(outcome: tuple[str, str], findings: tuple[Finding, ...]) -> bool:
    """Whether the outcome is an ending that costs points, or the one that a finding's message shows."""
    ending, value = outcome
    if ending != "returned":
        return True
    return any(f"observed: {value})" in finding.message for finding in findings)
