"""Functions in C that wait with a deadline: stand-ins note it (see :mod:`~grader.engine.stress.dozing`), and call them.

What waits for locks needs none, for the locks are the ground's own. Here are the others that a program may call:
``time.sleep``, what waits for descriptors (``multiprocessing`` and ``asyncio`` do so through ``selectors``), semaphores
between processes, sockets with a time limit, and signals. Values that are no deadline are left to the real function
to complain about.
"""

from __future__ import annotations

import functools
import select
import selectors
import signal
import socket
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from typing import Any, Self

from grader.engine.replaced import StandIns, replaced

from .dozing import Dozing

_SOCKET_CALLS = (
    *("_accept", "connect", "recv", "recv_into", "recvfrom", "recvfrom_into", "recvmsg", "recvmsg_into"),
    *("send", "sendall", "sendmsg", "sendto"),
)


class Timed:
    """The stand-ins of one ground."""

    def __init__(self, dozing: Dozing) -> None:
        self._dozing = dozing
        self._stand_ins: StandIns = {
            (time, "sleep"): self._noting(time.sleep, 0),
            **self._selecting(),
            **self._semaphores(),
            **self._sockets(),
            **self._signals(),
        }

    def watched(self) -> AbstractContextManager[None]:
        """The stand-ins are in their places meanwhile."""
        return replaced(self._stand_ins)

    def _noting(self, real: Callable[..., Any], position: int, unit: float = 1.0) -> Any:
        """``real``, which waits for as many units of seconds as its argument at ``position``, or by the name of
        ``timeout``, says."""

        @functools.wraps(real)
        def stand_in(*args: Any, **kwargs: Any) -> Any:
            length = args[position] if len(args) > position else kwargs.get("timeout")
            with self._dozing.until(_seconds(length) * unit):
                return real(*args, **kwargs)

        return stand_in

    def _selecting(self) -> StandIns:
        chosen = self._noting(select.select, 3)
        stand_ins: StandIns = {
            (select, "select"): chosen,
            (selectors.SelectSelector, "_select"): staticmethod(chosen),  # it is called as a method
        }
        if hasattr(select, "poll"):
            polling = self._polling(select.poll, 0.001)
            stand_ins |= {(select, "poll"): polling, (selectors.PollSelector, "_selector_cls"): polling}
        if hasattr(select, "epoll"):
            polling = self._polling(select.epoll, 1.0)
            stand_ins |= {(select, "epoll"): polling, (selectors.EpollSelector, "_selector_cls"): polling}
        return stand_ins

    def _polling(self, real: Any, unit: float) -> Any:
        """``select.poll`` or ``select.epoll``, of which no class can be derived."""
        noting = self._noting

        class Polling:
            """Its objects."""

            fromfd = staticmethod(getattr(real, "fromfd", real))

            def __init__(self, *args: Any, **kwargs: Any) -> None:
                self._real = real(*args, **kwargs)
                self.poll = noting(self._real.poll, 0, unit)

            def __getattr__(self, name: str) -> Any:
                return getattr(self._real, name)

            def __enter__(self) -> Self:
                self._real.__enter__()
                return self

            def __exit__(self, *error: object) -> None:
                self._real.__exit__(*error)

        return _named(Polling, "select", real.__name__)

    def _semaphores(self) -> StandIns:
        try:
            import _multiprocessing
        except ImportError:
            return {}
        acquire = self._noting(_multiprocessing.SemLock.acquire, 2)
        semaphore = type("SemLock", (_multiprocessing.SemLock,), {"acquire": acquire})
        return {(_multiprocessing, "SemLock"): _named(semaphore, "_multiprocessing", "SemLock")}

    def _sockets(self) -> StandIns:
        return {
            (socket.socket, name): self._limited(getattr(socket.socket, name))
            for name in _SOCKET_CALLS
            if hasattr(socket.socket, name)
        }

    def _limited(self, real: Callable[..., Any]) -> Any:
        """A method of sockets, which waits for as long as the socket was told to."""

        @functools.wraps(real)
        def stand_in(this: Any, *args: Any, **kwargs: Any) -> Any:
            with self._dozing.until(_seconds(this.gettimeout())):
                return real(this, *args, **kwargs)

        return stand_in

    def _signals(self) -> StandIns:
        alarm, setitimer, dozing = signal.alarm, signal.setitimer, self._dozing

        @functools.wraps(alarm)
        def alarmed(*args: Any) -> int:
            before = alarm(*args)
            dozing.alarm(_seconds(*args), again=False)
            return before

        @functools.wraps(setitimer)
        def timer_set(which: int, *args: Any) -> tuple[float, float]:
            before = setitimer(which, *args)
            if which == signal.ITIMER_REAL:
                dozing.alarm(_seconds(args[0]), again=len(args) > 1 and _seconds(args[1]) > 0)
            return before

        stand_ins: StandIns = {(signal, "alarm"): alarmed, (signal, "setitimer"): timer_set}
        if hasattr(signal, "sigtimedwait"):
            stand_ins[signal, "sigtimedwait"] = self._noting(signal.sigtimedwait, 1)
        return stand_ins


def _seconds(value: Any) -> float:
    """As a number; one that stands for no deadline when there is none."""
    with suppress(TypeError, ValueError, OverflowError):
        return float(value)
    return -1.0


def _named(kind: type[Any], module: str, name: str) -> type[Any]:
    """``kind`` under the name of the class that it stands for."""
    kind.__module__, kind.__name__, kind.__qualname__ = module, name, name
    return kind
