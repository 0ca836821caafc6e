"""Greenlets that carry one task after another.

A new greenlet needs a new stack for Python's frames, which costs more than all else that starting a simulated
thread takes. So a carrier, once its task has ended, waits for the next one. A carrier whose task could not be
unwound is never used again.

A greenlet begins as deep in recursion as the one that first switches to it (CPython counts frames in C, too), but a
thread begins anew. So it is no task that makes carriers, but a greenlet near the bottom: else threads that start
threads would reach the limit after some fifty.
"""

from __future__ import annotations

from collections.abc import Callable

import greenlet


class Carrier:
    """One greenlet that runs bodies, one at a time, and comes back to the hub after each."""

    __slots__ = ("_body", "_hub", "greenlet")

    def __init__(self) -> None:
        self._body: Callable[[], None] | None = None
        self._hub = greenlet.getcurrent()
        self.greenlet = greenlet.greenlet(self._carry)
        self.greenlet.switch()

    def load(self, body: Callable[[], None], hub: greenlet.greenlet) -> None:
        """The next switch to :attr:`greenlet` runs ``body``, in an empty context, and then switches to ``hub``."""
        self._body = body
        self._hub = hub
        self.greenlet.gr_context = None

    def _carry(self) -> None:
        while True:
            self._hub.switch()
            assert self._body is not None, "a carrier is switched to only when it was loaded"
            self._body()
            self._body = None


class Carriers:
    """A pool of idle carriers. The first one has to be taken near the bottom of the stack."""

    def __init__(self) -> None:
        self._idle: list[Carrier] = []
        self._maker: greenlet.greenlet | None = None

    def take(self) -> Carrier:
        """An idle carrier, or a new one."""
        if self._idle:
            return self._idle.pop()
        if self._maker is None:
            self._maker = greenlet.greenlet(self._make)
        made: Carrier = self._maker.switch(greenlet.getcurrent())
        return made

    @staticmethod
    def _make(asking: greenlet.greenlet) -> None:
        while True:
            asking = asking.switch(Carrier())

    def give_back(self, carrier: Carrier) -> None:
        """``carrier`` has nothing left to run."""
        self._idle.append(carrier)
