import os
import pty
import select
import sys
from pathlib import Path

import pytest

from grader.cli.keyboard import Keyboard
from grader.cli.walking import LEAVING, MOVES, walk
from grader.feedback.stepping import Stepper
from grader.feedback.steps import Showing
from grader.results import Step, Trace

STEPS = tuple(Step(n, n // 3 % 2, "write", "x.py", n, f"x = {n}", "x", str(n)) for n in range(1, 13))
TRACE = Trace(("main", "T1"), STEPS, 3)
ROOT = Path(__file__).parents[2]

PROGRAM = """
import sys
from rich.console import Console
from grader.cli import walking
from grader.feedback.phrases import Phrases
from grader.feedback.steps import Showing
from grader.results import Step, Trace

steps = tuple(Step(n, n // 3 % 2, "write", "x.py", n, f"x = {n}", "x", str(n)) for n in range(1, 13))
showing = Showing(None, Trace(("main", "T1"), steps, 3), ended="returned 12")
walking.on_terminal(showing, frozenset(), Phrases(), "exercise-05", Console(width=80, height=24), every=False)
print("left")
"""


def walked(*keys):
    """Where one is after each drawing."""
    stepper = Stepper(Showing(None, TRACE))
    drawn = []
    presses = iter([*keys, "q"])
    walk(stepper, lambda: drawn.append(stepper.number), lambda: next(presses))
    return drawn


def test_keys_move_and_each_move_is_drawn():
    """Arrows, letters and blanks; what means nothing draws nothing."""
    assert walked("right", "space", "left", "x", "G", "g") == [1, 2, 3, 2, 12, 1]
    assert walked("n", "n", "p") == [1, 3, 6, 3]


def test_every_key_of_the_help_line_means_something():
    """The line at the bottom promises no key that isn't there."""
    assert {"right", "left", "n", "p", "f", "g", "G"} <= set(MOVES)
    assert "q" in LEAVING


def test_it_ends_when_the_terminal_does():
    """No key any more is like leaving."""
    stepper = Stepper(Showing(None, TRACE))
    walk(stepper, lambda: None, lambda: "")
    assert stepper.number == 1


@pytest.mark.parametrize(
    ("pressed", "name"),
    [(b"\x1b[C", "right"), (b"\x1bOD", "left"), (b" ", "space"), (b"n", "n"), (b"\x1b", "escape"), ("é".encode(), "é")],
)
def test_a_key_is_read_at_once_and_not_shown(pressed, name):
    """Without a line end, by its name; and the terminal is left as it was."""
    ours, theirs = pty.openpty()
    try:
        with Keyboard(theirs) as keyboard:
            os.write(ours, pressed)
            assert keyboard.read() == name
        assert select.select([ours], [], [], 0)[0] == []
    finally:
        os.close(ours)
        os.close(theirs)


def test_a_person_steps_through_on_a_terminal():
    """A real pseudo terminal: the view is drawn, keys move it, and leaving brings the old screen back."""
    child, terminal = pty.fork()
    if child == 0:
        environment = {**os.environ, "TERM": "xterm", "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
        os.execve(sys.executable, [sys.executable, "-c", PROGRAM], environment)
    try:
        assert "step 1 of 12" in _until(terminal, "q quit")
        os.write(terminal, b"\x1b[C")
        assert "step 2 of 12" in _until(terminal, "q quit")
        os.write(terminal, b"G")
        assert "returned 12" in _until(terminal, "q quit")
        os.write(terminal, b"q")
        assert "\x1b[?1049l" in _until(terminal, "left")
    finally:
        os.close(terminal)
        _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) in (0, -1)  # it may notice that its terminal was closed


def _until(terminal, wanted):
    """What the terminal shows until *wanted* is among it."""
    seen = ""
    while wanted not in seen:
        if not select.select([terminal], [], [], 60)[0]:
            pytest.fail(f"{wanted!r} did not come: {seen!r}")
        seen += os.read(terminal, 4096).decode("utf-8", "replace")
    return seen
