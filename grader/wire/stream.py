"""Whole frames on a pair of file descriptors. Neither reading nor writing waits longer than it is told to."""

from __future__ import annotations

import os
import select
import time

from .codec import HEADER, decode, encode, length_of
from .messages import Message

_CHUNK = 1 << 16


class Closed(Exception):
    """The other side is gone."""


class Silent(Exception):
    """The other side said nothing within the time limit."""


class Stream:
    """Sends and receives messages over two descriptors."""

    def __init__(self, incoming: int, outgoing: int) -> None:
        self._incoming = incoming
        self._outgoing = outgoing

    def send(self, message: Message, timeout: float | None = None) -> None:
        """Writes one frame. Raises Closed when nobody reads any more, Silent when that takes ``timeout`` seconds.

        A pipe that is ready takes PIPE_BUF bytes at once; writing no more at a time is what keeps the promise.
        """
        data = memoryview(encode(message))
        deadline = None if timeout is None else time.monotonic() + timeout
        try:
            while data:
                self._wait(self._outgoing, select.POLLOUT, deadline)
                data = data[os.write(self._outgoing, data if deadline is None else data[: select.PIPE_BUF]) :]
        except OSError as error:
            raise Closed(str(error)) from None

    def receive(self, timeout: float | None = None) -> Message:
        """Reads one frame. Raises Closed at the end of the stream, Silent after ``timeout`` seconds, ProtocolError
        on garbage."""
        deadline = None if timeout is None else time.monotonic() + timeout
        return decode(self._exactly(length_of(self._exactly(HEADER, deadline)), deadline))

    def _exactly(self, count: int, deadline: float | None) -> bytes:
        parts = bytearray()
        while len(parts) < count:
            self._wait(self._incoming, select.POLLIN, deadline)
            try:
                chunk = os.read(self._incoming, min(_CHUNK, count - len(parts)))
            except OSError as error:
                raise Closed(str(error)) from None
            if not chunk:
                raise Closed("end of stream")
            parts += chunk
        return bytes(parts)

    @staticmethod
    def _wait(descriptor: int, event: int, deadline: float | None) -> None:
        if deadline is None:
            return
        left = deadline - time.monotonic()
        poll = select.poll()
        poll.register(descriptor, event)
        if left <= 0 or not poll.poll(left * 1000):
            raise Silent("nothing moved in time")
