"""The virtual ``time`` module: sleeping costs nothing, and every clock reads the execution's.

A sleep promises only a minimum, and any positive one moves the clock by at least one representable step.
``time.time`` starts at a fixed date, so that no observation depends on the day of grading. Formatting functions are
the real ones. Time stands still while threads run, but not for one that reads the clock over and over: ``while
monotonic() < end`` comes to its end.
"""

from __future__ import annotations

import operator
import time as real
from _thread import TIMEOUT_MAX, allocate_lock
from types import ModuleType
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from .world import World

EPOCH = 1_700_000_000.0
"""What ``time.time()`` reads at the start of an execution, less the start of the monotonic clock."""


_PATIENCE = 100
"""How often the clock may be read in a row without moving; after that, reading it takes time."""


class Clock:
    """The functions of the virtual ``time``, bound to one world."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.reset()

    def reset(self) -> None:
        """Forgets who read the clock."""
        self._seen = -1.0
        self._reads = 0
        self._ticks = 0

    def sleep(self, seconds: Any, /) -> None:
        """Lets other threads run for at least ``seconds`` of virtual time. Raises what ``time.sleep`` raises."""
        span = _checked_span(seconds)
        execution = self._world.execution
        if span == 0:
            execution.library_point()
        else:
            execution.block(None, span)

    def monotonic(self) -> float:
        """The execution's clock, in seconds.

        A loop that only reads it, with nobody else to run, sees it move: slowly, then ever faster.
        """
        execution = self._world.execution
        if execution.clock != self._seen:
            self._seen = execution.clock
            self._reads = 0
        self._reads += 1
        if self._reads > _PATIENCE and (execution.fair or len(execution.runnable) == 1):
            execution.pass_ever_more_time(self._ticks)
            self._ticks += 1
        return execution.told_time()

    def monotonic_ns(self) -> int:
        """The execution's clock, in nanoseconds."""
        return int(self.monotonic() * 1_000_000_000)

    def time(self) -> float:
        """Seconds since the epoch, on the execution's clock."""
        return EPOCH + self.monotonic()

    def time_ns(self) -> int:
        """Nanoseconds since the epoch, on the execution's clock."""
        return int(EPOCH) * 1_000_000_000 + self.monotonic_ns()


def _checked_span(seconds: Any) -> float:
    """The seconds to sleep. Raises what CPython raises; a real lock is asked about what no clock can count."""
    if not isinstance(seconds, float):
        try:
            seconds = operator.index(seconds)
        except TypeError:
            _refuse(seconds)
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    if not seconds <= TIMEOUT_MAX:
        _refuse(seconds)
    return float(seconds)


def _refuse(seconds: Any) -> NoReturn:
    """Raises what this version of CPython says of a time that is none: a lock reads it in the same way."""
    allocate_lock().acquire(True, seconds)
    raise OverflowError("sleep length is too large")


def build(clock: Clock) -> ModuleType:
    """The module object: the real one's names, with clocks and sleep replaced."""
    module = ModuleType("time", real.__doc__)
    vars(module).update({name: value for name, value in vars(real).items() if not name.startswith("__")})
    vars(module).update(
        sleep=clock.sleep,
        monotonic=clock.monotonic,
        monotonic_ns=clock.monotonic_ns,
        perf_counter=clock.monotonic,
        perf_counter_ns=clock.monotonic_ns,
        process_time=clock.monotonic,
        process_time_ns=clock.monotonic_ns,
        thread_time=clock.monotonic,
        thread_time_ns=clock.monotonic_ns,
        time=clock.time,
        time_ns=clock.time_ns,
    )
    return module
