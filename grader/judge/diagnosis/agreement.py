"""One submission, several findings: they are usually the work of one bug.

Each finding is diagnosed alone. *A plain mistake* says that no pattern was seen, so it is only said of a submission in
which none was: beside a finding that does show one, it would lead away from it.
"""

from __future__ import annotations

from dataclasses import replace

from grader.results import CheckResult, Finding

from .plain import PLAIN


def agreed(results: tuple[CheckResult, ...]) -> tuple[CheckResult, ...]:
    """The results with no finding called a plain mistake if another one shows a pattern."""
    names = {finding.diagnosis for each in results for finding in each.findings} - {"", PLAIN.name}
    if not names:
        return results
    return tuple(replace(each, findings=tuple(map(_unnamed, each.findings))) for each in results)


def _unnamed(finding: Finding) -> Finding:
    if finding.diagnosis != PLAIN.name:
        return finding
    hint = "" if finding.hint == PLAIN.hint else finding.hint
    return replace(finding, diagnosis="", explanation="", hint=hint)
