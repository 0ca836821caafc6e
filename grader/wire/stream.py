"""Whole frames on a transport. Neither reading nor writing waits longer than it is told to.

Student code shares a process with the end that talks to the host, and may write well-formed messages to every
descriptor it finds: answers to the host, and requests to the worker. So the host begins with a Hello that carries a
random key, read before any student code is there; each later frame, either way, starts with that key, and one that
doesn't is nobody's. The key keeps out whoever can only write; code that walks the interpreter's memory may find it,
and then lies about its own observations as it could have done anyway.
"""

from __future__ import annotations

import contextlib
import os
from _operator import _compare_digest  # as hmac offers it, but without loading OpenSSL
from time import monotonic
from typing import Self

from .codec import HEADER, ProtocolError, decode, encode, length_of
from .messages import Hello, Message
from .transport import Closed, Silent, Transport


class Stream:
    """Sends and receives messages over a transport; ``key`` stands before each frame."""

    def __init__(self, transport: Transport, key: bytes = b"") -> None:
        self._transport = transport
        self._key = key

    @classmethod
    def to_worker(cls, transport: Transport, timeout: float = 10.0) -> Self:
        """The host's end: says Hello with a key of its own making."""
        key = os.urandom(16).hex()
        with contextlib.suppress(Closed, Silent):  # a worker that is gone already is met when it should answer
            cls(transport).send(Hello(key), timeout)
        return cls(transport, key.encode())

    @classmethod
    def to_host(cls, transport: Transport) -> Self:
        """The worker's end: waits for the Hello. Raises Closed, or ProtocolError for anything else."""
        first = cls(transport).receive()
        if not isinstance(first, Hello):
            raise ProtocolError(f"a {type(first).__name__} instead of the Hello")
        return cls(transport, first.key.encode())

    def send(self, message: Message, timeout: float | None = None) -> None:
        """Writes one frame. Raises Closed when nobody reads any more, Silent when that takes ``timeout`` seconds."""
        data = memoryview(self._key + encode(message))
        deadline = None if timeout is None else monotonic() + timeout
        while data:
            data = data[self._transport.write(data, deadline) :]

    def receive(self, timeout: float | None = None) -> Message:
        """Reads one frame. Raises Closed at the end of the stream, Silent after ``timeout`` seconds, ProtocolError
        on garbage."""
        deadline = None if timeout is None else monotonic() + timeout
        if not _compare_digest(self._exactly(len(self._key), deadline), self._key):
            raise ProtocolError("a frame that is not from the other side")
        return decode(self._exactly(length_of(self._exactly(HEADER, deadline)), deadline))

    def _exactly(self, count: int, deadline: float | None) -> bytes:
        parts = bytearray()
        while len(parts) < count:
            parts += self._transport.read(count - len(parts), deadline)
        return bytes(parts)
