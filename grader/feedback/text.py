"""The report as plain text, from ``templates/feedback.txt.j2``: no escape codes, no token broken."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from grader.feedback.locate import templates_folder
from grader.feedback.spans import plain
from grader.feedback.view import FindingView, Look, view
from grader.results import Report

if TYPE_CHECKING:
    from jinja2 import Environment


def render(report: Report, look: Look) -> str:
    """The whole report, ending in a line end."""
    template = _environment(look.width).get_template("feedback.txt.j2")
    return template.render(view=view(report, look), said=look.phrases)


def findings(each: Iterable[FindingView], look: Look) -> str:
    """Some findings without the rest of their report, set apart by empty lines."""
    told: Any = _environment(look.width).get_template("finding.txt.j2").module
    return "\n".join(told.told(finding, look.phrases) for finding in each)


@cache  # reading and compiling the templates takes longer than all else
def _environment(width: int) -> Environment:
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates_folder()),
        autoescape=False,  # plain text; the view has cleaned all that came from the submission
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.filters.update(plain=plain, wrapped=partial(wrapped, width=width))
    return environment


def wrapped(text: str, width: int, indent: str = "  ") -> str:
    """*text* in indented lines of at most *width* characters, words never broken."""
    return textwrap.fill(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
