"""Parts of the standard library that wait in the operating system, taught to wait in the simulation.

``multiprocessing.pool.ThreadPool`` waits for its workers on a pipe, and ``asyncio`` waits in a selector; either
would stop all simulated threads at once. Both do so only to be told something by another thread of the same
process, so a simulated queue and a simulated lock do as well. Real processes and real network connections stay out
of control, and are reported as such.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .world import World

_IDLE = 1e9


def adapt_thread_pool(pool: Any, queue: Any) -> None:
    """Lets ``ThreadPool`` of the module ``pool`` wait for its workers on a simulated queue."""
    wait = pool.Pool._wait_for_updates

    class Context:
        """What a pool of threads needs of a multiprocessing context."""

        SimpleQueue = queue.SimpleQueue

    def wait_for_updates(sentinels: Any, notifier: Any, timeout: float | None = None) -> None:
        if not isinstance(notifier, queue.SimpleQueue):
            wait(sentinels, notifier, timeout)
            return
        notifier.get()
        while not notifier.empty():
            notifier.get()

    pool.Pool._wait_for_updates = staticmethod(wait_for_updates)
    pool.ThreadPool._ctx = property(lambda _: Context, lambda *_: None)
    pool.ThreadPool._get_sentinels = lambda _: []


def adapt_semaphores(synchronize: Any, tracker: Any) -> None:
    """Lets locks be made that processes started by ``spawn`` or ``forkserver`` could share. Such a lock has a name, and
    registering it starts a process that looks after it. Here nobody will ask for the name: it is given back at once."""
    register = tracker.register

    def let_go(name: str, kind: str) -> None:
        if kind == "semaphore":
            synchronize.sem_unlink(name)
        else:
            register(name, kind)

    tracker.register = let_go
    synchronize.SemLock._cleanup = staticmethod(lambda _: None)


def adapt_event_loop(asyncio: Any, world: World) -> None:
    """Lets the event loops of ``asyncio`` sleep on the virtual clock, and be woken by simulated threads."""

    class Loop(asyncio.SelectorEventLoop):  # type: ignore[misc]
        """An event loop whose selector never blocks for real."""

        def __init__(self, selector: Any = None) -> None:
            self._bell = world.thread.allocate_lock()
            self._bell.acquire()
            super().__init__(selector)
            self._poll = self._selector.select
            self._selector.select = self._select

        def _select(self, timeout: float | None = None) -> Any:
            self._rest(timeout)
            return self._poll(0)

        def _rest(self, timeout: float | None) -> None:
            if timeout is None:
                self._bell.acquire()
            elif timeout > 0:
                self._bell.acquire(True, min(timeout, _IDLE))
            else:
                self._bell.acquire(False)

        def _write_to_self(self) -> None:
            if self._bell.locked():
                self._bell.release()

    vars(asyncio.constants).update(THREAD_JOIN_TIMEOUT=None)  # adversarial time would let its five minutes pass
    Loop.__qualname__ = Loop.__name__ = "_UnixSelectorEventLoop"
    asyncio.SelectorEventLoop = Loop
    for module in (asyncio, getattr(asyncio, "unix_events", None), getattr(asyncio, "events", None)):
        policy = getattr(module, "_UnixDefaultEventLoopPolicy", None)
        if policy is not None:
            policy._loop_factory = Loop
