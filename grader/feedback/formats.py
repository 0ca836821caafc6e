"""The formats of a report by their names: one module each, with ``render(report, look)``.

A module is imported when its format is asked for, and a format whose module isn't there is not offered. What students
read leaves out what the author hides; documents for programs have all of it: a report as JSON is the instructor's, and
Gradescope hides by itself what it is told to hide.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # `grade --help` asks for the names only
    from grader.feedback.view import Look
    from grader.results import Report

TEXT = "text"
MODULES = {
    TEXT: "text",
    "json": "document",
    "html": "html",
    "markdown": "markdown",
    "junit": "junit",
    "gradescope": "gradescope",
}
WHOLE = ("json", "gradescope")


def names() -> tuple[str, ...]:
    """The formats that there are."""
    return tuple(name for name, module in MODULES.items() if find_spec(f"grader.feedback.{module}"))


def rendered(report: Report, name: str, look: Look) -> str:
    """The report in the format called *name*, ending in a line end."""
    from grader.feedback import redact

    shown = report if name in WHOLE else redact.report(report, look.phrases("hidden-check"))
    module = import_module(f"grader.feedback.{MODULES[name]}")
    return str(module.render(shown, look))
