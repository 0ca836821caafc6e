"""Fills ``templates/feedback.html.j2``, and vouches for the page's own script and style."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import TYPE_CHECKING

from grader.feedback.html.page import page
from grader.feedback.locate import read_template, templates_folder
from grader.feedback.view import Look
from grader.results import Report

if TYPE_CHECKING:
    from jinja2 import Template

LANGUAGE_TAGS = {"zh": "zh-Hans"}


def render(report: Report, look: Look) -> str:
    """The whole page, ending in a line end."""
    style, script = _part("feedback.css"), _part("feedback.js")
    return _template().render(
        page=page(report, look),
        said=look.phrases,
        language=LANGUAGE_TAGS.get(look.phrases.language, look.phrases.language),
        style=style,
        script=script,
        policy=_policy(style, script),
    )


@cache
def _template() -> Template:
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates_folder()),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )
    return environment.get_template("feedback.html.j2")


@cache
def _part(name: str) -> str:
    """A file of ours that goes into the page as it is; it is never mixed with anything of a submission."""
    return read_template(name)


def _policy(style: str, script: str) -> str:
    """Nothing may be fetched, sent or run but this style and this script."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
