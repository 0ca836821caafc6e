"""Each check by itself, for pages that show one check at a time: CI servers and Gradescope.

There a student opens one failed check and sees nothing of the others, so each is told in full. Lines have a fixed
width: such a document is the same from whatever terminal it was made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from grader.feedback import text
from grader.feedback.view import Look, view
from grader.results import CheckResult, Report

WIDTH = 100


@dataclass(frozen=True, slots=True)
class Apart:
    """One check: its result, its title, what the result rests on, the name of what is wrong, and all about it."""

    check: CheckResult
    title: str
    basis: str
    wrong: str
    told: str


def apart(report: Report, look: Look) -> Iterator[Apart]:
    """Every check of the report."""
    fixed = replace(look, width=WIDTH)
    for check in report.tests:
        alone = replace(report, tests=(check,), findings=(), output="", notices=())
        seen = view(alone, fixed)
        (line,) = seen.checks
        findings = [replace(each, title="") for each in seen.findings]
        told = [text.findings(findings, fixed), *(f"{look.phrases('note')} {each}\n" for each in seen.warnings)]
        yield Apart(check, line.title, line.basis, line.wrong, "\n".join(filter(None, told)))


def general(report: Report, look: Look) -> str:
    """What concerns the whole submission: why it can't be judged, what it printed, and the grader's notices."""
    fixed = replace(look, width=WIDTH)
    seen = view(replace(report, tests=()), fixed)
    parts = [text.findings(seen.findings, fixed), *(f"{look.phrases('note')} {each}\n" for each in seen.warnings)]
    if seen.output:
        parts.append(
            "".join(f"{line}\n" for line in (look.phrases("output"), *(f"  | {each}" for each in seen.output)))
        )
    parts += [f"{each}\n" for each in seen.notices]
    return "\n".join(filter(None, parts))
