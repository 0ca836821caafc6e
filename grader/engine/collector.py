"""The cyclic collector between executions, where a finalizer does no harm."""

from __future__ import annotations

import contextlib
import gc
import os

_EVERY = 100
_MORE = 50
"""Descriptors above the usual ones: a process has 256 of them, and the next execution needs some."""


class Collector:
    """Collects what executions leave behind: every now and then, and sooner where it holds files open, as an event
    loop does that nobody closed."""

    def __init__(self) -> None:
        self._usual = _next_descriptor()

    def after_execution(self, number: int) -> None:
        """To be called after each one; the first has the number 1."""
        if number % _EVERY == 0:
            gc.collect()
        elif _next_descriptor() > self._usual + _MORE:
            gc.collect()
            self._usual = _next_descriptor()


def _next_descriptor() -> int:
    """The number that the next file would get: the lowest that is free. Large where there is none."""
    with contextlib.suppress(OSError):
        descriptor = os.open(os.devnull, os.O_RDONLY)
        os.close(descriptor)
        return descriptor
    return 1_000_000
