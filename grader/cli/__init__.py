"""The command line: parses, calls, prints.

``grade EXERCISE [PATH]`` needs no verb, so the first word that is not an option decides: a verb, or else an
exercise. Exit codes: 0 full marks, 1 graded but not full marks, 2 wrong usage, 3 the grader itself could
not do its job; 130 and 141 after an interrupt and a closed pipe, as shells have it. A failure that we
report on purpose is one line on stderr.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from grader.errors import GradeError, SubmissionError, UsageError
from grader.language import speaking, translate, wanted

USAGE, FAULT, INTERRUPTED, PIPE_CLOSED = 2, 3, 130, 141


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code; never raises."""
    words = list(sys.argv[1:] if argv is None else argv)
    with speaking(wanted(words, os.environ)):
        return _ended(words)


def _ended(words: list[str]) -> int:
    try:
        return _run(words)
    except SystemExit as exit_:  # argparse, after --help and --version
        return exit_.code if isinstance(exit_.code, int) else FAULT
    except KeyboardInterrupt:
        return INTERRUPTED
    except GradeError as error:
        return _report(error)
    except Exception as error:  # noqa: BLE001 - the last resort: nothing may end in a bare traceback
        return _fault(error, verbose="--verbose" in words)


def _run(words: list[str]) -> int:
    from grader.cli.options import dispatch
    from grader.cli.output import ReaderGone

    try:
        verb, arguments = dispatch(words)
        from grader.exercise import exercises_in  # not before --help has ended

        with exercises_in(Path(arguments.exercises) if arguments.exercises else None):
            return verb.run(arguments)
    except ReaderGone:
        return PIPE_CLOSED


def _report(error: GradeError) -> int:
    from grader.feedback.heard import interpreted

    said = interpreted(error.args[0]) if error.args and isinstance(error.args[0], str) else str(error)
    _complain(" ".join(said.split()) or type(error).__name__)
    return USAGE if isinstance(error, UsageError | SubmissionError) else FAULT


def _fault(error: Exception, verbose: bool) -> int:
    what = " ".join(f"{type(error).__name__}: {error}".split())
    text = translate("this is a fault of the grader, not of the submission: {what} (--verbose shows where)")
    _complain(text.format(what=what[:300]))
    if verbose:
        import traceback

        traceback.print_exception(error, limit=-6, file=sys.stderr)
    return FAULT


def _complain(text: str) -> None:
    from grader.feedback import escape

    try:
        print(f"grade: {escape.line(text)}", file=sys.stderr, flush=True)
    except OSError:  # stderr is gone: nobody is left to tell
        return
