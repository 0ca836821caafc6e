"""``grade EXERCISE [PATH]``: grades one submission."""

from __future__ import annotations

import argparse

from grader.cli import options as shared
from grader.feedback import formats
from grader.language import translate as _

MOST_WORKERS = 4
"""By default: each costs a tenth of a second to start, and most gradings take a few seconds."""

EXIT = {"passed": 0, "failed": 1, "error": 3}


def options(parser: argparse.ArgumentParser) -> None:
    """Adds the exercise and the path."""
    parser.add_argument("exercise", metavar="EXERCISE", help=_("which exercise, as `grade list` names it"))
    parser.add_argument("path", metavar="PATH", nargs="?", default=".", help=_("a file or folder (the current folder)"))
    shared.common(parser, formats=formats.names())
    shared.jobs(parser, _("workers that search at the same time"), MOST_WORKERS)


def run(arguments: argparse.Namespace) -> int:
    """Grades; 0 for full marks, 1 for less."""
    from grader.cli import judging, output, presenting

    target = output.target(arguments.output)
    report = judging.grade(arguments)
    presenting.present(report, arguments, target)
    return EXIT[report.verdict]
