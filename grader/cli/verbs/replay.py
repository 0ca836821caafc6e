"""``grade replay EXERCISE TOKEN [PATH]``: runs one schedule again and shows it step by step."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any

from grader.cli import options as shared
from grader.language import translate as _


def options(parser: argparse.ArgumentParser) -> None:
    """Adds the exercise, the schedule and the path."""
    parser.add_argument("exercise", metavar="EXERCISE", help=_("which exercise"))
    parser.add_argument("token", metavar="TOKEN", help=_("the schedule, as a report shows it"))
    parser.add_argument("path", metavar="PATH", nargs="?", default=".", help=_("a file or folder (the current folder)"))
    shared.common(parser, search=False)


def run(arguments: argparse.Namespace) -> int:
    """Shows the steps; 0 when nothing fatal happened, 1 when something did."""
    from grader.cli import judging, output

    target = output.target(arguments.output)
    replayed = judging.replay(arguments)
    if arguments.format == "json":
        output.deliver(_document(replayed), target)
    elif target is None and output.on_terminal():
        _on_terminal(_lines(replayed, arguments))
    else:
        from grader.feedback.spans import plain

        output.deliver("".join(f"{plain(line)}\n" for line in _lines(replayed, arguments)), target)
    return 1 if any(finding.fatal for finding in replayed.findings) else 0


def _lines(replayed: Any, arguments: argparse.Namespace) -> list[Any]:
    from grader.cli import output
    from grader.feedback import escape
    from grader.feedback.phrases import Phrases
    from grader.feedback.steps import Showing, StepList

    said = Phrases(arguments.lang)
    ended = said("observed", value=escape.line(repr(replayed.value), 200)) if replayed.ending == "returned" else ""
    fatal = next((finding for finding in replayed.findings if finding.fatal), None)
    showing = Showing(fatal, replayed.trace, replayed.diverged, ended)
    return list(StepList(showing, said, output.width(), frozenset(replayed.source)).lines())


def _on_terminal(lines: list[Any]) -> None:
    from rich.console import Console

    from grader.cli import output
    from grader.feedback.terminal import picture_line

    console = Console(width=output.width(), highlight=False, markup=False, emoji=False)
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
