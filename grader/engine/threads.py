"""The simulated ``_thread`` module, in the shape that this version of CPython's ``threading`` imports.

Modelled on Modules/_threadmodule.c: ``start_new_thread`` and ``_set_sentinel`` up to 3.12,
``start_joinable_thread`` and ``_ThreadHandle`` from 3.13 on.
"""

from __future__ import annotations

import _thread as real
from collections.abc import Callable
from types import ModuleType
from typing import TYPE_CHECKING, Any, ClassVar

from . import locks, thread_local
from .task import Task

if TYPE_CHECKING:
    from .world import World

MAIN_IDENT = 1

_NONE: dict[str, Any] = {}


class Handle:
    """A simulated ``_thread._ThreadHandle`` (3.13): joins one thread, any number of times."""

    world: ClassVar[World]

    def __init__(self) -> None:
        self.ident = 0
        self._state = "not started"
        self._lock: Any = self.world.thread.allocate_lock()

    def start(self, task: Task) -> None:
        """Binds the handle to the task that it will join."""
        self.bind(self.world.threads.ident_of(task), task)
        task.on_end.append(self._set_done)

    def bind(self, ident: int, task: Task) -> None:
        """The thread runs; it ends when somebody says so."""
        self._state = "running"
        self.ident = ident
        self._lock.seize(task)

    def check_startable(self) -> None:
        """Raises RuntimeError when the handle had a thread already."""
        if self._state != "not started":
            raise RuntimeError("thread already started")

    def is_done(self) -> bool:
        """Whether the thread has ended."""
        return self._state == "done"

    def _set_done(self) -> None:
        if self._state == "not started":
            raise RuntimeError("thread not started")
        self._state = "done"
        if self._lock.owner is not None:
            self._lock.release()

    def join(self, timeout: float | None = None, /) -> None:
        """Waits for the end of the thread. Raises RuntimeError for a thread that joins itself or was never started."""
        if self._state == "not started":
            raise RuntimeError("thread not started")
        if self._state == "running" and self.ident == self.world.thread.get_ident():
            raise RuntimeError("Cannot join current thread")
        if timeout is None or timeout < 0:
            joined = self._lock.acquire()
        else:
            joined = self._lock.acquire(timeout != 0, timeout or -1)
        if joined:
            self._lock.release()

    def __repr__(self) -> str:
        return f"<_ThreadHandle object: ident={self.ident}>"


class Threads:
    """The functions of the simulated ``_thread``, bound to one world."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.handle = type("_ThreadHandle", (Handle,), {"world": world, "__module__": "_thread"})
        self._stack_size = 0

    def ident_of(self, task: Task) -> int:
        """The identifier of a task's thread; never zero."""
        return task.number + MAIN_IDENT

    def start_new_thread(self, function: Callable[..., object], args: tuple[Any, ...], kwargs: Any = _NONE, /) -> int:
        """Starts a thread that nobody can join. Raises TypeError on arguments that CPython rejects."""
        self._check(function, args, kwargs)
        return self.ident_of(self._spawn(function, lambda: function(*args, **kwargs), daemon=self._is_daemon(function)))

    def start_joinable_thread(self, function: Callable[[], object], handle: Any = None, daemon: bool = True) -> Any:
        """Starts a thread with a handle to join it by (3.13)."""
        if not callable(function):
            raise TypeError("thread function must be callable")
        if handle is None:
            handle = self.handle()
        if not isinstance(handle, Handle):
            raise TypeError("'handle' must be a _ThreadHandle")
        handle.check_startable()
        self._spawn(function, function, daemon=daemon, handle=handle)
        return handle

    def _spawn(
        self,
        function: Callable[..., object],
        body: Callable[[], object],
        *,
        daemon: bool,
        handle: Handle | None = None,
    ) -> Task:
        thread = getattr(function, "__self__", None)
        execution = self._world.execution
        forget = self._world.locals.forget

        def live() -> None:
            try:
                body()
            except Exception:
                forget(task)
                raise
            except SystemExit:
                pass
            execution.library_point()  # whoever has done his last is still alive for a while
            forget(task)

        task = execution.spawn(live, daemon=daemon, thread=thread if hasattr(thread, "name") else None)
        if handle is not None:
            handle.start(task)
        return task

    @staticmethod
    def _is_daemon(function: Callable[..., object]) -> bool:
        return bool(getattr(getattr(function, "__self__", None), "daemon", True))

    @staticmethod
    def _check(function: object, args: object, kwargs: object) -> None:
        if not callable(function):
            raise TypeError("first arg must be callable")
        if not isinstance(args, tuple):
            raise TypeError("2nd arg must be a tuple")
        if not isinstance(kwargs, dict):
            raise TypeError("optional 3rd arg must be a dictionary")

    def get_ident(self) -> int:
        """The running thread's identifier."""
        return self.ident_of(self._world.execution.current)

    def set_sentinel(self) -> Any:
        """A lock that is released when the calling thread has ended (up to 3.12)."""
        lock = self._world.thread.allocate_lock()

        def notify() -> None:
            if lock.owner is not None:
                lock.release()

        self._world.execution.current.on_end.append(notify)
        return lock

    def main_handle(self, ident: int) -> Any:
        """A handle on a thread that was not started by ``threading`` (3.13)."""
        handle = self.handle()
        handle.bind(ident, Task(0 if ident == MAIN_IDENT else -1))
        return handle

    def stack_size(self, size: int = 0, /) -> int:
        """The size that was set before; simulated threads share one real stack. Raises what CPython raises."""
        real.stack_size(real.stack_size(size))
        before, self._stack_size = self._stack_size, size
        return before

    def reset(self) -> None:
        """Back to where a process starts."""
        self._stack_size = 0

    def shutdown(self) -> None:
        """Joining what is left at exit is the execution's business."""

    def count(self) -> int:
        """How many threads are alive beside the main one."""
        return sum(not task.ended for task in self._world.execution.tasks[1:])


def build(world: World, threads: Threads) -> ModuleType:
    """The module object. Names that only CPython's own tests use are passed on from the real module."""
    module = ModuleType("_thread", real.__doc__)
    lock, rlock = locks.bound_to(world)
    names: dict[str, Any] = {
        "allocate_lock": lock,
        "allocate": lock,
        "LockType": lock,
        "lock": lock,
        "RLock": rlock,
        "error": RuntimeError,
        "TIMEOUT_MAX": real.TIMEOUT_MAX,
        "_local": thread_local.bound_to(world),
        "start_new_thread": threads.start_new_thread,
        "start_new": threads.start_new_thread,
        "get_ident": threads.get_ident,
        "get_native_id": threads.get_ident,
        "stack_size": threads.stack_size,
        "exit": _exit,
        "exit_thread": _exit,
        "interrupt_main": real.interrupt_main,
        "daemon_threads_allowed": lambda: True,
        "_count": threads.count,
        "_is_main_interpreter": lambda: True,
        "_excepthook": world.excepthook,
        "_ExceptHookArgs": real._ExceptHookArgs,
        "set_name": lambda _: None,
    }
    if hasattr(real, "_ThreadHandle"):
        names |= {
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
