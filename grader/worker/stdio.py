"""The worker's streams. The wire moves to private descriptors before any student code runs; what the student prints
is kept up to a cap."""

from __future__ import annotations

import contextlib
import fcntl
import io
import os
import sys
from os import dup2, pread, write
from typing import Any

from grader.wire import Descriptors, Stream

from .nameless import nameless

CAP = 64 * 1024
"""How many bytes of output are kept."""

_HIGH = 200


def claim_wire() -> tuple[Stream, int]:
    """Takes stdin and stdout for the wire, leaves the null device in their places, and waits for the host's Hello.
    Returns the stream, and the descriptor on which the host hangs up."""
    incoming = fcntl.fcntl(0, fcntl.F_DUPFD_CLOEXEC, _HIGH)
    outgoing = fcntl.fcntl(1, fcntl.F_DUPFD_CLOEXEC, _HIGH)
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    os.close(null)
    return Stream.to_host(Descriptors(incoming, outgoing)), incoming


class Sink(io.TextIOBase):
    """A text stream on a descriptor that passes on the first CAP bytes, and nothing while it is muted.

    Nothing is buffered, so what was printed before a crash is not lost with the process.
    """

    encoding = "utf-8"
    errors = "backslashreplace"

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._left = CAP
        self.muted = False
        self.buffer = _Bytes(self)

    def write(self, text: str, /) -> int:
        """Passes on what fits. Returns the length of ``text``, as if all had been written."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if not self.muted and self._left > 0:
            self.pass_on(text[: self._left].encode("utf-8", "backslashreplace"))
        return len(text)

    def pass_on(self, data: bytes) -> None:
        """Writes ``data`` as far as it fits; never raises: printing is not what a submission is judged by."""
        data = b"" if self.muted else data[: max(self._left, 0)]
        self._left -= len(data)
        with contextlib.suppress(OSError):
            write(self._descriptor, data)

    def writable(self) -> bool:
        """Yes."""
        return True


class _Bytes(io.RawIOBase):
    """``sys.stdout.buffer``."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink

    def write(self, data: Any, /) -> int:
        """Passes on what fits. Returns the length of ``data``."""
        plain = bytes(data)
        self._sink.pass_on(plain)
        return len(plain)

    def writable(self) -> bool:
        """Yes."""
        return True


class Output:
    """Everything the submission prints: through ``sys.stdout`` and ``sys.stderr``, or to descriptors 1 and 2.

    It goes to a file without a name, which the worker can still read when the process that printed is gone.
    """

    def __init__(self) -> None:
        self._file = nameless()
        self._null = os.open(os.devnull, os.O_WRONLY)  # early: a submission may leave no descriptor to be had
        self._sink = Sink(1)

    def take_over(self) -> None:
        """From now on everything that this process prints comes here."""
        os.dup2(self._file, 1)
        os.dup2(self._file, 2)
        sys.stdout = sys.stderr = self._sink
        sys.__stdout__ = sys.__stderr__ = self._sink  # type: ignore[misc, assignment]

    def mute(self) -> None:
        """Drops all that is printed from now on: hundreds of executions would only repeat it."""
        if not self._sink.muted:
            self._sink.muted = True
            with contextlib.suppress(OSError):  # closed by the submission: then nothing is printed either
                dup2(self._null, 1)
                dup2(self._null, 2)

    def text(self) -> str:
        """What was printed, with a last line that says so when something was dropped."""
        raw = pread(self._file, CAP, 0)
        return raw.decode("utf-8", "replace") + ("" if len(raw) < CAP else "\n… (output cut here)\n")

    def close(self) -> None:
        """Lets go of the file."""
        os.close(self._file)
        os.close(self._null)
