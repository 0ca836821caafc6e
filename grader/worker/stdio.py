"""The worker's streams. The wire moves to private descriptors before any student code runs; what the student prints
is kept up to a cap."""

from __future__ import annotations

import fcntl
import io
import os
import sys
import tempfile

from grader.wire import Stream

CAP = 64 * 1024
"""How many characters of output are kept."""

_HIGH = 200


def claim_wire() -> Stream:
    """Takes stdin and stdout for the wire, and leaves the null device in their places."""
    incoming = fcntl.fcntl(0, fcntl.F_DUPFD_CLOEXEC, _HIGH)
    outgoing = fcntl.fcntl(1, fcntl.F_DUPFD_CLOEXEC, _HIGH)
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    os.close(null)
    return Stream(incoming, outgoing)


class Sink(io.TextIOBase):
    """A text stream that keeps the first CAP characters, and nothing while it is muted."""

    encoding = "utf-8"

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._left = CAP
        self.muted = False

    def write(self, text: str, /) -> int:
        """Keeps what fits. Returns the length of ``text``, as if all had been written."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if not self.muted and self._left > 0:
            self._parts.append(text[: self._left])
            self._left -= len(text)
        return len(text)

    def writable(self) -> bool:
        """Yes."""
        return True

    def text(self) -> str:
        """What was kept, with a last line that says so when something was dropped."""
        kept = "".join(self._parts)
        return kept + "\n… (output cut here)\n" if self._left < 0 else kept


class Output:
    """Everything the submission prints: through ``sys.stdout`` and ``sys.stderr``, or straight to descriptors 1 and
    2."""

    def __init__(self) -> None:
        self.sink = Sink()
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process

    def take_over(self) -> None:
        """From now on everything that this process prints comes here."""
        os.dup2(self._file.fileno(), 1)
        os.dup2(self._file.fileno(), 2)
        sys.stdout = sys.stderr = self.sink
        sys.__stdout__ = sys.__stderr__ = self.sink  # type: ignore[misc, assignment]

    def text(self) -> str:
        """All that was printed, up to the cap."""
        return (self.sink.text() + self.direct())[: CAP + 100]

    def close(self) -> None:
        """Forgets what went to the descriptors."""
        self._file.close()

    def direct(self) -> str:
        """What went to the descriptors."""
        raw = os.pread(self._file.fileno(), CAP, 0)
        return raw.decode("utf-8", "replace")
