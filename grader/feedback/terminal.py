"""The report on a terminal, with rich: the plain report's words, in colour and fitted to the window.

A thread keeps its colour wherever it is seen. Nothing is ever parsed as markup: all text enters as
:class:`rich.text.Text`. Colour adds emphasis only; without it (``NO_COLOR``) the marks ✓, ✗ and ▸ still say everything.

A report that is longer than the window is shortened until it fits: first the checks that passed become one line, then
those that failed for a reason that is told already; then findings after the first are counted, the picture loses the
steps farthest from those that matter, and the general explanation goes. Whoever wants everything says ``--verbose``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from grader.feedback.phrases import Phrases
from grader.feedback.spans import Line, Span, cut
from grader.feedback.view import SHOWN_FINDINGS, CheckView, FindingView, Look, View, view
from grader.results import Report

THREADS = ("yellow", "blue", "magenta", "cyan", "green")
STYLES = {"": "", "key": "bold", "bad": "bold red", "head": "bold", "faint": "dim", "did": "", "lane": ""}
PLAIN = ("", "bad", "faint")  # roles that say more than whose step it is
GOOD, BAD = "bold green", "bold red"


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is shown: about how many steps of a picture, how many findings, whether checks that passed and those
    that failed like others have a line each, and whether there is room for explanations and warnings."""

    steps: int = 14
    findings: int = SHOWN_FINDINGS
    passed: bool = True
    failed: bool = True
    story: bool = True


EXTENTS = (
    Extent(),
    Extent(passed=False),
    Extent(passed=False, failed=False),
    Extent(steps=10, findings=2, passed=False, failed=False),
    Extent(steps=7, findings=1, passed=False, failed=False, story=False),
    Extent(steps=4, findings=1, passed=False, failed=False, story=False),
)
"""From the most to the least."""


def show(report: Report, console: Console, look: Look) -> None:
    """Prints the report on *console*, if possible within its height."""
    console.print(fitted(report, console, look), highlight=False, crop=False)


def fitted(report: Report, console: Console, look: Look) -> RenderableType:
    """As much of the report as fits the window; all of it for a pass, and if everything is wanted."""
    everything = look.verbose or all(check.passed for check in report.tests)
    for extent in EXTENTS:
        shown = renderable(report, look, extent)
        if everything or len(console.render_lines(shown, pad=False)) < console.height:
            break
    return shown


def renderable(report: Report, look: Look, extent: Extent = EXTENTS[0]) -> RenderableType:
    """The report as one thing that rich can print."""
    seen = view(report, replace(look, steps=extent.steps, findings=extent.findings))
    parts: list[RenderableType] = [_headline(seen), Text(""), _checks(seen, look, extent)]
    for finding in seen.findings:
        brief = replace(finding, story="", seen="", title="")  # the title stands in the list of checks, too
        parts += [Text(""), *_finding(finding if extent.story else brief, look.phrases)]
    if not extent.story:
        seen = replace(seen, warnings=())
    if not extent.failed:
        seen = replace(seen, again="")  # said in the list of checks
    return Group(*parts, *_footer(seen, look.phrases))


def _mark(passed: bool) -> Text:
    return Text("✓", GOOD) if passed else Text("✗", BAD)


def _headline(seen: View) -> RenderableType:
    name = Text.assemble(_mark(seen.passed), " ", (seen.exercise, "bold"), " · " if seen.title else "", seen.title)
    grid = Table.grid(expand=True)
    grid.add_column(ratio=1)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_row(name, Text(" " + seen.marks, GOOD if seen.passed else BAD))
    return grid


def _checks(seen: View, look: Look, extent: Extent) -> RenderableType:
    """A line a check: a failed one with what is wrong, a passed one with what that rests on; then those left out."""
    told = {finding.title for finding in seen.findings}
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    grid.add_column(no_wrap=True)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(ratio=1)
    left = {True: 0, False: 0}
    for check in seen.checks:
        if extent.passed if check.passed else extent.failed or check.title in told or not check.wrong:
            grid.add_row(_mark(check.passed), Text(check.points), _about(check, look))
        else:
            left[check.passed] += 1
    for passed, key in ((False, "checks-failed"), (True, "checks-passed")):
        if left[passed]:
            grid.add_row(_mark(passed), Text(""), Text(look.phrases.count(key, left[passed]), "dim"))
    return Padding.indent(grid, 2)


def _about(check: CheckView, look: Look) -> Text:
    if check.passed or look.verbose or not check.wrong:
        basis = f"  {check.basis}" if check.basis else ""
        wrong = f"  {check.wrong}" if check.wrong else ""
        return Text.assemble(check.title, (basis, "dim"), (wrong, "red"))
    room = look.width - cell_len(f"  ✗ {check.points}   {check.wrong}")
    return Text.assemble(cut(check.title, room), "  ", (check.wrong, "red"))


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
        yield _indented(Text(f"· {wait}{said('page-stop')}"))
    if finding.story:
        yield _indented(Text(finding.story))
    if finding.replay:  # on one line, however long, so that it can be copied
        words = ("  " + said("replay") + " ", "dim"), (finding.replay, "cyan")
        yield Text.assemble(*words, no_wrap=True, overflow="ignore")
    if finding.hint:
        yield _indented(Text.assemble((said("hint") + " ", "bold"), finding.hint))


def _footer(seen: View, said: Phrases) -> Iterator[RenderableType]:
    for line in filter(None, (seen.again, seen.more)):
        yield Text("")
        yield _indented(Text(line, "dim"))
    if seen.warnings:
        yield Text("")
        yield from (Text.assemble((said("note") + " ", "bold"), line) for line in seen.warnings)
    if seen.output:
        yield Text("")
        yield Text(said("output"), "bold")
        yield from (_indented(Text(f"| {line}", "dim")) for line in seen.output)
    yield from (Text(line, "dim") for line in seen.notices)


def picture_line(line: Line) -> Text:
    """A line of a picture in the colours of its threads and roles."""
    return Text.assemble(*((span.text, style(span)) for span in line), no_wrap=True, overflow="ellipsis")


def style(span: Span) -> str:
    """What rich makes of a piece of a picture."""
    colour = THREADS[span.thread % len(THREADS)] if span.thread >= 0 and span.role not in PLAIN else ""
    return f"{STYLES[span.role]} {colour}".strip()


def _indented(text: Text, by: int = 2) -> RenderableType:
    return Padding.indent(text, by)
