"""``grade watch [EXERCISE] [PATH]``: grades on each save, until Ctrl-C.

The library watchfiles tells when a file was saved, and runs each grading in a process of its own. So a save ends the
grading that is still under way (of an endless loop, say) and begins the next one, and nothing that goes wrong in a
grading ends the watching.
"""

from __future__ import annotations

import argparse
import logging
import sys
import warnings
from pathlib import Path

from grader.cli import options as shared
from grader.errors import UsageError
from grader.exercise import exercises_in
from grader.language import speaking
from grader.language import translate as _

CLEAR = "\x1b[2J\x1b[3J\x1b[H"
DEBOUNCE = 200
"""Milliseconds: an editor's save is often several changes."""


def options(parser: argparse.ArgumentParser) -> None:
    """Adds the exercise and the path."""
    parser.add_argument(
        "exercise", metavar="EXERCISE", nargs="?", help=_("which exercise (always the one whose file was saved last)")
    )
    parser.add_argument("path", metavar="PATH", nargs="?", default=".", help=_("a file or folder (the current folder)"))
    parser.add_argument(
        "--sandbox", choices=shared.SANDBOXES, default="auto", help=_("where the submission runs (%(default)s)")
    )
    shared.language(parser)
    parser.add_argument("--verbose", action="store_true", help=_("show everything"))


def run(arguments: argparse.Namespace) -> int:
    """Watches; 0 when a person ends it."""
    from watchfiles import PythonFilter, run_process

    from grader.exercise import find_exercise

    path = Path(arguments.path)
    if not path.exists():
        raise UsageError(_("{path!r}: there is no such file or folder").format(path=arguments.path))
    if arguments.exercise is not None:
        find_exercise(arguments.exercise)  # a name that is wrong is told before anything is watched
    logging.getLogger("watchfiles").setLevel(logging.ERROR)  # that a grading has ended is no news
    run_process(
        path if path.is_dir() else path.parent,
        target=grade_once,
        args=(vars(arguments),),
        target_type="function",
        watch_filter=PythonFilter(),
        debounce=DEBOUNCE,
        ignore_permission_denied=True,
    )
    return 0


def grade_once(settings: dict[str, object]) -> None:
    """One grading, and what to do next; in a process of its own."""
    arguments = argparse.Namespace(**settings)
    warnings.simplefilter("ignore")  # an interrupt makes plugins of pytest warn
    chosen = Path(arguments.exercises) if arguments.exercises else None
    with speaking(arguments.lang), exercises_in(chosen):
        print("".join(f"{line}\n" for line in _graded(arguments)), end="", flush=True)


def _graded(arguments: argparse.Namespace) -> list[str]:
    """Grades; what is to be said below the report."""
    from grader.cli import INTERRUPTED, main
    from grader.exercise import all_exercises
    from grader.progress import latest

    path = Path(arguments.path)
    words = ["--sandbox", arguments.sandbox, "--lang", arguments.lang, *(["--verbose"] if arguments.verbose else [])]
    words += ["--exercises", arguments.exercises] if arguments.exercises else []
    watching = _("Watching for the next save; Ctrl-C ends it.")
    if arguments.exercise is not None:
        _announce(path)
        code = main([arguments.exercise, arguments.path, *words])
        return ["", watching] if code != INTERRUPTED else []
    found = latest(all_exercises(), path if path.is_dir() else path.parent)
    if found is None:
        return [_("There is nothing to grade yet: `grade start EXERCISE` begins one."), watching]
    _announce(found.path or path)
    code = main([found.exercise.name, str(found.path), *words])
    return ["", *([_next(path)] if code == 0 else []), watching] if code != INTERRUPTED else []


def _announce(path: Path) -> None:
    """Begins a round, on an empty screen if there is one."""
    clear = CLEAR if sys.stdout.isatty() else ""
    print(clear + _("Grading {path} …").format(path=path), flush=True)


def _next(folder: Path) -> str:
    """What to do after full marks."""
    from grader.exercise import all_exercises
    from grader.progress import State, progress

    left = [each for each in all_exercises() if progress(each, folder).state is not State.PASSED]
    if not left:
        return _("That was the last one: all exercises are passed.")
    return _("On to {exercise}: `grade start {exercise}`").format(exercise=left[0].name)
