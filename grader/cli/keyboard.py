"""Single keys from a terminal, by name, as they are pressed."""

from __future__ import annotations

import os
import termios
import tty
from types import TracebackType
from typing import Any, Self

NAMES = {
    b"\x1b[A": "up",
    b"\x1b[B": "down",
    b"\x1b[C": "right",
    b"\x1b[D": "left",
    b"\x1b[H": "home",
    b"\x1b[F": "end",
    b"\x1b[1~": "home",
    b"\x1b[4~": "end",
    b"\x1b[5~": "page up",
    b"\x1b[6~": "page down",
    b"\x1b": "escape",
    b"\r": "enter",
    b"\n": "enter",
    b" ": "space",
    b"\x03": "q",  # Ctrl-C, where the terminal doesn't make a signal of it
    b"\x04": "q",  # Ctrl-D
}
LONGEST = 8  # bytes of one key


class Keyboard:
    """While it is open, the terminal hands over every key at once and prints none of them."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._before: list[Any] = []

    def __enter__(self) -> Self:
        self._before = termios.tcgetattr(self._descriptor)
        tty.setcbreak(self._descriptor)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        termios.tcsetattr(self._descriptor, termios.TCSADRAIN, self._before)

    def read(self) -> str:
        """The next key: its name, or the character; empty when there will be none."""
        try:
            pressed = os.read(self._descriptor, LONGEST)
        except OSError:  # the terminal is gone
            return ""
        pressed = pressed.replace(b"\x1bO", b"\x1b[")  # keypads in application mode
        return NAMES.get(pressed) or pressed.decode("utf-8", "ignore")[:1]
