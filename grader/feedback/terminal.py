"""The report on a terminal, with rich: the plain report's words, in colour and fitted to the window.

Nothing is ever parsed as markup: all text enters as :class:`rich.text.Text`. Colour adds emphasis only;
without it (``NO_COLOR``) the marks ✓, ✗ and ▸ still say everything.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from grader.feedback.phrases import Phrases
from grader.feedback.spans import Line
from grader.feedback.view import FindingView, Look, View, view
from grader.results import Report

STYLES = {"": "", "key": "bold yellow", "bad": "bold red", "head": "bold cyan", "faint": "dim"}
GOOD, BAD = "bold green", "bold red"


def show(report: Report, console: Console, look: Look) -> None:
    """Prints the whole report on *console*."""
    console.print(renderable(report, look), highlight=False, crop=False)


def renderable(report: Report, look: Look) -> RenderableType:
    """The whole report as one thing that rich can print."""
    seen = view(report, look)
    parts: list[RenderableType] = [_headline(seen), Text(""), _checks(seen)]
    for finding in seen.findings:
        parts += [Text(""), *_finding(finding, look.phrases)]
    parts += _footer(seen, look.phrases)
    return Group(*parts)


def _mark(passed: bool) -> Text:
    return Text("✓", GOOD) if passed else Text("✗", BAD)


def _headline(seen: View) -> RenderableType:
    name = Text.assemble(_mark(seen.passed), " ", (seen.exercise, "bold"), " · " if seen.title else "", seen.title)
    grid = Table.grid(expand=True)
    grid.add_column(ratio=1)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_row(name, Text(" " + seen.marks, GOOD if seen.passed else BAD))
    return grid


def _checks(seen: View) -> RenderableType:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column()
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column()
    for check in seen.checks:
        about = Text.assemble(check.title, (f"  {check.basis}" if check.basis else "", "dim"))
        grid.add_row(_mark(check.passed), Text(check.points), about)
    return Padding(grid, (0, 0, 0, 2))


def _finding(finding: FindingView, said: Phrases) -> Iterator[RenderableType]:
    if finding.title:
        yield Text.assemble(("✗ ", BAD), (finding.title, "bold"))
    if finding.same_as:
        yield _indented(Text(finding.same_as, "dim"))
    else:
        where = f" ({finding.place})" if finding.place else ""
        yield _indented(Text.assemble((finding.heading, BAD), f"{where}: ", finding.sentence))
        if finding.observed:
            yield _indented(Text(f"({finding.observed})", "dim"))
        if finding.seen:
            yield _indented(Text(finding.seen, "dim"))
    yield from _detail(finding, said)


def _detail(finding: FindingView, said: Phrases) -> Iterator[RenderableType]:
    for code in finding.code:
        yield _indented(Text(code, "yellow"), 4)
    if finding.picture:
        yield Text("")
        yield from (_indented(picture_line(line)) for line in finding.picture)
        yield Text("")
    for wait in finding.waits:
        yield _indented(Text(f"· {wait}."))
    if finding.story:
        yield _indented(Text(finding.story))
    if finding.replay:  # on one line, however long, so that it can be copied
        words = ("  " + said("replay") + " ", "dim"), (finding.replay, "cyan")
        yield Text.assemble(*words, no_wrap=True, overflow="ignore")
    if finding.hint:
        yield _indented(Text.assemble((said("hint") + " ", "bold"), finding.hint))


def _footer(seen: View, said: Phrases) -> Iterator[RenderableType]:
    if seen.more:
        yield Text("")
        yield Text(seen.more, "dim")
    if seen.warnings:
        yield Text("")
        yield from (Text.assemble((said("note") + " ", "bold"), line) for line in seen.warnings)
    if seen.output:
        yield Text("")
        yield Text(said("output"), "bold")
        yield from (_indented(Text(f"| {line}", "dim")) for line in seen.output)
    yield from (Text(line, "dim") for line in seen.notices)


def picture_line(line: Line) -> Text:
    """A line of a picture in the colours of its roles."""
    return Text.assemble(*((span.text, STYLES[span.role]) for span in line), no_wrap=True, overflow="ellipsis")


def _indented(text: Text, by: int = 2) -> RenderableType:
    return Padding(text, (0, 0, 0, by))
