"""``grade replay EXERCISE TOKEN [PATH]``: runs one schedule again and shows it step by step.

On a terminal one walks through it with keys; on a pipe, and into a file, all steps are listed.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from typing import Any

from grader.cli import options as shared
from grader.errors import UsageError
from grader.language import translate as _


def options(parser: argparse.ArgumentParser) -> None:
    """Adds the exercise, the schedule, the path, and where to write a page."""
    parser.add_argument("exercise", metavar="EXERCISE", help=_("which exercise"))
    parser.add_argument("token", metavar="TOKEN", help=_("the schedule, as a report shows it"))
    parser.add_argument("path", metavar="PATH", nargs="?", default=".", help=_("a file or folder (the current folder)"))
    parser.add_argument("--html", metavar="FILE", help=_("write a page to step through to FILE"))
    shared.common(parser, search=False)


def run(arguments: argparse.Namespace) -> int:
    """Shows the steps; 0 when nothing fatal happened, 1 when something did."""
    from grader.cli import judging, output

    target = output.target(arguments.output)
    page = _page(arguments)
    replayed = judging.replay(arguments)
    if page is not None:
        output.deliver(_html(replayed, arguments), page)
    elif arguments.format == "json":
        output.deliver(_document(replayed), target)
    elif target is None and output.on_terminal():
        _on_terminal(replayed, arguments)
    else:
        from grader.feedback.spans import plain

        output.deliver("".join(f"{plain(line)}\n" for line in _lines(replayed, arguments)), target)
    return 1 if any(finding.fatal for finding in replayed.findings) else 0


def _page(arguments: argparse.Namespace) -> Any:
    """The page's file, checked before any work is done; None if none is wanted."""
    from grader.cli import output
    from grader.feedback import formats

    if arguments.html is not None and "html" not in formats.names():
        raise UsageError("--html: this grader has no pages; leave it out to step through here")
    return output.target(arguments.html)


def _html(replayed: Any, arguments: argparse.Namespace) -> str:
    from grader.cli import presenting
    from grader.feedback import formats
    from grader.feedback.replayed import report

    look = presenting.look(arguments)
    return formats.rendered(report(replayed, look.phrases), "html", look)


def _showing(replayed: Any, arguments: argparse.Namespace) -> Any:
    from grader.feedback import escape
    from grader.feedback.phrases import Phrases
    from grader.feedback.steps import Showing

    said = Phrases(arguments.lang)
    ended = said("observed", value=escape.line(repr(replayed.value), 200)) if replayed.ending == "returned" else ""
    fatal = next((finding for finding in replayed.findings if finding.fatal), None)
    return Showing(fatal, replayed.trace, replayed.diverged, ended)


def _lines(replayed: Any, arguments: argparse.Namespace) -> list[Any]:
    from grader.cli import output
    from grader.feedback.phrases import Phrases
    from grader.feedback.steps import StepList

    own = frozenset(replayed.source)
    steps = StepList(_showing(replayed, arguments), Phrases(arguments.lang), output.width(), own, arguments.verbose)
    return list(steps.lines())


def _on_terminal(replayed: Any, arguments: argparse.Namespace) -> None:
    """Steps through, where keys can be read and the schedule is the program's; what came of it stays on the screen."""
    from rich.console import Console

    from grader.cli import output, walking
    from grader.feedback.phrases import Phrases
    from grader.feedback.steps import ending
    from grader.feedback.terminal import picture_line

    console = Console(width=output.width(), highlight=False, markup=False, emoji=False)
    lines = _lines(replayed, arguments)
    if sys.stdin.isatty() and replayed.trace.steps and not replayed.diverged:
        said, own, showing = Phrases(arguments.lang), frozenset(replayed.source), _showing(replayed, arguments)
        walking.on_terminal(showing, own, said, arguments.exercise, console, every=arguments.verbose)
        lines = list(ending(showing, own, said))
    with console.capture() as captured:
        for line in lines:
            console.print(picture_line(line))
    output.emit(captured.get())


def _document(replayed: Any) -> str:
    import dataclasses

    from grader.feedback import document
    from grader.feedback.searched import finding_fields, steps_of

    names = [each.name for each in dataclasses.fields(replayed) if each.name != "source"]
    plain = {name: getattr(replayed, name) for name in names}
    plain["trace"] = steps_of(replayed.trace)
    plain["findings"] = [finding_fields(replace(each, trace=None)) for each in replayed.findings]
    return document.dumps({"schema": 1, **plain})
