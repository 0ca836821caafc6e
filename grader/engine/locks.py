"""The two primitives on which CPython builds all others: ``_thread.lock`` and ``_thread.RLock``.

Modelled on Modules/_threadmodule.c of CPython: same arguments, same errors, same messages. Everything above them
(Condition, Event, Semaphore, Barrier, Queue, the executors) is CPython's own Python code, run unchanged.
"""

from __future__ import annotations

import _thread as real
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

from .task import Task

if TYPE_CHECKING:
    from .world import World


def checked_timeout(blocking: object, timeout: Any) -> float | None:
    """The timeout in seconds, or None to wait for ever. Raises what CPython raises on bad arguments: a real lock is
    asked."""
    real.allocate_lock().acquire(blocking, timeout)  # type: ignore[arg-type]  # any object is let through on purpose
    if not blocking:
        return 0.0
    return None if timeout == -1 else float(timeout)


class Lock:
    """A simulated ``_thread.lock``: unowned, taken by whoever is chosen first, released by anyone."""

    __slots__ = ("__weakref__", "born", "maker", "owner", "quiet", "serial", "taken_at", "waiters")

    world: ClassVar[World]

    def __init__(self) -> None:
        execution = self.world.execution
        self.owner: Task | None = None
        self.waiters: list[Task] = []
        self.born = execution.current.site
        self.taken_at = -1
        self.maker: Task | None = execution.current
        self.quiet = execution is self.world.idle
        self.serial = len(execution.locks)
        execution.locks.append(self)

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """Takes the lock; waits for it unless told otherwise. Returns whether it was taken."""
        limit = None if blocking is True and timeout == -1 else checked_timeout(blocking, timeout)
        execution = self.world.execution
        task = execution.current
        if execution.alarm < 0:
            execution.library_point()
        forever = blocking is True and timeout == -1
        if self.owner is None or not forever:
            # Others may run before the lock is tried, where that can make a difference. It can't right after a point in
            # instrumented code, nor for a lock that only its maker has seen, nor before waiting for ever: that is a
            # decision of its own.
            if task.fresh:
                task.fresh = False
            elif self.maker is not task and not self.quiet:
                execution.library_point()
            self.maker = None
        if self.owner is None:
            self.owner = task
            self.taken_at = task.site
            if self.waiters or execution.recorder is not None:
                self._took(task, forever)
            return True
        limit = None if forever else checked_timeout(bool(blocking), timeout)
        if limit == 0:
            if execution.recorder is not None:
                execution.recorder.tried(task, self)
            return False
        return self._wait(task, limit)

    def _wait(self, task: Task, limit: float | None) -> bool:
        execution = self.world.execution
        self.waiters.append(task)
        try:
            woken = execution.block(self, limit)
        except BaseException:
            self.forget(task)
            raise
        if woken:
            self.forget(task)
            task.deadline = None
            self.owner = task
            self.taken_at = task.site
            self._took(task, limit is None)
        return woken

    def _took(self, task: Task, insists: bool) -> None:
        execution = self.world.execution
        for waiter in self.waiters:
            execution.disable(waiter)
        if execution.recorder is not None:
            execution.recorder.acquired(task, self, insists)

    def release(self) -> None:
        """Frees the lock, whoever holds it, and makes every waiter a candidate. Raises RuntimeError when it is
        free."""
        if self.owner is None:
            raise RuntimeError("release unlocked lock")
        execution = self.world.execution
        if self.owner is not execution.current:
            execution.signals.add(self.born)
        else:
            execution.guards.add(self.born)
        self.owner = None
        for waiter in self.waiters:
            execution.enable(waiter)
        if execution.recorder is not None:
            execution.recorder.released(execution.current, self)

    def seize(self, task: Task) -> None:
        """Gives a free lock to ``task``, which need not run now."""
        self.owner = task

    def locked(self) -> bool:
        """Whether somebody holds the lock."""
        execution = self.world.execution
        if execution.recorder is not None:
            execution.recorder.tried(execution.current, self)
        return self.owner is not None

    def forget(self, task: Task) -> None:
        """Takes ``task`` off the waiting list; it gave up."""
        if task in self.waiters:
            self.waiters.remove(task)

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *_: object) -> None:
        self.release()

    def __hash__(self) -> int:
        return hash(self.serial)

    def __repr__(self) -> str:
        state = "locked" if self.owner is not None else "unlocked"
        return f"<{state} _thread.lock object at {id(self):#x}>"

    def __reduce_ex__(self, _: Any) -> NoReturn:
        raise TypeError(f"cannot pickle '_thread.{type(self).__name__}' object")

    def _at_fork_reinit(self) -> None:
        self.owner = None
        self.waiters.clear()

    acquire_lock = acquire
    release_lock = release
    locked_lock = locked


class Reentrant:
    """Makes an ``RLock`` of the lock class that stands behind it: owned by a task, taken again by the same task at
    will."""

    __slots__: tuple[str, ...] = tuple("")  # the attributes are the bases'; mypy would believe an empty literal

    world: ClassVar[World]
    owner: Task | None
    count: int
    _take: Callable[..., bool]
    _free: Callable[..., None]
    _renew: Callable[..., None]

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """Takes the lock, or counts one more level when the caller holds it already."""
        task = self.world.execution.current
        if self.owner is task:
            if blocking is not True or timeout != -1:
                checked_timeout(blocking, timeout)
            task.fresh = False
            self.count += 1
            return True
        taken = self._take(blocking, timeout)
        if taken:
            self.count = 1
        return taken

    __enter__ = acquire

    def release(self) -> None:
        """Undoes one acquire. Raises RuntimeError unless the caller holds the lock."""
        if self.owner is None or self.owner is not self.world.execution.current:
            raise RuntimeError("cannot release un-acquired lock")
        self.count -= 1
        if self.count == 0:
            self._free()

    def __exit__(self, *_: object) -> None:
        self.release()

    def __repr__(self) -> str:
        state = "locked" if self.owner is not None else "unlocked"
        owner = self.owner.number + 1 if self.owner is not None else 0
        return f"<{state} _thread.RLock object owner={owner} count={self.count} at {id(self):#x}>"

    def _is_owned(self) -> bool:
        return self.owner is self.world.execution.current

    def _recursion_count(self) -> int:
        return self.count if self._is_owned() else 0

    def _release_save(self) -> tuple[int, Task | None]:
        if self.owner is None:
            raise RuntimeError("cannot release un-acquired lock")
        state = (self.count, self.owner)
        self.count = 0
        self._free()
        return state

    def _acquire_restore(self, state: tuple[int, Task | None]) -> None:
        self._take()
        self.count, self.owner = state

    def _at_fork_reinit(self) -> None:
        self._renew()
        self.count = 0


class RLock(Reentrant, Lock):
    """A simulated ``_thread.RLock``."""

    __slots__ = ("count",)

    _take = Lock.acquire
    _free = Lock.release
    _renew = Lock._at_fork_reinit

    def __init__(self, *_: object, **__: object) -> None:
        super().__init__()
        self.count = 0


class _Absent:
    """Hides an inherited name that the real type doesn't have."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, instance: object, owner: type) -> Any:
        raise AttributeError(f"'{owner.__module__}.{owner.__name__}' object has no attribute {self._name!r}")


def bound_to(world: World, lock: type[Any] = Lock, rlock: type[Any] = RLock) -> tuple[type[Any], type[Any]]:
    """The lock classes of one world, named as CPython names them; like the real one, ``lock`` can't be subclassed."""
    names: dict[str, Any] = {"world": world, "__slots__": (), "__module__": "_thread"}
    hidden = ("acquire_lock", "release_lock", "locked_lock", "locked", "_recursion_count")
    absent = {name: _Absent(name) for name in hidden if not hasattr(real.RLock, name)}
    plain = type("lock", (lock,), {**names, "__init_subclass__": classmethod(_refuse)})
    return plain, type("RLock", (rlock,), {**names, **absent})


def _refuse(_: type) -> None:
    raise TypeError("type '_thread.lock' is not an acceptable base type")
