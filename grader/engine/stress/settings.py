"""How a scenario is put under stress."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StressSettings:
    """``runs`` runs at most, ``abreast`` of them at the same time.

    A run that is still busy after ``deadline`` seconds of wall clock is ended, and one in which nothing has moved for
    ``idle`` seconds: these are the last resort, for what the lock graph doesn't tell. Findings of the kinds in
    ``allow`` are left out.
    """

    seed: int = 0
    runs: int = 40
    deadline: float = 20.0
    idle: float = 3.0
    abreast: int = 4
    allow: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if self.runs < 1 or self.abreast < 1:
            raise ValueError(f"runs={self.runs} and abreast={self.abreast}: both must be at least 1")
        if self.deadline <= 0 or self.idle <= 0:
            raise ValueError(f"deadline={self.deadline} and idle={self.idle}: both must be positive")
