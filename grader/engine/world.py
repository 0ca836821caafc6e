"""The simulated standard library: CPython's own modules (see :mod:`grader.engine.library`) on top of a simulated
``_thread`` and ``time``.

Departures from CPython: thread and future objects hash by order of creation, not by address; unseeded random numbers
come from a fixed seed; so the order of a set of threads is the same in every run.
"""

from __future__ import annotations

import functools
import gc
import importlib
import itertools
import os
import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from . import clock, threads
from .adapters import adapt_event_loop, adapt_semaphores, adapt_thread_pool
from .carriers import Carriers
from .execution import Execution
from .library import Library
from .policy import Guard, Seal, Watch, overridden
from .policy.unaudited import Unaudited
from .started import Started
from .strategies.random_walk import RandomWalk
from .task import Task
from .thread_local import Locals
from .unwinding import Unwound

_SCATTER, _ADDRESSES = 0x9E3779B1, 1 << 28
"""Odd, and a power of two: so many objects get different numbers."""

_RESTORED = ("_thread", "time", "threading", "queue", "concurrent.futures.thread")
"""Modules whose names get their first values back before every execution, whatever a submission did to them."""

_WANTED = ("base64", "hashlib", "hmac", "pathlib", "secrets", "shutil", "socket", "tempfile", "urllib.parse")
"""What the grader has no need of, and programs may import."""


def _serial_of(future: object) -> int:
    """What ``wait`` and ``as_completed`` sort futures by, in place of ``id``; nothing is kept alive by it."""
    return getattr(future, "_grader_serial", 0)


class World:
    """One set of simulated modules; :attr:`execution` is the one that runs in it, or an idle one."""

    def __init__(self) -> None:
        self.idle = Execution(RandomWalk(0), limit=1 << 60, fair_after=1 << 60)
        self.execution = self.idle
        self.carriers = Carriers()
        self.locals = Locals()
        self.threads = threads.Threads(self)
        self.thread = threads.build(self, self.threads)
        self.clock = clock.Clock(self)
        self.time = clock.build(self.clock)
        self.watch = Watch()
        self.guard = Guard(self.watch)
        self.seal = Seal()
        self._unaudited = Unaudited(self.watch)
        self._library = Library({"_thread": self.thread, "time": self.time})
        self._serials = itertools.count()
        self._bytes = random.Random(0)
        self._random_bytes = self._urandom
        self._ids: dict[int, tuple[int, object]] = {}
        with self._undisturbed():
            self._library.load()
        self._order_by_creation(self.module("threading").Thread)
        self._order_by_creation(self.module("concurrent.futures").Future)
        vars(self.module("concurrent.futures._base"))["id"] = _serial_of
        self._seed_by_default(self.module("random"))
        self._start_quietly(self.module("threading"))
        self._bindings = [(vars(module), dict(vars(module))) for module in map(self.module, _RESTORED)]
        self._locks: list[tuple[Any, Task | None, int]] = [
            (lock, lock.owner, getattr(lock, "count", 0)) for lock in self.idle.locks
        ]
        self._atexits = list(self.module("threading")._threading_atexits)
        self._main_thread = self.module("threading").main_thread()
        self._main_thread_state = dict(vars(self._main_thread))
        engine = list(sys.modules.values())
        with self.installed():
            self.seal.cover([*sys.modules.values(), *engine])

    def module(self, name: str) -> Any:
        """The world's copy of a module that it has loaded."""
        return self._library.module(name)

    @contextmanager
    def installed(self) -> Iterator[None]:
        """Puts the world's modules into ``sys.modules``, and takes them and all that was imported meanwhile out
        again."""
        with self._library.installed(), self._undisturbed():
            yield

    @contextmanager
    def _undisturbed(self) -> Iterator[None]:
        urandom = os.urandom
        os.urandom = self._random_bytes
        try:
            with self._unaudited.watched():
                yield
        finally:
            os.urandom = urandom

    def at_exit(self) -> None:
        """What CPython does when the main thread has ended, before it waits for the others: idle pool threads are
        told to end."""
        for function in reversed(self.module("threading")._threading_atexits):
            function()

    def foresee(self, source: str) -> None:
        """Loads and seals what a program with this source may import, for all the processes that are forked to run
        it."""
        for name in _WANTED:
            if name in source:
                importlib.import_module(name)
        with self.installed():
            self.prepare(source)

    def prepare(self, source: str) -> None:
        """Loads and adapts what a program with this source may import, and would wait for real in. To be called
        while installed."""
        if "multiprocessing" in source and "multiprocessing.pool" not in self._library:
            adapt_thread_pool(self._library.bring("multiprocessing.pool"), self.module("queue"))
            tracker = self._library.bring("multiprocessing.resource_tracker")
            adapt_semaphores(self._library.bring("multiprocessing.synchronize"), tracker)
        if "asyncio" in source and "asyncio" not in self._library:
            adapt_event_loop(self._library.bring("asyncio"), self)
        self.seal.cover(sys.modules.values())

    def enter(self, execution: Execution, *, seed: bool = True) -> None:
        """Makes ``execution`` the running one and gives the modules the state they had when they were loaded.

        Random numbers start over too; a program that draws none can spare itself the ``seed``.
        """
        for names, saved in self._bindings:
            names.update(saved)
        for lock, owner, count in self._locks:
            lock.owner = owner
            lock.waiters.clear()
            if count or hasattr(lock, "count"):
                lock.count = count
        self.locals.forget_all()
        self.clock.reset()
        self.threads.reset()
        self._reset_threading(self.module("threading"))
        self._reset_futures(self.module("concurrent.futures.thread"))
        self._serials = itertools.count()
        self._ids.clear()
        if seed:
            self._bytes.seed(0)
            self.module("random").seed(0)
        execution.at_main_end = self._release_main
        self.execution = execution

    def _release_main(self) -> None:
        """Threads may wait for the main one: it counts as ended when the interpreter begins to shut down."""
        main = vars(self._main_thread)
        handle = main.get("_os_thread_handle") or main.get("_handle")  # its names in 3.14 and in 3.13
        if handle is not None:
            handle._set_done()
        else:
            main["_tstate_lock"].release()

    def leave(self) -> None:
        """Back to the idle execution."""
        self.execution = self.idle

    def _reset_threading(self, threading: Any) -> None:
        threading._active.clear()
        threading._active[threads.MAIN_IDENT] = self._main_thread
        main = vars(self._main_thread)
        for name in [
            each for each in main if each not in self._main_thread_state and not each.startswith("_threading_local")
        ]:
            del main[name]
        main.update(self._main_thread_state)
        threading._limbo.clear()
        threading._dangling.clear()
        threading._counter = itertools.count(1).__next__
        if hasattr(threading, "_shutdown_locks"):
            threading._shutdown_locks.clear()
        threading._threading_atexits[:] = self._atexits

    @staticmethod
    def _reset_futures(thread: Any) -> None:
        thread._threads_queues.clear()
        thread.ThreadPoolExecutor._counter = itertools.count().__next__

    def _order_by_creation(self, kind: Any) -> None:
        def create(cls: Any, *_: Any, **__: Any) -> Any:
            created = object.__new__(cls)
            created._grader_serial = next(self._serials)
            return created

        kind.__new__ = create
        kind.__hash__ = lambda this: hash(getattr(this, "_grader_serial", -1))

    def excepthook(self, args: Any, /) -> None:
        """Records what a thread died of; ``SystemExit`` is silent, as in CPython."""
        error = args.exc_value
        if not isinstance(error, SystemExit | Unwound) and not self.execution.stopped:
            self.execution.died(self.execution.current, error)

    def identify(self, value: object) -> int:
        """A replacement for ``id``: numbers objects by the order of asking, so that no order depends on addresses. The
        numbers don't rise, for those of real objects don't either: who sorts by them gets no order of arrival."""
        known = self._ids.get(id(value))
        self.execution.touched(self._ids)
        if known is None:
            known = self._ids[id(value)] = (0x1000 + 16 * (len(self._ids) * _SCATTER % _ADDRESSES), value)
        return known[0]

    def referents(self, value: object) -> list[Any]:
        """What ``value`` refers to, asked for by the engine."""
        with self.watch.off_duty():
            return gc.get_referents(value)

    def tampered(self, *, thoroughly: bool = True) -> list[str]:
        """The full names of what the program replaced in library and engine, or only in the builtins and the engine's
        objects; all of it is put back. To be called while installed."""
        own = (self, self.threads, self.clock, self.locals, self.watch, self.guard)
        return (self.seal.broken() if thoroughly else self.seal.broken_builtins()) + overridden(own)

    def _urandom(self, size: int, /) -> bytes:
        return self._bytes.randbytes(size)

    def _start_quietly(self, threading: Any) -> None:
        """Gives threads a cheap handshake for ``Thread.start``: its scheduling points would drown the program's
        own."""
        initialise = threading.Thread.__init__

        @functools.wraps(initialise)
        def __init__(thread: Any, *args: Any, **kwargs: Any) -> None:  # noqa: N807 - it takes that place
            initialise(thread, *args, **kwargs)
            thread._started = Started(self)

        threading.Thread.__init__ = __init__
        if hasattr(threading, "_maintain_shutdown_locks"):
            threading._maintain_shutdown_locks = lambda: None

    @staticmethod
    def _seed_by_default(module: Any) -> None:
        class Random(module.Random):  # type: ignore[misc]
            """``random.Random`` that repeats itself when it is given no seed."""

            def __init__(self, x: Any = 0) -> None:
                super().__init__(0 if x is None else x)

            def seed(self, a: Any = 0, version: int = 2) -> None:
                super().seed(0 if a is None else a, version)

        Random.__qualname__ = "Random"
        Random.__module__ = "random"
        module.Random = Random
