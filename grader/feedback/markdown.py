"""The report as Markdown, for a comment on a pull request: short, the details folded away.

From ``templates/feedback.md.j2``. Whatever the template prints is escaped, unless a filter has made Markdown of it.
"""

from __future__ import annotations

import html
from dataclasses import dataclass

from grader.feedback.locate import templates_folder
from grader.feedback.markdown_text import Markdown, code, fenced, finalized
from grader.feedback.mermaid import Diagram
from grader.feedback.select import select
from grader.feedback.view import FindingView, Look, View, view
from grader.results import Report


@dataclass(frozen=True, slots=True)
class Told:
    """A finding with its diagram and the lines that the diagram is about; both empty where there is none."""

    seen: FindingView
    diagram: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


def render(report: Report, look: Look) -> str:
    """The whole comment, ending in a line end."""
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates_folder()),
        autoescape=False,  # Markdown is no HTML; see finalized
        finalize=finalized,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.filters.update(code=code, fenced=fenced, html=_html)
    seen = view(report, look)
    return environment.get_template("feedback.md.j2").render(
        view=seen,
        told=[_told(each, report, look) for each in seen.findings if not each.same_as],
        said=look.phrases,
        counted=_counted(seen),
    )


def _html(text: str) -> Markdown:
    """For the title of a folded part, in which Markdown is not read."""
    return Markdown(html.escape(text))


def _counted(seen: View) -> str:
    failed = sum(not each.passed for each in seen.checks)
    return f"✓ {len(seen.checks) - failed} · ✗ {failed}" if failed else f"✓ {len(seen.checks)}"


def _told(seen: FindingView, report: Report, look: Look) -> Told:
    if seen.of is None or seen.of.trace is None or not seen.picture:
        return Told(seen)
    own = frozenset(report.source)
    chosen = select(seen.of, look.steps, own)
    steps = [seen.of.trace.steps[position] for position in chosen.shown]
    lines = sorted({(step.file, step.line, step.text.rstrip()) for step in steps if not own or step.file in own})
    diagram = Diagram(seen.of.trace, chosen, look.phrases, own)
    return Told(seen, tuple(diagram.lines()), tuple(f"{line:>4}  {text}" for _, line, text in lines))
