"""Concurrency behind the engine's back: real threads, processes, process-shared locks.

A simulation that does not see a thread would pass the program by default. An audit hook (PEP 578) sees every thread
and process that is started; what it sees during an execution is reported as ``uncontrolled``, never passed over in
silence. Semaphores of ``multiprocessing`` have no audit event, so their constructor is wrapped while the world is
installed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_EVENTS = {
    "_thread.start_new_thread": "started a thread that the engine does not control",
    "_thread.start_joinable_thread": "started a thread that the engine does not control",
    "os.fork": "started a process",
    "os.forkpty": "started a process",
    "os.posix_spawn": "started a process",
    "os.spawn": "started a process",
    "os.system": "started a process",
    "os.exec": "replaced the process",
    "subprocess.Popen": "started a process",
}


class Watch:
    """Notes what escapes during an execution. Audit hooks can't be removed: one watch serves the process, one world
    at a time."""

    def __init__(self) -> None:
        self._notes: list[str] | None = None
        self._hooked = False

    @contextmanager
    def noting(self, notes: list[str]) -> Iterator[None]:
        """Appends a sentence to ``notes`` for everything that escapes meanwhile."""
        if not self._hooked:
            sys.addaudithook(self._audit)
            self._hooked = True
        self._notes = notes
        try:
            yield
        finally:
            self._notes = None

    def note(self, sentence: str) -> None:
        """Adds a sentence, unless nothing is being noted."""
        if self._notes is not None and sentence not in self._notes:
            self._notes.append(sentence)

    def _audit(self, event: str, _arguments: tuple[Any, ...]) -> None:
        if self._notes is not None and event in _EVENTS:
            self.note(_EVENTS[event])


def watched_semaphore(watch: Watch) -> Any:
    """A stand-in for ``_multiprocessing.SemLock`` that tells the watch, or None where there is no such thing."""
    try:
        import _multiprocessing
    except ImportError:
        return None

    class SemLock(_multiprocessing.SemLock):  # type: ignore[misc]  # a C type without stubs
        """A process-shared semaphore; a thread that waits for it stops all simulated threads."""

        def __new__(cls, *args: Any, **kwargs: Any) -> Any:
            watch.note("made a lock shared between processes")
            return super().__new__(cls, *args, **kwargs)

    return SemLock
