"""Real locks that know who holds them and who waits; see :mod:`grader.engine.stress.monitor`."""

from __future__ import annotations

import _thread as real
from typing import Any, ClassVar

from grader.engine.locks import Lock, Reentrant, checked_timeout

from .monitor import Monitor, RealTask


class RealLock(Lock):
    """A ``_thread.lock`` with an owner and a balance."""

    __slots__ = ("_real", "balance")

    world: ClassVar[Any]

    def __init__(self) -> None:
        execution: Monitor = self.world.execution
        self._real = real.allocate_lock()
        self.balance = 0
        self.owner = None
        self.born = execution.current.site
        self.taken_at = -1
        self.serial = execution.register(self)

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """Takes the lock; waits for it unless told otherwise. Returns whether it was taken."""
        monitor: Monitor = self.world.execution
        if blocking is not True or timeout != -1:
            checked_timeout(blocking, timeout)
        task = monitor.library_point()
        if self._real.acquire(False):
            self._taken_by(monitor, task)
            return True
        if not blocking:
            return False
        monitor.waits(task, self, forever=timeout == -1)
        taken = False
        try:
            with self.world.dozing.until(timeout):
                taken = self._real.acquire(blocking, timeout)
        finally:
            with monitor.mutex:
                task.waiting, task.forever = None, False
                if taken:
                    self._account(task)
        return taken

    def _taken_by(self, monitor: Monitor, task: RealTask) -> None:
        with monitor.mutex:
            self._account(task)

    def _account(self, task: RealTask) -> None:
        self.balance += 1
        self.owner = task
        self.taken_at = task.site

    def release(self) -> None:
        """Frees the lock, whoever holds it. Raises RuntimeError when it is free."""
        monitor: Monitor = self.world.execution
        with monitor.mutex:
            if not self._real.locked():
                raise RuntimeError("release unlocked lock")
            if self.owner is monitor.current:
                monitor.guards.add(self.born)
            self.balance -= 1
            self.owner = None
            self._real.release()

    def seize(self, task: Any) -> None:
        """Gives a free lock to ``task``, which need not run now."""
        self._real.acquire(False)
        self._taken_by(self.world.execution, task)

    def locked(self) -> bool:
        """Whether somebody holds the lock."""
        return self._real.locked()

    def _at_fork_reinit(self) -> None:
        self._real = real.allocate_lock()
        self.owner = None
        self.balance = 0

    def __enter__(self) -> bool:
        return self.acquire()

    acquire_lock = acquire
    release_lock = release
    locked_lock = locked


class RealRLock(Reentrant, RealLock):
    """A ``_thread.RLock`` with an owner and a balance."""

    __slots__ = ("count",)

    _take = RealLock.acquire
    _free = RealLock.release
    _renew = RealLock._at_fork_reinit

    def __init__(self, *_: object, **__: object) -> None:
        super().__init__()
        self.count = 0
