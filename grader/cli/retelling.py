"""A report in the reader's language, as far as its exercise's author speaks in it: titles, messages and hints.

The program's own words are translated where they are said (:mod:`grader.language`); the author's are in the exercise.
A sentence that the program made around an author's stays one: only the author's part is replaced.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from grader.results import CheckResult, Finding, Report
from grader.sentence import Sentence

AUTHORS = "message"
"""The blank of a sentence that an author's text fills."""


def retold(report: Report, texts: Mapping[str, str]) -> Report:
    """The report with every author's text that ``texts`` has replaced by what it has for it; the others stay."""

    def said(text: str) -> str:
        if not isinstance(text, Sentence):
            return texts.get(text) or text
        inner = text.values.get(AUTHORS)
        if not isinstance(inner, str) or said(inner) == inner:
            return text
        return Sentence(text.template, **text.values | {AUTHORS: said(inner)})

    def finding(found: Finding) -> Finding:
        return replace(found, message=said(found.message), hint=said(found.hint))

    def check(result: CheckResult) -> CheckResult:
        return replace(result, title=said(result.title), findings=tuple(map(finding, result.findings)))

    return replace(report, tests=tuple(map(check, report.tests)))
