"""The report as JUnit XML, as CI servers read it.

There is no one standard. This keeps to what both schemas in use ask for: the strict one of Ant's reports, and the
looser one of Jenkins. A check is a test case; a failed one has one ``failure``, whose text is all that is known of it.

XML 1.0 has no way to write most control characters, surrogates and two noncharacters, escaped or not. The view shows
control characters as escapes; whatever is left is replaced.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from grader.feedback import escape
from grader.feedback.apart import Apart, apart, general
from grader.feedback.view import Look, view
from grader.results import Report

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REPLACEMENT = "\ufffd"


def render(report: Report, look: Look, now: datetime | None = None) -> str:
    """The whole document, ending in a line end; *now* is its time stamp."""
    suites = ET.Element("testsuites")
    suites.append(_suite(report, look, now or datetime.now(UTC)))
    ET.indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(suites, encoding="unicode") + "\n"


def _suite(report: Report, look: Look, now: datetime) -> ET.Element:
    failures = sum(not check.passed for check in report.tests)
    suite = _element(
        "testsuite",
        name=report.exercise,
        package=report.exercise,
        id="0",
        tests=str(len(report.tests)),
        failures=str(failures),
        errors="0",
        skipped="0",
        time=_seconds(report.seconds),
        timestamp=now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S"),
        hostname="localhost",  # where it was graded is nobody's business
    )
    suite.append(_properties(report, look))
    suite.extend(_case(report, each, look) for each in apart(report, look))
    suite.append(_text("system-out", general(report, look)))
    suite.append(_text("system-err", ""))
    return suite


def _properties(report: Report, look: Look) -> ET.Element:
    seen = view(report, look)
    known = {
        "title": seen.title,
        "submission": seen.submission,
        "score": f"{report.score:g}",
        "max_score": f"{report.max_score:g}",
        "seed": str(report.seed),
    }
    properties = ET.Element("properties")
    properties.extend(_element("property", name=name, value=value) for name, value in known.items())
    return properties


def _case(report: Report, each: Apart, look: Look) -> ET.Element:
    case = _element("testcase", name=each.check.name, classname=report.exercise, time=_seconds(each.check.seconds))
    if not each.check.passed:
        case.append(_failure(report, each, look))
    return case


def _failure(report: Report, each: Apart, look: Look) -> ET.Element:
    fatal = next((finding for finding in (*each.check.findings, *report.findings) if finding.fatal), None)
    kind = escape.line(fatal.kind, 40) if fatal else "failed"
    about = f"{each.title}: {each.wrong}" if each.wrong else each.title
    failure = _element("failure", type=kind, message=about)
    basis = f" ({each.basis})" if each.basis else ""
    failure.text = _legal(f"{each.title}{basis}\n\n{each.told or general(report, look)}")
    return failure


def _element(tag: str, **attributes: str) -> ET.Element:
    return ET.Element(tag, {name: _legal(value) for name, value in attributes.items()})


def _text(tag: str, text: str) -> ET.Element:
    element = ET.Element(tag)
    element.text = _legal(text)
    return element


def _legal(text: str) -> str:
    return FORBIDDEN.sub(REPLACEMENT, text)


def _seconds(seconds: float) -> str:
    return f"{seconds:.3f}"
