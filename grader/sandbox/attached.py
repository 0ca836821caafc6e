"""The standard streams of a container, as a transport.

The engine carries all three over one socket. What comes back is cut into pieces, each with a header of eight bytes:
which stream (1 for output, 2 for errors), three zeros, and a length. Output is the wire; of the errors only the end is
kept. The socket may be a plain one, one with TLS, or a channel of ssh, so only what all of them have is used.
"""

from __future__ import annotations

from typing import Any

from grader.wire import Closed, Silent
from grader.wire.transport import left

_HEADER = 8
_ERRORS = 2
_CHUNK = 1 << 16
_TAIL = 4_000


class Attached:
    """Reads and writes the streams of one container over ``line``, which is what the SDK calls a socket."""

    def __init__(self, line: Any) -> None:
        self._line = line
        self._socket = getattr(line, "_sock", line)
        self._raw = bytearray()
        self._output = bytearray()
        self._errors = bytearray()

    def read(self, limit: int, deadline: float | None) -> bytes:
        """From one byte of output to ``limit``. Raises Closed at the end of the stream, Silent at the deadline."""
        while not self._output:
            self._raw += self._receive(deadline)
            self._sort()
        chunk = bytes(self._output[:limit])
        del self._output[:limit]
        return chunk

    def write(self, data: memoryview, deadline: float | None) -> int:
        """Writes some of ``data`` and says how much. Raises Closed when nobody reads, Silent at the deadline."""
        try:
            self._socket.settimeout(None if deadline is None else left(deadline))
            return int(self._socket.send(data[:_CHUNK]))
        except TimeoutError:
            raise Silent("nothing moved in time") from None
        except OSError as error:
            raise Closed(str(error)) from None

    def errors(self) -> str:
        """The end of what came over the error stream so far."""
        return self._errors.decode("utf-8", "replace").strip()

    def close(self) -> None:
        """Hangs up: the container's standard input ends."""
        self._socket.close()
        self._line.close()

    def _receive(self, deadline: float | None) -> bytes:
        try:
            self._socket.settimeout(None if deadline is None else left(deadline))
            data = bytes(self._socket.recv(_CHUNK))
        except TimeoutError:
            raise Silent("nothing moved in time") from None
        except OSError as error:
            raise Closed(str(error)) from None
        if not data:
            raise Closed("end of stream")
        return data

    def _sort(self) -> None:
        while len(self._raw) >= _HEADER:
            end = _HEADER + int.from_bytes(self._raw[4:_HEADER], "big")
            if len(self._raw) < end:
                return
            if self._raw[0] == _ERRORS:
                self._errors += self._raw[_HEADER:end]
                del self._errors[:-_TAIL]
            else:
                self._output += self._raw[_HEADER:end]
            del self._raw[:end]
