"""A worker in a subprocess: what the embedded sandbox and bubblewrap have in common.

The wire is a pair of pipes; what the worker says on its error stream goes to a file without a name, of which the end
is kept for a fault report. How a worker and its descendants are killed is the business of each sandbox.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from grader.errors import InfrastructureError
from grader.sentence import Sentence
from grader.wire import Descriptors, Stream
from grader.wire.messages import Message

from .base import Limits

ENVIRONMENT = {"PYTHONHASHSEED": "0", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"}
"""All that a worker inherits; each sandbox adds where its folder is."""

_TAIL = 4_000


class ProcessChannel:
    """A conversation with one subprocess. A sandbox says how it is killed by overriding :meth:`_kill`."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        folder: str | None = None,
        inherited: Sequence[int] = (),
    ) -> None:
        self._errors = open_errors()
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                cwd=folder,
                env={**ENVIRONMENT, **environment},
                pass_fds=inherited,
                start_new_session=True,
            )
        except OSError as error:
            os.close(self._errors)
            raise InfrastructureError(
                Sentence("can't start a worker ({reason}); is there memory left?", reason=error)
            ) from error
        assert self._process.stdin is not None, "stdin is a pipe"
        assert self._process.stdout is not None, "stdout is a pipe"
        self._stream = Stream.to_worker(Descriptors(self._process.stdout.fileno(), self._process.stdin.fileno()))

    def send(self, message: Message, timeout: float) -> None:
        """Says something to the worker, which has to read it within ``timeout`` seconds."""
        self._stream.send(message, timeout)

    def receive(self, timeout: float) -> Message:
        """Hears something from the worker, within ``timeout`` seconds."""
        return self._stream.receive(timeout)

    def close(self) -> str:
        """Ends the worker and all that it started; returns the end of its error stream. May be called twice."""
        if self._process.stdin is None or self._process.stdin.closed:
            return ""
        self.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        said = os.pread(self._errors, _TAIL, max(0, os.fstat(self._errors).st_size - _TAIL))
        os.close(self._errors)
        self.clean()
        return said.decode("utf-8", "replace").strip()

    def kill(self) -> None:
        """Kills the worker and all that it started, and doesn't wait for it."""
        self._kill(self._process)

    def _kill(self, process: subprocess.Popen[bytes]) -> None:
        raise NotImplementedError

    def clean(self) -> None:
        """Removes what the sandbox has put on the host, when nobody can use it any more."""


def open_errors() -> int:
    """A file without a name, as a descriptor."""
    import tempfile

    with tempfile.TemporaryFile() as file:
        return os.dup(file.fileno())


def beside_others(limits: Limits) -> Limits:
    """The limits, for a kernel that counts all of the user's threads against the worker's limit on processes."""
    return replace(limits, processes=limits.processes + _threads_alive())


def _threads_alive() -> int:
    try:
        return int(Path("/proc/loadavg").read_text().split()[3].partition("/")[2])
    except (OSError, ValueError, IndexError):
        return 4_096
