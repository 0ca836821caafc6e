"""How to grade."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[str, int, int], None]
"""Called with a check's name, the executions done, and the executions planned."""


@dataclass(frozen=True, slots=True)
class Options:
    """``schedules`` overrides what the checks ask for; ``silence`` is how long a worker may say nothing, in seconds
    of wall clock. ``first_failure`` ends the grading with the first check that fails: the report then has no others.
    ``checks`` are the only ones that are run, if any are named: that is a trial, not the grading. ``explained`` is
    whether failures are cut down, replayed and reproduced, for somebody to read. ``jobs`` is how many workers may
    search at the same time."""

    seed: int = 0
    schedules: int | None = None
    silence: float = 20.0
    history: bool = True
    progress: Progress | None = None
    first_failure: bool = False
    checks: frozenset[str] = frozenset()
    explained: bool = True
    jobs: int = 1
