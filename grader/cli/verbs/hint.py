"""``grade hint [EXERCISE]``: the exercise's hint, which doesn't give the solution away."""

from __future__ import annotations

import argparse

from grader.cli import options as shared
from grader.language import translate as _


def options(parser: argparse.ArgumentParser) -> None:
    """Adds the exercise."""
    parser.add_argument(
        "exercise", metavar="EXERCISE", nargs="?", help=_("which exercise (the one whose file was saved last)")
    )
    shared.language(parser)
    parser.add_argument("--verbose", action="store_true", help=_("show where a failure comes from"))


def run(arguments: argparse.Namespace) -> int:
    """Says it."""
    from grader.cli import output
    from grader.cli.choosing import chosen
    from grader.feedback import escape

    exercise = chosen(arguments.exercise)
    hint = exercise.hint_in(arguments.lang) or _("This exercise has no hint beyond its statement.")
    title = f"{exercise.name} · {exercise.title_in(arguments.lang)}"
    output.emit(f"{escape.line(title)}\n{escape.line(hint)}\n")
    return 0
