"""Shows a report in the format that was asked for: with rich on a terminal, else as the format's module renders it."""

from __future__ import annotations

import argparse
from pathlib import Path

from grader.cli import output
from grader.feedback import formats, redact
from grader.feedback.phrases import Phrases
from grader.feedback.view import Look
from grader.results import Report


def present(report: Report, arguments: argparse.Namespace, target: Path | None) -> None:
    """Prints *report*, or writes it to *target*."""
    if arguments.format == formats.TEXT and target is None and output.on_terminal():
        _on_terminal(report, look(arguments))
    else:
        output.deliver(formats.rendered(report, arguments.format, look(arguments)), target)


def look(arguments: argparse.Namespace) -> Look:
    """How the caller wants to see things."""
    return Look(Phrases(arguments.lang), output.width(), arguments.verbose)


def _on_terminal(report: Report, seen: Look) -> None:
    from rich.console import Console

    from grader.feedback import terminal

    console = Console(width=seen.width, highlight=False, markup=False, emoji=False)
    shown = redact.report(report, seen.phrases("hidden-check"))
    with console.capture() as captured:
        terminal.show(shown, console, seen)
    output.emit(captured.get())
