"""``grade list``: the exercises there are."""

from __future__ import annotations

import argparse
from typing import Any

from grader.cli import options as shared


def options(parser: argparse.ArgumentParser) -> None:
    """No words of its own."""
    shared.presentation(parser)


def run(arguments: argparse.Namespace) -> int:
    """Prints one line an exercise."""
    from grader.cli import output
    from grader.exercise import all_exercises

    target = output.target(arguments.output)
    rows = [_row(each) for each in all_exercises()]
    if arguments.format == "json":
        from grader.feedback import document

        output.deliver(document.dumps({"schema": 1, "exercises": rows}), target)
    else:
        output.deliver(_table(rows), target)
    return 0


def _row(exercise: Any) -> dict[str, Any]:
    return {
        "name": exercise.name,
        "part": exercise.part,
        "topic": exercise.topic,
        "points": exercise.points,
        "module": exercise.module,
        "title": exercise.title,
    }


def _table(rows: list[dict[str, Any]]) -> str:
    keys = ("name", "topic", "module", "points")
    widths = {key: max((len(str(row[key])) for row in rows), default=0) for key in keys}
    lines: list[str] = []
    for row in rows:
        cells = [
            str(row[key]).rjust(widths[key]) if key == "points" else str(row[key]).ljust(widths[key]) for key in keys
        ]
        lines.append("  ".join([*cells, row["title"]]))
    return "".join(f"{line}\n" for line in lines)
