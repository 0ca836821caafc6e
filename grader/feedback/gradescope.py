"""The report as Gradescope's ``results.json``.

The fields are those of its autograder specification. All text is given as ``text``, which Gradescope escapes and shows
with its spaces, so an interleaving keeps its columns and a submission can't write into the page. When students see a
check is what its author says in exercise.toml: Gradescope itself hides the others, so nothing is left out here.
"""

from __future__ import annotations

from typing import Any

from grader.feedback import document, escape
from grader.feedback.apart import Apart, apart, general
from grader.feedback.view import Look, view
from grader.results import Report


def render(report: Report, look: Look) -> str:
    """The whole file, ending in a line end."""
    seen = view(report, look)
    head = f"{seen.exercise}: {seen.title} · {seen.marks}\n"
    rest = general(report, look)
    return document.dumps(
        {
            "score": report.score,
            "execution_time": round(report.seconds),
            "output": f"{head}\n{rest}" if rest else head,
            "output_format": "text",
            "test_output_format": "text",
            "test_name_format": "text",
            "visibility": "visible",
            "stdout_visibility": "hidden",
            "tests": [_test(each) for each in apart(report, look)],
            "extra_data": {"exercise": report.exercise, "seed": report.seed, "sandbox": report.sandbox},
        }
    )


def _test(each: Apart) -> dict[str, Any]:
    check = each.check
    return {
        "name": each.title,
        "score": check.points,
        "max_score": check.max_points,
        "status": "passed" if check.passed else "failed",
        "output": "\n".join(filter(None, (each.basis, each.told))),
        "tags": sorted({escape.line(finding.kind, 40) for finding in check.findings if finding.fatal}),
        "visibility": check.visibility,
        "extra_data": {"check": check.name},
    }
