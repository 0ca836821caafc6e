"""Who decides, and until when: the strategy at first, fair turns once an execution has become long, and nobody past
its limit.

Steps are counted, never seconds. One number, :attr:`Pace.alarm`, stands for whatever is due next, so that a
scheduling point compares once.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

from .strategies.base import Strategy
from .strategies.fair import FairTurns
from .timeline import Timeline

if TYPE_CHECKING:
    from .settling import Settling


class Pace(Timeline):
    """The steps of one execution, and who chooses at each: ``fair_after`` steps the strategy, then fair turns up to
    ``limit``."""

    def __init__(self, strategy: Strategy, *, limit: int, fair_after: int, adversarial: bool) -> None:
        super().__init__(adversarial=adversarial)
        self.limit = limit
        self.fair_after = min(fair_after, limit)
        self.steps = 0
        self.alarm = self.fair_after
        self.stopped = ""
        self.fair = False
        self.settling: Settling | None = None
        self._choose = strategy.choose
        self.decisions: list[tuple[int, int, str, int, int]] = []
        """The departures from the default rule up to now, for the token."""

    def begin_fair(self, limit: int) -> None:
        """From now on every task gets its turns, and schedules say nothing. Which turns depends on the decisions made
        until then: other schedules go on otherwise, and a replay of the same goes on alike."""
        self.limit = limit
        self.follow(FairTurns(self, zlib.crc32(repr(self.decisions).encode())), fair=True)
        self.sleepers = self.timed
        self.set_alarm()

    def follow(self, strategy: Strategy, *, fair: bool) -> None:
        """Asks another strategy from the next decision on; a fair one is not recorded."""
        self._choose = strategy.choose
        self.fair = fair

    def policy(self) -> tuple[Any, bool]:
        """Who decides now, for :meth:`restore`."""
        return self._choose, self.fair

    def restore(self, policy: tuple[Any, bool]) -> None:
        """Lets those decide again who decided before."""
        self._choose, self.fair = policy
        self.set_alarm()

    def set_alarm(self) -> None:
        """Computes the step at which :meth:`_ring` is due next."""
        if self.stopped:
            return
        self.alarm = self.limit if self.fair else min(self.fair_after, self.limit)
        if self.settling is not None:
            self.alarm = min(self.alarm, self.settling.until)
