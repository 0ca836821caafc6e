"""How an exploration is done. Budgets are counts: a slow machine gives the same verdict."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """``schedules`` executions at most, each of at most ``steps`` scheduling points.

    ``clock`` is ``adversarial`` (time may pass at any point) or ``fair`` (only when no thread can run). Findings of
    the kinds in ``allow`` are left out.
    """

    seed: int = 0
    schedules: int = 500
    steps: int = 20_000
    clock: str = "adversarial"
    allow: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if self.clock not in ("adversarial", "fair"):
            raise ValueError(f"clock is {self.clock!r}; it can be 'adversarial' or 'fair'")
        if self.schedules < 1 or self.steps < 1:
            raise ValueError(f"schedules={self.schedules} and steps={self.steps}: both must be at least 1")

    @property
    def fair_after(self) -> int:
        """The step after which an execution is scheduled fairly."""
        return min(3_000, max(self.steps // 2, 1))
