"""Answers the host's requests, each in a process of its own.

The worker proper never runs student code: it forks a child per request, which talks to the host directly and ends
without cleaning up. When a child dies, the worker says how, and is ready for the next request; what one check's
child did can't be seen by the next. Whatever a child started is its worker's to bury: the worker adopts orphans
(see :mod:`grader.engine.processes`).

What the child calls after student code has run is bound here, early: replacing ``os._exit`` in its process must not
make a second worker of it.
"""

from __future__ import annotations

import contextlib
import gc
import os
import select
import signal
import sys
from collections.abc import Callable
from os import _exit, getpid, getppid, kill, write
from traceback import format_exc
from typing import TYPE_CHECKING

from grader.engine import LoadFailure, Program, World
from grader.engine.processes import NoProcess, bury, fork
from grader.wire import Closed, ProtocolError, Stream
from grader.wire.messages import Decide, Died, Exhausted, Fault, Load, Message, Ready, Stress

from .requests import Request, Requests, compiled
from .stdio import Output
from .watchdog import LastSeen, Watchdog

if TYPE_CHECKING:
    from grader.engine.stress import Ground


class Session:
    """One conversation with the host, about one submission."""

    def __init__(self, stream: Stream, host: int) -> None:
        self._stream = stream
        self._host = host
        self._world = World()
        self._load: Load | None = None
        self._program: Program | None = None
        self._ground: Ground | None = None
        self._process = os.getpid()

    def serve(self) -> None:
        """Answers until the host hangs up. Exits with 1 when a child has read from the wire, or written to it. Raises
        NoProcess."""
        self._stream.send(Ready(sys.version.split()[0]))
        while True:
            try:
                request = self._stream.receive()
            except Closed:
                return
            except ProtocolError:
                if self._load is None:
                    raise
                raise SystemExit("something other than the host has used the wire") from None
            if isinstance(request, Decide):
                continue  # the answer to a question that a child forged, or died after
            if isinstance(request, Load):
                self._load, self._program = request, None
            if not isinstance(request, Request) or self._load is None:
                raise ProtocolError(f"{type(request).__name__} is not a request that can be answered now")
            self._make_ready(request, self._load)
            answered = self._in_child(request)
            if answered and isinstance(request, Load):
                self._compile(request)

    def _make_ready(self, request: Request, load: Load) -> None:
        """Loads once for all children to come what each would have to load for itself."""
        if isinstance(request, Load):
            self._world.foresee("".join([*load.files.values(), load.scenarios]))
        if isinstance(request, Stress):
            from grader.engine.stress import Ground

            self._ground = self._ground or Ground()
            if self._program is not None:
                self._ground.prepare(self._program)

    def _compile(self, load: Load) -> None:
        """Compiles once for all children to come: what a child could compile does no harm here either."""
        try:
            self._program = compiled(load)
        except LoadFailure:
            self._program = None
        gc.collect()

    def _in_child(self, request: Request) -> bool:
        """Whether the child sent an answer; if not, the host was told how it died."""
        assert self._load is not None, "a submission is loaded before anything is asked about it"
        output, watchdog = Output(), Watchdog(self._load.silence)
        done, tell = os.pipe()
        gc.freeze()  # a collection in the child would write to every object, and so copy every page of memory
        child = fork()
        if child == 0:
            self._answer(request, output, watchdog, tell)
        os.close(tell)
        self._watch(child)
        _, status = os.waitpid(child, 0)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        bury()
        answered = os.read(done, 1) != b""
        os.close(done)
        if not answered:
            self._tell(_died(status, watchdog.last_seen(self._load.files), output.text()))
        output.close()
        watchdog.close()
        return answered

    def _watch(self, child: int) -> None:
        """Waits until the child has ended. When the host hangs up before, nobody wants the answer: ends it."""
        if not hasattr(os, "pidfd_open"):
            return
        alive = os.pidfd_open(child)
        watch = select.poll()
        watch.register(alive, select.POLLIN)
        watch.register(self._host, 0)  # what comes in is the child's to read; that nothing more will come is ours
        if alive not in dict(watch.poll()):
            kill(child, signal.SIGKILL)
        os.close(alive)

    def _answer(self, request: Request, output: Output, watchdog: Watchdog, tell: int) -> None:
        os.setpgid(0, 0)
        output.take_over()
        watchdog.guard()
        try:
            assert self._load is not None, "a submission is loaded before anything is asked about it"
            requests = Requests(self._stream, self._world, self._load, self._program, output, watchdog, self._ground)
            self._deliver(requests.answer(request))
        except Closed:
            _exit(0)
        except NoProcess as error:
            words = Exhausted(str(error))
            self._last_words(lambda: self._stream.send(words))
        except MemoryError:
            kill(getpid(), signal.SIGKILL)  # as the kernel would, had it noticed first
        except BaseException:  # noqa: BLE001 - a fault of ours must reach the host
            self._last_words(lambda: self._stream.send(Fault(format_exc()[-4_000:])))
        with contextlib.suppress(OSError):  # the submission may have closed it
            write(tell, b".")
        _exit(0)

    def _tell(self, death: Died) -> None:
        with contextlib.suppress(Closed):  # noticed again when the next request should come
            self._stream.send(death)

    def _deliver(self, answer: Message) -> None:
        if getppid() != self._process:
            raise Closed("the submission has killed the worker")
        self._stream.send(answer)

    @staticmethod
    def _last_words(say: Callable[[], None]) -> None:
        try:
            say()
        except (Closed, ProtocolError):
            _exit(0)


def _died(status: int, last: LastSeen, output: str) -> Died:
    number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else 0
    return Died(number, code, last.late, last.file, last.line, output)
