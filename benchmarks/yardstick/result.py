"""What one search came to: a contestant, a program, buggy or fixed, one seed."""

from __future__ import annotations

from dataclasses import dataclass

FAILED = "failed"
"""Some execution went wrong. That is the bug found, or on the fixed version a false alarm."""
PASSED = "passed"
"""No execution went wrong, in the time that there was or until there was nothing left to try."""
TIMED_OUT = "timed out"
"""The tester's own patience ended in some execution, and it doesn't know why."""
UNABLE = "unable"
"""The tester can't run the program, or broke down; the note says how."""
KILLED = "killed"
"""The tester didn't come to an end, and was killed."""


@dataclass(frozen=True)
class Result:
    """``executions`` and ``seconds`` until the first failure, or in all. ``complete``: nothing was left to try."""

    status: str
    executions: int = 0
    seconds: float = 0.0
    note: str = ""
    complete: bool = False
