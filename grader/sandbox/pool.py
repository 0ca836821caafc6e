"""Warm workers for batches: started ahead of time, each handed out once and never used again.

A container takes a third of a second to start, most of which is waiting. So some are kept ready, and whenever one is
taken a background thread starts the next.
"""

from __future__ import annotations

import contextlib
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from types import TracebackType
from typing import Self

from grader.errors import GradeError

from .base import Channel, Sandbox


class Pool:
    """A sandbox that keeps ``size`` workers of another one ready. Several threads may use it; leaving its context
    ends the workers that nobody took."""

    def __init__(self, sandbox: Sandbox, size: int, starters: int = 2) -> None:
        self.name = sandbox.name
        self.notice = sandbox.notice
        self._sandbox = sandbox
        self._starters = ThreadPoolExecutor(starters, thread_name_prefix="warm")
        self._lock = Lock()
        self._waiting: deque[Future[Channel]] = deque()
        self._open = True
        for _ in range(size):
            self._refill()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def open(self) -> Channel:
        """The worker that has waited longest, or a new one when that could not be started: what went wrong a while
        ago may be mended, and if not, it is raised now."""
        with self._lock:
            if not self._open:
                raise RuntimeError("the pool is closed")
            oldest = self._waiting.popleft()
            self._refill()
        try:
            return oldest.result()
        except GradeError:
            return self._sandbox.open()

    def close(self) -> None:
        """Ends every worker that nobody took, those on their way included. May be called twice."""
        with self._lock:
            self._open = False
            waiting, self._waiting = self._waiting, deque()
        for each in waiting:
            each.cancel()
        self._starters.shutdown(wait=True)
        for each in waiting:
            with contextlib.suppress(GradeError):
                if not each.cancelled():
                    each.result().close()

    def _refill(self) -> None:
        self._waiting.append(self._starters.submit(self._sandbox.open))
