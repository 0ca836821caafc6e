"""Ways out that have no audit event, or not on every version: stand-ins tell the watch while they are installed.

``multiprocessing`` makes its semaphores, and starts programs for its ``spawn`` and ``forkserver`` methods, by functions
written in C that report nothing; so does ``_thread`` up to 3.11, ``ctypes`` where memory is read through a pointer,
``signal`` where a process is named by a descriptor, and ``os`` where a pipe or a device is made.
"""

from __future__ import annotations

import _thread
import ctypes
import functools
import os
import posix
import signal
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from grader.engine.replaced import StandIns, replaced

from .watch import Watch

_POINTERS = ("pointer", "POINTER", "cast", "memmove", "memset", "CFUNCTYPE", "PYFUNCTYPE")


class Unaudited:
    """The stand-ins of one watch."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._stand_ins: StandIns = {
            **self._processes(),
            **self._threads(),
            **self._pointers(),
            **self._signals(),
            **self._makers(),
        }

    def watched(self) -> AbstractContextManager[None]:
        """The stand-ins are in their places meanwhile."""
        return replaced(self._stand_ins)

    def _processes(self) -> StandIns:
        """Only what this system has."""
        watch, stand_ins = self._watch, {}
        try:
            import _multiprocessing

            class SemLock(_multiprocessing.SemLock):  # type: ignore[misc]  # a C type without stubs
                """A process-shared semaphore; a thread that waits for it stops all simulated threads."""

                def __new__(cls, *args: Any, **kwargs: Any) -> Any:
                    watch.escaped("made a lock shared between processes")
                    return super().__new__(cls, *args, **kwargs)

            stand_ins[_multiprocessing, "SemLock"] = SemLock
        except ImportError:
            pass
        try:
            import _posixsubprocess

            stand_ins[_posixsubprocess, "fork_exec"] = self._told(
                _posixsubprocess.fork_exec, "started a process", refused=True
            )
        except ImportError:
            pass
        return stand_ins

    def _threads(self) -> StandIns:
        sentence = "started a thread that the engine does not control"
        return {(_thread, name): self._told(getattr(_thread, name), sentence) for name in ("start_new_thread",)}

    def _told(self, real: Callable[..., Any], sentence: str, *, refused: bool = False) -> Any:
        @functools.wraps(real)
        def stand_in(*args: Any, **kwargs: Any) -> Any:
            self._watch.escaped(sentence, refused=refused)
            return real(*args, **kwargs)

        return stand_in

    def _signals(self) -> StandIns:
        """Only what this system and this Python have."""
        watch = self._watch

        def stand_in(*_: Any, **__: Any) -> Any:
            watch.refuse("tried to send a signal to a process that is not its own (pidfd_send_signal)")

        name = "pidfd_send_signal"
        return {(module, name): stand_in for module in (signal, sys.modules["_signal"]) if hasattr(module, name)}

    def _makers(self) -> StandIns:
        """Of pipes and devices in the file system."""
        names = [name for name in ("mkfifo", "mknod") if hasattr(os, name)]
        return {(module, name): self._placed(getattr(os, name)) for module in (os, posix) for name in names}

    def _placed(self, real: Callable[..., Any]) -> Any:
        watch = self._watch

        @functools.wraps(real)
        def stand_in(path: Any, *args: Any, **kwargs: Any) -> Any:
            watch.check_written(path, kwargs.get("dir_fd"))
            return real(path, *args, **kwargs)

        return stand_in

    def _pointers(self) -> StandIns:
        return {(ctypes, name): self._refused(getattr(ctypes, name)) for name in _POINTERS}

    def _refused(self, real: Callable[..., Any]) -> Any:
        watch = self._watch

        @functools.wraps(real)
        def stand_in(*args: Any, **kwargs: Any) -> Any:
            watch.check_memory()
            return real(*args, **kwargs)

        return stand_in
