"""The virtual ``time`` module: sleeping costs nothing, and every clock reads the execution's.

A sleep promises only a minimum, and any positive one moves the clock by at least one representable step. ``time.time``
starts at a fixed date, so that no observation depends on the day of grading. Formatting functions are the real ones.
"""

from __future__ import annotations

import time as real
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .world import World

EPOCH = 1_700_000_000.0
"""What ``time.time()`` reads at the start of an execution, less the start of the monotonic clock."""


class Clock:
    """The functions of the virtual ``time``, bound to one world."""

    def __init__(self, world: World) -> None:
        self._world = world

    def sleep(self, seconds: Any, /) -> None:
        """Lets other threads run for at least ``seconds`` of virtual time. Raises what ``time.sleep`` raises."""
        if not isinstance(seconds, int | float):
            if not hasattr(seconds, "__index__"):
                raise TypeError(f"'{type(seconds).__name__}' object cannot be interpreted as an integer")
            seconds = seconds.__index__()
        if seconds != seconds:
            raise ValueError("Invalid value NaN (not a number)")
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        execution = self._world.execution
        if seconds == 0:
            execution.library_point()
        else:
            execution.block(None, min(float(seconds), 1e12))

    def monotonic(self) -> float:
        """The execution's clock, in seconds."""
        return self._world.execution.clock

    def monotonic_ns(self) -> int:
        """The execution's clock, in nanoseconds."""
        return int(self._world.execution.clock * 1_000_000_000)

    def time(self) -> float:
        """Seconds since the epoch, on the execution's clock."""
        return EPOCH + self._world.execution.clock

    def time_ns(self) -> int:
        """Nanoseconds since the epoch, on the execution's clock."""
        return int(EPOCH) * 1_000_000_000 + self.monotonic_ns()


def build(world: World) -> ModuleType:
    """The module object: the real one's names, with clocks and sleep replaced."""
    module = ModuleType("time", real.__doc__)
    clock = Clock(world)
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
