"""A sandbox has one job: to start a worker somewhere safe and hand out a channel to it.

Everything else (what is said, what is judged) happens above, so that a sandbox is little more than a constructor
and a call.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Protocol

from grader.wire.messages import Message


@dataclass(frozen=True, slots=True)
class Limits:
    """What a worker and all it starts may use: bytes, seconds of processor time, and pieces."""

    memory: int = 2 * 1024**3
    cpu: int = 120
    processes: int = 256
    file_size: int = 16 * 1024**2
    open_files: int = 256
    core: int = 0

    def as_dict(self) -> dict[str, int]:
        """The limits by name, as the worker takes them."""
        return asdict(self)


class Channel(Protocol):
    """A conversation with one worker."""

    def send(self, message: Message, timeout: float) -> None:
        """Says something. Raises wire.Closed when the worker is gone, wire.Silent when it doesn't listen in time."""

    def receive(self, timeout: float) -> Message:
        """Hears something. Raises wire.Closed, wire.Silent after ``timeout`` seconds, or wire.ProtocolError."""

    def kill(self) -> None:
        """Ends the worker; to be closed all the same. Another thread may be in the middle of a call meanwhile."""

    def close(self) -> str:
        """Ends the worker and all that it started; returns what it said on its error stream, for a fault report."""


class Sandbox(Protocol):
    """Where workers run. ``name`` is what ``--sandbox`` calls it; ``notice`` is one line for the report on why it is
    this one, empty where there is nothing to tell."""

    name: str
    notice: str

    def open(self) -> Channel:
        """Starts a worker. Raises InfrastructureError, with the next step, when that can't be done."""
