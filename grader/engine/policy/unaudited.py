"""Ways out that have no audit event: stand-ins tell the watch while they are installed.

``multiprocessing`` makes its semaphores, and starts programs for its ``spawn`` and ``forkserver`` methods, by
functions written in C that report nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from .watch import Watch


def _stand_ins(watch: Watch) -> dict[tuple[str, str], Any]:
    """(module, name) → what stands there meanwhile; only for modules that this system has."""
    stand_ins: dict[tuple[str, str], Any] = {}
    try:
        import _multiprocessing

        class SemLock(_multiprocessing.SemLock):  # type: ignore[misc]  # a C type without stubs
            """A process-shared semaphore; a thread that waits for it stops all simulated threads."""

            def __new__(cls, *args: Any, **kwargs: Any) -> Any:
                watch.escaped("made a lock shared between processes")
                return super().__new__(cls, *args, **kwargs)

        stand_ins["_multiprocessing", "SemLock"] = SemLock
    except ImportError:
        pass
    try:
        import _posixsubprocess

        real = _posixsubprocess.fork_exec

        def fork_exec(*args: Any, **kwargs: Any) -> Any:
            watch.escaped("started a process")
            return real(*args, **kwargs)

        stand_ins["_posixsubprocess", "fork_exec"] = fork_exec
    except ImportError:
        pass
    return stand_ins


class Unaudited:
    """The stand-ins of one watch."""

    def __init__(self, watch: Watch) -> None:
        self._stand_ins = _stand_ins(watch)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Puts the stand-ins in their places, and what was there before back again."""
        before = {(module, name): getattr(sys.modules[module], name) for module, name in self._stand_ins}
        for (module, name), stand_in in self._stand_ins.items():
            setattr(sys.modules[module], name, stand_in)
        try:
            yield
        finally:
            for (module, name), real in before.items():
                setattr(sys.modules[module], name, real)
