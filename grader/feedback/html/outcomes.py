"""The outcomes of a check, how often each came up, as a table with bars.

Only what was observed is told, never what was expected; outcomes that look the same to a reader are one.
"""

from __future__ import annotations

from dataclasses import dataclass

from grader.feedback.phrases import Phrases
from grader.feedback.wording import ended
from grader.results import CheckResult

MOST = 8
VALUE_LIMIT = 120


@dataclass(frozen=True, slots=True)
class Bar:
    """One outcome: ``share`` of all executions in per cent, ``bad`` if it ended badly or was refused."""

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
    counts: dict[tuple[bool, str], int] = {}
    for each in check.outcomes:
        key = (each.refused or each.ending != "returned", ended(each, said, VALUE_LIMIT))
        counts[key] = counts.get(key, 0) + each.count
    total = sum(counts.values())
    if total < 2:
        return None
    order = sorted(counts.items(), key=lambda item: (not item[0][0], -item[1]))
    bars = tuple(
        Bar(value, f"{count:,}", f"{max(100 * count / total, 0.6):.3g}%", bad)
        for (bad, value), count in order[:MOST]
    )
    left = len(order) - MOST
    return Outcomes(bars, said.count("other-outcomes", left) if left > 0 else "")
