"""A task: one simulated thread, carried by a greenlet.

Its place in the program is counted, not timed: :attr:`Task.ops` numbers the scheduling points that the task passed
in instrumented code, :attr:`Task.library` those inside the standard library since then, :attr:`Task.blocks` the
times it blocked since then. A schedule names decisions by these counts, which is why a token survives another
Python version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from greenlet import greenlet

    from .carriers import Carrier
    from .locks import Lock


class Task:
    """One simulated thread. Task 0 runs the scenario; the others are numbered in the order of their creation."""

    __slots__ = (
        "abandoned",
        "blocks",
        "calling",
        "carrier",
        "daemon",
        "deadline",
        "ended",
        "fresh",
        "greenlet",
        "library",
        "number",
        "on_end",
        "ops",
        "site",
        "started",
        "thread",
        "timed_out",
        "unwound",
        "waiting",
    )

    carrier: Carrier
    greenlet: greenlet

    def __init__(self, number: int, *, daemon: bool = False, thread: Any = None) -> None:
        self.number = number
        self.daemon = daemon
        self.ops = 0
        self.library = 0
        self.blocks = 0
        self.fresh = False
        """True between a point in instrumented code and the first lock operation after it: they are one decision."""
        self.site = -1
        self.calling = ""
        """The call that it makes for a history (see :mod:`grader.engine.calls`); empty between calls."""
        self.waiting: Lock | None = None
        self.deadline: float | None = None
        self.timed_out = False
        self.started = False
        self.ended = False
        self.unwound = 0
        self.abandoned = False
        self.on_end: list[Any] = []
        self.thread = thread

    @property
    def name(self) -> str:
        """The name its ``threading.Thread`` bears, or a number for a bare ``_thread`` thread."""
        if self.number == 0:
            return "main"
        return str(self.thread.name) if self.thread is not None else f"thread {self.number}"

    def __repr__(self) -> str:
        return f"<Task {self.number} {self.name!r} at op {self.ops}>"
