"""What an attack is: a whole submission for a small exercise, and what the instructor should read about it.

All of them start from one counter that loses updates. Whoever makes it pass has found a hole in the grader, not in the
counter; so every attack is written as well as we can: it swallows what is thrown at it, and carries on as if nothing
had happened. ``@OUTSIDE@``, ``@EXERCISE@`` and ``@GRADER@`` in a source stand for a folder of somebody else's, the
exercise's folder and the process number of the grader: an attacker may know them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent

FAULTY = """
import threading


class Counter:
    def __init__(self):
        self._value = 0

    def increment(self, amount=1):
        self._value += amount

    def work(self, task):
        task()
        self.increment()

    @property
    def value(self):
        return self._value
"""

SIMULATED, REAL = "simulated", "real"
BOTH = (SIMULATED, REAL)
SANDBOXES = ("local", "bubblewrap", "docker")

Builder = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Attack:
    """A submission: the text of its ``counter.py``, or what builds its folder.

    Each check of ``runtimes`` has to fail, first with a fatal finding of one of ``kinds`` whose message contains
    ``words``. ``whole``: the submission as such is refused, so that no check has a finding of its own. ``together``:
    one check demands both runtimes, as against code that tells one from the other. ``silence``: seconds after which the worker ends what says nothing.
    ``sandboxes``: all, but for an attack that would harm the machine that the tests run on.
    """

    submission: str | Builder
    kinds: str
    words: str
    runtimes: tuple[str, ...] = BOTH
    whole: bool = False
    together: bool = False
    silence: float = 15.0
    sandboxes: tuple[str, ...] = SANDBOXES

    @property
    def needs(self) -> tuple[str, ...]:
        """The checks of the exercise that it is graded with."""
        return ("together",) if self.together else self.runtimes


def in_value(body: str, *, first: str = "") -> str:
    """Acts when the scenario reads the value, then goes on."""
    return _at("        return self._value", body, first)


def in_increment(body: str, *, first: str = "") -> str:
    """Acts in the threads."""
    return _at("        self._value += amount", body, first)


def at_import(text: str) -> str:
    """Acts before there is a class."""
    return text + "\n" + FAULTY


def quietly(body: str) -> str:
    """Swallows whatever ``body`` meets."""
    return f"try:\n{indent(body, '    ')}\nexcept BaseException:\n    pass"


def _at(line: str, body: str, first: str) -> str:
    return first + "\n" + FAULTY.replace(line, indent(body, "        ") + "\n" + line)
