"""A pattern: a way in which concurrent programs go wrong, by the name that a textbook or a teacher gives it."""

from __future__ import annotations

from dataclasses import dataclass

Place = tuple[str, int]
"""A file and a line."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a pattern is called, what it means, and a hint that doesn't give the solution away."""

    name: str
    explanation: str
    hint: str


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A pattern that was found, and the lines that show it, the most telling first."""

    pattern: Pattern
    places: tuple[Place, ...] = ()
