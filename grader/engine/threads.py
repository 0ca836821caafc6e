"""The simulated ``_thread`` module, in the shape that this version of CPython's ``threading`` imports.

Modelled on Modules/_threadmodule.c: ``start_new_thread`` and ``_set_sentinel`` up to 3.12, ``_start_joinable_thread`` and
``_ThreadHandle`` from 3.13 on. ``_local`` is left out on purpose: ``threading`` then falls back on its own pure Python twin.
"""

from __future__ import annotations

import _thread as real
from collections.abc import Callable
from types import ModuleType
from typing import TYPE_CHECKING, Any, ClassVar

from . import locks
from .task import Task

if TYPE_CHECKING:
    from .world import World

MAIN_IDENT = 1


class Handle:
    """A simulated ``_thread._ThreadHandle`` (3.13): joins one thread, any number of times."""

    world: ClassVar[World]

    def __init__(self) -> None:
        self.ident = 0
        self._started = False
        self._lock: Any = self.world.thread.allocate_lock()

    def start(self, task: Task) -> None:
        """Binds the handle to the task that it will join."""
        self._started = True
        self.ident = ident_of(task)
        self._lock.owner = task
        task.on_end.append(self._set_done)

    def is_done(self) -> bool:
        """Whether the thread has ended."""
        return self._started and not self._lock.locked()

    def _set_done(self) -> None:
        self._started = True
        if self._lock.locked():
            self._lock.release()

    def join(self, timeout: float | None = None) -> None:
        """Waits for the end of the thread. Raises RuntimeError for a thread that joins itself or was never started."""
        if not self._started:
            raise RuntimeError("thread not started")
        if self._lock.owner is self.world.execution.current:
            raise RuntimeError("Cannot join current thread")
        wait = -1 if timeout is None or timeout < 0 else timeout
        if self._lock.acquire(wait != 0, -1 if wait == 0 else wait):
            self._lock.release()


def ident_of(task: Task) -> int:
    """The identifier of a task's thread; never zero."""
    return task.number + MAIN_IDENT


class Threads:
    """The functions of the simulated ``_thread``, bound to one world."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.handle = type("_ThreadHandle", (Handle,), {"world": world, "__module__": "_thread"})

    def start_new_thread(self, function: Callable[..., object], args: tuple[Any, ...], kwargs: Any = None, /) -> int:
        """Starts a thread that nobody can join. Raises TypeError on arguments that CPython rejects."""
        self._check(function, args, kwargs)
        named = kwargs or {}
        return ident_of(self._spawn(function, lambda: function(*args, **named), daemon=self._is_daemon(function)))

    def start_joinable_thread(self, function: Callable[[], object], handle: Any = None, daemon: bool = True) -> Any:
        """Starts a thread with a handle to join it by (3.13)."""
        if handle is None:
            handle = self.handle()
        task = self._spawn(function, function, daemon=daemon)
        handle.start(task)
        return handle

    def _spawn(self, function: Callable[..., object], body: Callable[[], object], *, daemon: bool) -> Task:
        thread = getattr(function, "__self__", None)
        return self._world.execution.spawn(body, daemon=daemon, thread=thread if hasattr(thread, "name") else None)

    @staticmethod
    def _is_daemon(function: Callable[..., object]) -> bool:
        return bool(getattr(getattr(function, "__self__", None), "daemon", True))

    @staticmethod
    def _check(function: object, args: object, kwargs: object) -> None:
        if not callable(function):
            raise TypeError("first arg must be callable")
        if not isinstance(args, tuple):
            raise TypeError("2nd arg must be a tuple")
        if kwargs is not None and not isinstance(kwargs, dict):
            raise TypeError("optional 3rd arg must be a dictionary")

    def get_ident(self) -> int:
        """The running thread's identifier."""
        return ident_of(self._world.execution.current)

    def set_sentinel(self) -> Any:
        """A lock that is released when the calling thread has ended (up to 3.12)."""
        lock = self._world.thread.allocate_lock()

        def notify() -> None:
            if lock.locked():
                lock.release()

        self._world.execution.current.on_end.append(notify)
        return lock

    def main_handle(self, ident: int) -> Any:
        """A handle on a thread that was not started by ``threading`` (3.13)."""
        handle = self.handle()
        handle.ident = ident
        return handle

    def shutdown(self) -> None:
        """Joining what is left at exit is the execution's business."""

    def count(self) -> int:
        """How many threads are alive beside the main one."""
        return sum(not task.ended for task in self._world.execution.tasks) - 1


def build(world: World) -> ModuleType:
    """The module object. Names that only CPython's own tests use are passed on from the real module."""
    module = ModuleType("_thread", real.__doc__)
    threads = Threads(world)
    lock, rlock = locks.bound_to(world)
    names: dict[str, Any] = {
        "allocate_lock": lock,
        "allocate": lock,
        "LockType": lock,
        "lock": lock,
        "RLock": rlock,
        "error": RuntimeError,
        "TIMEOUT_MAX": locks.TIMEOUT_MAX,
        "start_new_thread": threads.start_new_thread,
        "start_new": threads.start_new_thread,
        "get_ident": threads.get_ident,
        "get_native_id": threads.get_ident,
        "stack_size": lambda size=0, /: 0,
        "exit": _exit,
        "exit_thread": _exit,
        "interrupt_main": real.interrupt_main,
        "daemon_threads_allowed": lambda: True,
        "_count": threads.count,
        "_is_main_interpreter": lambda: True,
        "_excepthook": world.excepthook,
        "_ExceptHookArgs": real._ExceptHookArgs,
        "set_name": lambda name: None,
    }
    if hasattr(real, "_start_joinable_thread"):
        names |= {
            "_start_joinable_thread": threads.start_joinable_thread,
            "start_joinable_thread": threads.start_joinable_thread,
            "_ThreadHandle": threads.handle,
            "_make_thread_handle": threads.main_handle,
            "_get_main_thread_ident": lambda: MAIN_IDENT,
            "_shutdown": threads.shutdown,
        }
    else:
        names["_set_sentinel"] = threads.set_sentinel
    vars(module).update(names)
    return module


def _exit() -> None:
    raise SystemExit
