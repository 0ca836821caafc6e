"""``grade list [FOLDER]``: the exercises there are, and how far the files in a folder are with each."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.cli import options as shared
from grader.errors import UsageError
from grader.language import marked, plural
from grader.language import translate as _

if TYPE_CHECKING:
    from grader.progress import Progress

TOPICS = (
    *(marked("threads"), marked("daemon threads"), marked("semaphore"), marked("lock"), marked("condition")),
    *(marked("event"), marked("queue"), marked("priority queue"), marked("processes"), marked("deadlock")),
    *(marked("mutual exclusion"), marked("taking turns"), marked("barrier"), marked("groups"), marked("thread pool")),
    *(marked("signalling"), marked("initialisation"), marked("caching"), marked("time"), marked("termination")),
    *(marked("rendezvous"),),
)
"""Topics that exercises have, to stand in the catalogue; one that doesn't is shown as its author wrote it."""

MARKS = {"passed": "✓", "failing": "✗", "not-started": "·"}


def options(parser: argparse.ArgumentParser) -> None:
    """Adds the folder, and what to leave out."""
    parser.add_argument(
        "folder", metavar="FOLDER", nargs="?", default=".", help=_("where your files are (the current folder)")
    )
    parser.add_argument("--part", type=shared.positive, metavar="N", help=_("only this part"))
    parser.add_argument("--topic", metavar="TOPIC", help=_("only exercises on this topic"))
    parser.add_argument("--state", choices=tuple(MARKS), help=_("only exercises in this state"))
    shared.presentation(parser)


def run(arguments: argparse.Namespace) -> int:
    """Prints one line an exercise, by part and topic."""
    from grader.cli import output

    target = output.target(arguments.output)
    if not Path(arguments.folder).is_dir():
        raise UsageError(_("{folder!r}: there is no such folder").format(folder=arguments.folder))
    found = list(_chosen(arguments))
    if arguments.format == "json":
        from grader.feedback import document

        output.deliver(document.dumps({"schema": 1, "exercises": [_row(each) for each in found]}), target)
    else:
        output.deliver("".join(f"{line}\n" for line in _lines(found, arguments.lang)), target)
    return 0


def _chosen(arguments: argparse.Namespace) -> Iterator[Progress]:
    from grader.exercise import all_exercises
    from grader.progress import progress

    exercises = sorted(all_exercises(), key=lambda each: (each.part, each.name))
    if arguments.topic is not None:
        topics = sorted({each.topic for each in exercises})
        if arguments.topic not in topics:
            text = _("there is no topic {topic!r}; there are: {topics}")
            raise UsageError(text.format(topic=arguments.topic, topics=", ".join(topics)))
    for exercise in exercises:
        if arguments.part in (None, exercise.part) and arguments.topic in (None, exercise.topic):
            found = progress(exercise, Path(arguments.folder))
            if arguments.state in (None, found.state):
                yield found


def _row(found: Progress) -> dict[str, Any]:
    exercise = found.exercise
    return {
        "name": exercise.name,
        "part": exercise.part,
        "topic": exercise.topic,
        "points": exercise.points,
        "module": exercise.module,
        "title": exercise.title,
        "title_zh": exercise.title_zh,
        "state": found.state.value,
        "score": found.last.score if found.last else None,
        "changed": found.changed,
        "path": str(found.path) if found.path else None,
    }


def _lines(found: list[Progress], language: str) -> Iterator[str]:
    from grader.feedback.spans import fit

    rows = [_cells(each, language) for each in found]
    widths = [max((_cells_wide(row[place]) for row in rows), default=0) for place in range(4)]
    part = 0
    for each, row in zip(found, rows, strict=True):
        if each.exercise.part != part:
            part = each.exercise.part
            yield _part(part)
        name, topic, module, points = (fit(cell, width) for cell, width in zip(row, widths, strict=False))
        yield f"  {MARKS[each.state]} {name}  {topic}  {module}  {points}  {row[4]}".rstrip()
    yield ""
    yield _summary(found)


def _cells(found: Progress, language: str) -> tuple[str, ...]:
    exercise = found.exercise
    score = f"{found.last.score:g}" if found.last else "–"
    title = exercise.title_in(language)
    if found.changed and found.last:
        title = _("{title} (changed since it was graded)").format(title=title)
    elif found.state == "failing" and not found.last:
        title = _("{title} (not graded yet)").format(title=title)
    return exercise.name, _(exercise.topic), exercise.module, f"{score:>2}/{exercise.points:g}", title


def _cells_wide(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)


def _part(number: int) -> str:
    names = {1: _("Part I: the tutorial"), 2: _("Part II: the classics")}
    return names.get(number) or _("Part {number}").format(number=number)


def _summary(found: list[Progress]) -> str:
    counts = {state: sum(each.state == state for each in found) for state in MARKS}
    return " · ".join(
        (
            plural("{number} passed", "{number} passed", counts["passed"]),
            plural("{number} failing", "{number} failing", counts["failing"]),
            plural("{number} not started", "{number} not started", counts["not-started"]),
        )
    )
