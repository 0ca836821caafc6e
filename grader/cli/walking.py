"""The stepping view of ``grade replay``: keys move it, and each move redraws it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from grader.feedback.stepping import Stepper

if TYPE_CHECKING:
    from rich.console import Console

    from grader.feedback.phrases import Phrases
    from grader.feedback.steps import Showing

MOVES: dict[str, Callable[[Stepper], None]] = {
    **dict.fromkeys(("right", "down", "space", "enter", "l", "j"), Stepper.forward),
    **dict.fromkeys(("left", "up", "h", "k", "b"), Stepper.back),
    **dict.fromkeys(("n", "page down", "]"), Stepper.next_switch),
    **dict.fromkeys(("p", "page up", "["), Stepper.previous_switch),
    **dict.fromkeys(("g", "home"), Stepper.first),
    **dict.fromkeys(("G", "end"), Stepper.last),
    "f": Stepper.failure,
}
LEAVING = ("q", "Q", "escape", "")


def walk(stepper: Stepper, draw: Callable[[], None], read: Callable[[], str]) -> None:
    """Draws, reads a key and moves, until a key says to leave; other keys do nothing."""
    draw()
    while (key := read()) not in LEAVING:
        move = MOVES.get(key)
        if move is not None:
            move(stepper)
            draw()


def on_terminal(
    replay: Showing, own: frozenset[str], said: Phrases, name: str, console: Console, *, every: bool
) -> None:
    """Lets a person walk through, on a screen of its own that is gone afterwards."""
    from grader.cli.keyboard import Keyboard
    from grader.feedback.stepview import StepView

    stepper = Stepper(replay, own, every=every)
    view = StepView(stepper, said, name, console.width)
    with Keyboard(sys.stdin.fileno()) as keyboard, console.screen() as screen:
        walk(stepper, lambda: screen.update(view), keyboard.read)
