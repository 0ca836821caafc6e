"""Answers the host's requests, each in a process of its own.

The worker proper never runs student code: it forks a child per request, which talks to the host directly and ends
without cleaning up. When a child dies, the worker says how, and is ready for the next request; what one check's
child did can't be seen by the next.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable

from grader.engine import LoadFailure, Program, World
from grader.wire import Closed, ProtocolError, Stream
from grader.wire.messages import Died, Explain, Explore, Fault, Load, Ready

from .requests import Requests, compiled
from .stdio import Output

_ANSWERED = 77
"""The exit code of a child that sent its last message."""


class Session:
    """One conversation with the host, about one submission."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._world = World()
        self._load: Load | None = None
        self._program: Program | None = None
        self._process = os.getpid()

    def serve(self) -> None:
        """Answers until the host hangs up."""
        self._stream.send(Ready(sys.version.split()[0]))
        while True:
            try:
                request = self._stream.receive()
            except Closed:
                return
            if isinstance(request, Load):
                self._load, self._program = request, None
            if not isinstance(request, Load | Explore | Explain) or self._load is None:
                raise ProtocolError(f"{type(request).__name__} is not a request that can be answered now")
            answered = self._in_child(request)
            if answered and isinstance(request, Load):
                self._compile(request)

    def _compile(self, load: Load) -> None:
        """Compiles once for all children to come: what a child could compile does no harm here either."""
        try:
            self._program = compiled(load)
        except LoadFailure:
            self._program = None

    def _in_child(self, request: Load | Explore | Explain) -> bool:
        output = Output()
        child = os.fork()
        if child == 0:
            self._answer(request, output)
        _, status = os.waitpid(child, 0)
        self._bury(child)
        answered = os.waitstatus_to_exitcode(status) == _ANSWERED
        if not answered:
            number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
            code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else 0
            self._stream.send(Died(number, code, output.direct()))
        output.close()
        return answered

    def _answer(self, request: Load | Explore | Explain, output: Output) -> None:
        os.setpgid(0, 0)
        output.take_over()
        code = _ANSWERED
        try:
            assert self._load is not None, "a submission is loaded before anything is asked about it"
            answer = Requests(self._stream, self._world, self._load, self._program, output).answer(request)
            if os.getppid() != self._process:
                raise Closed("the submission has killed the worker")
            self._stream.send(answer)
        except Closed:
            code = 0
        except MemoryError:
            os.kill(os.getpid(), signal.SIGKILL)  # as the kernel would, had it noticed first
        except BaseException:  # noqa: BLE001 - a fault of ours must reach the host
            self._last_words(lambda: self._stream.send(Fault(traceback.format_exc()[-4_000:])))
        os._exit(code)

    @staticmethod
    def _last_words(say: Callable[[], None]) -> None:
        try:
            say()
        except (Closed, ProtocolError):
            os._exit(0)

    @staticmethod
    def _bury(child: int) -> None:
        """Ends what the child left in its process group."""
        try:
            os.killpg(child, signal.SIGKILL)
        except ProcessLookupError:
            return
