"""What a stress run stands on: CPython's own modules (see :mod:`grader.engine.library`) on top of real threads and
real locks that are watched.

Nothing is simulated here but the knowledge of who waits. The modules are loaded once; every run is a process of its
own, so whatever a run does to them is gone with it.
"""

from __future__ import annotations

import _thread as real
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from types import ModuleType
from typing import Any

from grader.engine.library import Library
from grader.engine.locks import bound_to
from grader.engine.policy import Guard, Seal, Watch, overridden
from grader.engine.policy.unaudited import Unaudited
from grader.engine.program import Program
from grader.engine.threads import Handle, Threads

from .dozing import Dozing
from .forks import Forks
from .lingering import Lingering
from .locks import RealLock, RealRLock
from .machine import presented
from .monitor import Monitor, RealTask
from .noise import Noise
from .shared import Shared
from .spawning import adapt
from .timed import Timed


class RealThreads(Threads):
    """``_thread``'s functions, on real threads."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)  # type: ignore[arg-type]  # a world, as far as threads need one
        self._ground = ground

    def ident_of(self, task: Any) -> int:
        """The operating system's identifier."""
        return int(task.ident)

    def _spawn(
        self,
        function: Callable[..., object],
        body: Callable[[], object],
        *,
        daemon: bool,
        handle: Handle | None = None,
    ) -> RealTask:
        thread = getattr(function, "__self__", None)
        monitor = self._ground.execution
        task = monitor.spawned(daemon=daemon, thread=thread if hasattr(thread, "name") else None)
        if handle is not None:
            handle.start(task)  # before it runs: it may end at once

        def live() -> None:
            monitor.adopt(task)
            if handle is not None:
                handle.ident = task.ident
            monitor.live(task, body)

        try:
            task.ident = real.start_new_thread(live, ())
        except BaseException:
            monitor.ended(task)
            raise
        return task

    def get_ident(self) -> int:
        """The running thread's identifier."""
        return real.get_ident()

    def stack_size(self, size: int = 0, /) -> int:
        """The real thing."""
        return real.stack_size(size)


class Ground:
    """One set of modules on real threads; :attr:`execution` watches the run that is going on."""

    def __init__(self) -> None:
        self.execution = Monitor(Noise(0, 0))
        self.shared: Shared | None = None
        self.lingering = Lingering()
        self.dozing = Dozing()
        self._timed = Timed(self.dozing)
        self.program: Program | None = None
        self._adapted = self._followed = False
        self._forks: Forks | None = None
        self._for_good = ExitStack()
        self.threads = RealThreads(self)
        self.thread = self._build()
        self._library = Library({"_thread": self.thread})
        self.watch = Watch(simulated=False)
        self.guard = Guard(self.watch)
        self._unaudited = Unaudited(self.watch)
        self._seal = Seal()
        with self._timed.watched():
            self._library.load()
        self._cover()

    def module(self, name: str) -> Any:
        """The copy of a module that was loaded."""
        return self._library.module(name)

    def prepare(self, program: Program) -> None:
        """Loads and adapts what the program may import, before it is forked many times. It is this program from now on
        that new interpreters load."""
        if self.program is program:
            return
        self.program = program
        source = "".join(program.files.values())
        if "multiprocessing" not in source and "ProcessPool" not in source:
            return
        with self._library.installed():
            for name in ("pool", "queues", "sharedctypes", "connection", "synchronize", "popen_fork", "spawn"):
                self._library.bring(f"multiprocessing.{name}")
            if "ProcessPool" in source:
                self._library.bring("concurrent.futures.process")
            if not self._adapted:
                adapt(self)
                self._adapted = True
        self._cover()

    def _cover(self) -> None:
        engine = list(sys.modules.values())
        with self.installed():
            self._seal.cover([*sys.modules.values(), *engine])

    def tampered(self) -> list[str]:
        """The full names of what the program replaced in library and grader; all of it is put back."""
        own = (self, self.threads, self.watch, self.guard, self.dozing, self.execution)
        return self._seal.broken() + overridden(own)

    def for_good(self, context: AbstractContextManager[Any]) -> None:
        """Enters ``context`` for as long as this process lives."""
        self._for_good.enter_context(context)

    @contextmanager
    def installed(self) -> Iterator[None]:
        """Puts the modules into ``sys.modules``, and takes them out again."""
        with self._library.installed(), self._unaudited.watched(), self._timed.watched(), presented():
            yield

    def begin(self, noise: Noise, shared: Shared, forks: Forks | None = None) -> Monitor:
        """A new run starts in this process; its monitor. ``forks`` counts its processes."""
        self.shared = shared
        self.dozing.begin(shared.dozing)
        self.lingering.begin(shared.waited_for)
        self.execution = Monitor(noise)
        self._forks = forks
        self.follow_forks()
        return self.execution

    def follow_forks(self) -> None:
        """From now on the process may fork in the middle of its work."""
        if not self._followed:
            self._followed = True
            os.register_at_fork(before=self._before_fork, after_in_child=self._forked)  # before threading does the same
            for calls in self._library.at_fork:
                os.register_at_fork(**calls)

    def at_exit(self) -> None:
        """What CPython does when the main thread has ended: idle pool threads are told to end. What these functions
        raise (an executor that is just shutting down may do so) ends nothing there, and nothing here."""
        for function in reversed(self.module("threading")._threading_atexits):
            with suppress(Exception):
                function()

    def excepthook(self, args: Any, /) -> None:
        """Records what a thread died of; ``SystemExit`` is silent, as in CPython."""
        if not isinstance(args.exc_value, SystemExit):
            self.execution.died(self.execution.current, args.exc_value)

    def _before_fork(self) -> None:
        self.execution.noise.fork()
        if self._forks is not None:
            with self.watch.off_duty():
                self._forks.count()

    def _forked(self) -> None:
        self.execution.forked()

    def _build(self) -> ModuleType:
        module = ModuleType("_thread", real.__doc__)
        vars(module).update({name: value for name, value in vars(real).items() if not name.startswith("__")})
        lock, rlock = bound_to(self, RealLock, RealRLock)  # type: ignore[arg-type]
        threads = self.threads
        vars(module).update(
            allocate_lock=lock,
            allocate=lock,
            LockType=lock,
            lock=lock,
            RLock=rlock,
            start_new_thread=threads.start_new_thread,
            start_new=threads.start_new_thread,
            _count=threads.count,
            _excepthook=self.excepthook,
        )
        if hasattr(real, "_ThreadHandle"):
            vars(module).update(
                start_joinable_thread=threads.start_joinable_thread,
                _ThreadHandle=threads.handle,
                _make_thread_handle=self._main_handle,
                _shutdown=threads.shutdown,
            )
        else:
            vars(module)["_set_sentinel"] = threads.set_sentinel
        return module

    def _main_handle(self, ident: int) -> Any:
        handle = self.threads.handle()
        handle.bind(ident, self.execution.tasks[0])
        return handle
