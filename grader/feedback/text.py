"""The report as plain text, from ``templates/feedback.txt.j2``: no escape codes, no token broken."""

from __future__ import annotations

import textwrap
from functools import partial

from grader.feedback.locate import templates_folder
from grader.feedback.spans import plain
from grader.feedback.view import Look, view
from grader.results import Report


def render(report: Report, look: Look) -> str:
    """The whole report, ending in a line end."""
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates_folder()),
        autoescape=False,  # plain text; the view has cleaned all that came from the submission
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.filters.update(plain=plain, wrapped=partial(wrapped, width=look.width))
    return environment.get_template("feedback.txt.j2").render(view=view(report, look), said=look.phrases)


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
