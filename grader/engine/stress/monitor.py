"""Knows of every real thread of this process what it waits for, so that a deadlock is a fact and not a timeout.

A thread that is about to wait says so first, and a lock keeps a *balance*: plus one after it was taken, minus one
before it is given back, under one mutex. So the balance is one exactly when the lock is held and nobody is in between;
and when every thread that is left waits, without a deadline, for a lock with balance one, nothing will ever move
again. A program that has installed a signal handler could still be moved from outside; of it nothing is claimed.
"""

from __future__ import annotations

import _thread as real
import itertools
import signal
import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from grader.engine.task import Task

from .noise import Noise, Voice

if TYPE_CHECKING:
    from .locks import RealLock

_MOST_THREADS = 1_000
"""How many threads may be alive; root is not stopped by any limit of the operating system."""

_OURS = (signal.SIGUSR1, signal.SIGUSR2)


class RealTask(Task):
    """One real thread. Numbered in the order of creation; 0 runs the scenario."""

    __slots__ = ("forever", "ident", "voice")

    waiting: RealLock | None

    def __init__(self, number: int, voice: Voice, *, daemon: bool = False, thread: Any = None) -> None:
        super().__init__(number, daemon=daemon, thread=thread)
        self.ident = 0
        self.forever = False
        self.voice = voice


class Monitor:
    """The threads and locks of one run, in one process."""

    def __init__(self, noise: Noise) -> None:
        self.mutex = real.RLock()  # a signal handler may come in between, and use locks itself
        self.noise = noise
        self.tasks: list[Any] = []
        self._locks: list[weakref.ref[RealLock]] = []
        self._serials = itertools.count()
        self.raised: list[tuple[Any, BaseException]] = []
        self.stuck: list[Any] = []
        self.held: list[tuple[Any, Any]] = []
        self.guards: set[int] = set()
        self.spinning: list[Any] = []
        self.main_ended = False
        self._alive = 0
        self.at_standstill: Callable[[], None] = lambda: None
        self._by_ident: dict[int, RealTask] = {}
        self.pass_value = self._points()
        """A scheduling point in instrumented code: now and then, it sleeps. Returns its second argument."""
        self.adopt(self.spawned())

    # -- threads ----------------------------------------------------

    @property
    def current(self) -> RealTask:
        """The task of the calling thread; one that C code started is met here for the first time."""
        task = self._by_ident.get(real.get_ident())
        return task if task is not None else self.adopt(self.spawned(daemon=True))

    def spawned(self, *, daemon: bool = False, thread: Any = None) -> RealTask:
        """A task for a thread that is about to be started: it counts as alive from now on.

        Raises RuntimeError, as CPython does, when there are too many.
        """
        with self.mutex:
            if self._alive >= _MOST_THREADS:
                raise RuntimeError("can't start new thread")
            self._alive += 1
            number = len(self.tasks)
            task = RealTask(number, self.noise.voice(number), daemon=daemon, thread=thread)
            self.tasks.append(task)
        return task

    def adopt(self, task: RealTask) -> RealTask:
        """The calling thread is ``task``."""
        task.ident = real.get_ident()
        self._by_ident[task.ident] = task
        return task

    def live(self, task: RealTask, body: Callable[[], object]) -> None:
        """The life of ``task``, on its own thread."""
        try:
            body()
            self.library_point()
        except SystemExit:
            pass
        except BaseException as error:  # noqa: BLE001 - whatever a thread dies of is a result, not our failure
            self.died(task, error)
        finally:
            self.ended(task)

    def ended(self, task: RealTask) -> None:
        """``task`` has nothing left to do. Whoever waits for it is told."""
        for notify in task.on_end:
            notify()
        with self.mutex:
            task.ended = True
            self._alive -= 1
            if self._by_ident.get(task.ident) is task:
                del self._by_ident[task.ident]
            still = self._still()
        if still:
            self.at_standstill()

    def died(self, task: Task, error: BaseException) -> None:
        """Keeps what ended a thread."""
        self.raised.append((task, error))

    # -- locks ------------------------------------------------------

    @property
    def locks(self) -> list[RealLock]:
        """Those that the program made and still has; only these have names."""
        return [lock for lock in (reference() for reference in self._locks) if lock is not None]

    def register(self, lock: RealLock) -> int:
        """``lock`` was made; its number."""
        if lock.born >= 0:
            self._locks.append(weakref.ref(lock))
        return next(self._serials)

    # -- scheduling points ------------------------------------------

    def _points(self) -> Callable[[int, Any], Any]:
        by_ident, get_ident = self._by_ident, real.get_ident

        def pass_value(site: int, value: Any) -> Any:
            task = by_ident.get(get_ident()) or self.current
            task.site = site
            task.ops += 1
            voice = task.voice
            voice.left -= 1
            if voice.left < 0:
                voice.rest()
            return value

        return pass_value

    def pass_point(self, site: int) -> bool:
        """A scheduling point without an operand. Returns False."""
        self.pass_value(site, None)
        return False

    def counted(self) -> None:
        """Real threads are counted as they are."""

    def library_point(self) -> RealTask:
        """A scheduling point inside the standard library. Returns the calling thread's task."""
        task = self.current
        voice = task.voice
        voice.left -= voice.library
        if voice.left < 0:
            voice.rest()
        return task

    @property
    def steps(self) -> int:
        """How many scheduling points in instrumented code were passed."""
        return sum(task.ops for task in self.tasks)

    @property
    def size(self) -> int:
        """How many scheduling points the busiest thread passed."""
        passed: int = max((task.voice.passed for task in self.tasks if task.number), default=self.tasks[0].voice.passed)
        return passed

    # -- waiting ----------------------------------------------------

    def waits(self, task: RealTask, lock: RealLock, *, forever: bool) -> None:
        """``task`` is about to wait for ``lock``. If that is the end of all movement, the run is told."""
        with self.mutex:
            task.waiting, task.forever = lock, forever
            still = forever and self._still()
        if still:
            self.at_standstill()

    def at_rest(self, but: RealTask) -> bool:
        """Whether every thread except ``but`` has ended or waits for something that will not come by itself."""
        with self.mutex:
            return all(task is but or _rests(task) for task in self.tasks)

    def _still(self) -> bool:
        alive = [task for task in self.tasks if not task.ended]
        if not alive or not all(map(_rests, alive)):
            return False
        return not any(callable(_handler(number)) for number in signal.valid_signals() if number not in _OURS)

    # -- processes --------------------------------------------------

    def forked(self) -> None:
        """This process is a copy: of its threads only the one that forked is left."""
        self.mutex = real.RLock()
        self.noise = self.noise.forked()
        ident = real.get_ident()
        alone = self._by_ident.get(ident)
        self._by_ident.clear()
        if alone is None:
            alone = RealTask(0, self.noise.voice(0))
        alone.voice = self.noise.voice(alone.number)
        for task in self.tasks:
            task.ended = task is not alone
        self._by_ident[ident] = alone
        self._alive = 1
        alone.ident = ident
        self.at_standstill = lambda: None


def _rests(task: RealTask) -> bool:
    if task.ended:
        return True
    return task.forever and task.waiting is not None and task.waiting.balance == 1


def _handler(number: int) -> Any:
    handler = signal.getsignal(number)
    return None if handler is signal.default_int_handler else handler
