"""Shows what a verification came to: a line a grading, and how many were not as expected."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from grader.cli import output
from grader.cli.expectations import Survival
from grader.cli.verifying import Row
from grader.feedback import escape
from grader.feedback.heard import interpreted
from grader.feedback.phrases import Phrases
from grader.language import plural
from grader.language import translate as _

KINDS = ("exercise", "stub", "reference", "correct", "faulty", "mutant")


def order(row: Row) -> tuple[Any, ...]:
    """By exercise; within it the exercise itself, then its solutions by kind."""
    wanted = row.expectation
    return wanted.exercise, KINDS.index(wanted.kind), "" if wanted.kind == "mutant" else wanted.name, row.seed


def present(rows: Sequence[Row], arguments: argparse.Namespace, target: Path | None) -> None:
    """Prints the rows, or writes them to *target*."""
    if arguments.format == "json":
        from grader.feedback import document

        output.deliver(document.dumps(_document(rows)), target)
        return
    said = Phrases(arguments.lang)
    if target is None and output.on_terminal():
        _on_terminal(rows, said)
    else:
        output.deliver("".join(f"{line}\n" for line in (*_lines(rows), *_last_lines(rows, said))), target)


def _lines(rows: Sequence[Row]) -> Iterator[str]:
    width = max((len(row.expectation.label) for row in rows), default=0)
    yield from (line(row, width) for row in rows)


def line(row: Row, width: int = 0) -> str:
    """One grading on one line; ``width`` is what its name takes up."""
    mark = "✓" if row.good else "✗"
    name = f"{row.expectation.exercise}  {row.expectation.label:<{width}}  {_about_seed(row)}"
    return f"{mark} {name}  {_points(row)}  {row.seconds:.2f} s  {escape.line(_about(row))}".rstrip()


def _about(row: Row) -> str:
    return (
        " ".join(interpreted(row.fault).split())
        or "; ".join(map(_, row.problems))
        or row.expectation.equivalent
        or ", ".join(row.kinds)
    )


def _about_seed(row: Row) -> str:
    text = _("seed {seed}").format(seed=row.seed)
    return text if row.expectation.kind != "exercise" else " " * len(text)


def _points(row: Row) -> str:
    return f"{row.score:g}/{row.max_score:g}" if row.max_score else "–"


def _last_lines(rows: Sequence[Row], said: Phrases) -> Iterator[str]:
    graded = [row for row in rows if row.expectation.kind != "exercise"]
    bad = sum(not row.good for row in rows)
    seconds = f"{sum(row.seconds for row in rows):.1f} s"
    made = [row for row in graded if row.expectation.kind == "mutant"]
    if made:
        yield _mutants(made)
    yield f"{said.count('not-verified' if bad else 'verified', bad or len(graded))}, {seconds}"


def _mutants(rows: Sequence[Row]) -> str:
    """How many mutants there were, and what became of them."""
    equivalent = sum(row.good and bool(row.expectation.equivalent) for row in rows)
    survived = sum(any(isinstance(each, Survival) for each in row.problems) for row in rows)
    caught = len(rows) - equivalent - survived - sum(bool(row.fault) for row in rows)
    parts = [
        plural("{number} mutant", "{number} mutants", len(rows)),
        plural("{number} caught", "{number} caught", caught),
        plural("{number} equivalent", "{number} equivalent", equivalent),
        plural("{number} survives", "{number} survive", survived),
    ]
    return _("{mutants}: {fates}").format(mutants=parts[0], fates=" · ".join(parts[1:]))


def _on_terminal(rows: Sequence[Row], said: Phrases) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False, markup=False, emoji=False)
    table = Table(box=None, pad_edge=False)
    for title in ("", _("exercise"), _("solution"), _("seed"), _("points"), _("seconds")):
        table.add_column(
            title, no_wrap=True, justify="left" if title in ("", _("exercise"), _("solution")) else "right"
        )
    table.add_column(_("found"))
    for row in rows:
        wanted = row.expectation
        cells = [wanted.exercise, wanted.label, f"{row.seed}", _points(row), f"{row.seconds:.2f}"]
        mark = Text("✓", "green") if row.good else Text("✗", "bold red")
        about = Text(escape.line(_about(row)), "" if row.good else "red")
        table.add_row(mark, *(Text(each) for each in cells), about)
    with console.capture() as captured:
        console.print(table)
    output.emit(captured.get() + "".join(f"{line}\n" for line in _last_lines(rows, said)))


def _document(rows: Sequence[Row]) -> dict[str, Any]:
    return {"schema": 1, "good": all(row.good for row in rows), "rows": [_fields(row) for row in rows]}


def _fields(row: Row) -> dict[str, Any]:
    wanted = row.expectation
    fields: dict[str, Any] = {
        "exercise": wanted.exercise,
        "solution": wanted.label,
        "seed": row.seed,
        "good": row.good,
        "score": row.score,
        "max_score": row.max_score,
        "findings": list(row.kinds),
        "failed": list(row.failed),
        "problems": list(row.problems),
        "fault": row.fault,
        "seconds": round(row.seconds, 3),
    }
    if wanted.kind == "mutant":
        fields |= {"mutant": wanted.place, "equivalent": wanted.equivalent}
    return fields
