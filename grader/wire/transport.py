"""What a stream runs over: bytes to and from the other side, within a deadline.

Today that is a pair of descriptors, or a container's attached socket. A deadline is a time of ``time.monotonic()``,
or None for as long as it takes. What is called here after student code has run is bound early, so that a submission
that replaces ``os.write`` in its process changes nothing about what is sent.
"""

from __future__ import annotations

from os import read, write
from select import PIPE_BUF, POLLIN, POLLOUT, poll
from time import monotonic
from typing import Protocol

_CHUNK = 1 << 16


class Closed(Exception):
    """The other side is gone."""


class Silent(Exception):
    """The other side said nothing within the time limit."""


class Transport(Protocol):
    """Bytes to and from the other side."""

    def read(self, limit: int, deadline: float | None) -> bytes:
        """From one byte to ``limit``. Raises Closed at the end of the stream, Silent at the deadline."""

    def write(self, data: memoryview, deadline: float | None) -> int:
        """Writes some of ``data`` and says how much. Raises Closed when nobody reads, Silent at the deadline."""


class Descriptors:
    """A pair of file descriptors: two pipes, or one socket twice."""

    def __init__(self, incoming: int, outgoing: int) -> None:
        self._incoming = incoming
        self._outgoing = outgoing

    def read(self, limit: int, deadline: float | None) -> bytes:
        """From one byte to ``limit``. Raises Closed at the end of the stream, Silent at the deadline."""
        _wait(self._incoming, POLLIN, deadline)
        try:
            chunk = read(self._incoming, min(_CHUNK, limit))
        except OSError as error:
            raise Closed(str(error)) from None
        if not chunk:
            raise Closed("end of stream")
        return chunk

    def write(self, data: memoryview, deadline: float | None) -> int:
        """Writes some of ``data`` and says how much. Raises Closed when nobody reads, Silent at the deadline.

        A pipe that is ready takes PIPE_BUF bytes at once; writing no more at a time is what keeps the promise.
        """
        _wait(self._outgoing, POLLOUT, deadline)
        try:
            return write(self._outgoing, data if deadline is None else data[:PIPE_BUF])
        except OSError as error:
            raise Closed(str(error)) from None


def left(deadline: float) -> float:
    """The seconds until ``deadline``. Raises Silent when there are none."""
    seconds = deadline - monotonic()
    if seconds <= 0:
        raise Silent("nothing moved in time")
    return seconds


def _wait(descriptor: int, event: int, deadline: float | None) -> None:
    if deadline is None:
        return
    waiting = poll()
    waiting.register(descriptor, event)
    if not waiting.poll(left(deadline) * 1000):
        raise Silent("nothing moved in time")
