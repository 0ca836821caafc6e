"""What threads can expect of ``_thread`` and ``threading``: handles, locals, idents, contexts, and an end."""

from __future__ import annotations

import _thread
import contextvars
import sys

import pytest
from simulated import Simulated, error_of

from grader.engine.unwinding import Unwound
from grader.engine.world import World

needs_handles = pytest.mark.skipif(not hasattr(_thread, "_ThreadHandle"), reason="_ThreadHandle came with 3.13")


@pytest.fixture(scope="module")
def simulated():
    return Simulated(World())


@pytest.fixture
def threading(simulated):
    return simulated.world.module("threading")


@pytest.mark.parametrize("arguments", [(1, ()), (len, []), (len, (), []), (len, (), None)], ids=repr)
def test_a_bad_start_raises_what_cpython_raises(simulated, arguments):
    """The same exception with the same words."""
    ours = simulated(lambda: error_of(simulated.world.thread.start_new_thread, *arguments))
    assert ours == error_of(_thread.start_new_thread, *arguments)


@pytest.mark.parametrize("size", [-1, 1, 4096, "big"])
def test_a_bad_stack_size_raises_what_cpython_raises(simulated, size):
    """The same exception with the same words."""
    assert simulated(lambda: error_of(simulated.world.thread.stack_size, size)) == error_of(_thread.stack_size, size)


@needs_handles
def test_a_handle_fails_as_cpythons_does(simulated):
    """Joined before it started, started twice, started with something else: the same words."""

    def provoke(module):
        handle = module._ThreadHandle()
        early = [error_of(handle.join), error_of(handle._set_done), handle.is_done()]
        module.start_joinable_thread(lambda: None, handle=handle)
        handle.join()
        again = error_of(lambda: module.start_joinable_thread(lambda: None, handle=handle))
        other = error_of(lambda: module.start_joinable_thread(lambda: None, handle=1))
        wrong = error_of(module.start_joinable_thread, 1)
        return [*early, again, other, wrong, handle.is_done(), error_of(handle.join)]

    assert simulated(lambda: provoke(simulated.world.thread)) == provoke(_thread)


@pytest.mark.parametrize("seed", range(10))
def test_many_can_join_one(simulated, threading, seed):
    """Every joiner comes back, whoever is first, and the thread is over for each."""

    def main():
        one = threading.Thread(target=simulated.world.time.sleep, args=(1,))
        one.start()
        seen = []
        joiners = [threading.Thread(target=lambda: (one.join(), seen.append(one.is_alive()))) for _ in range(3)]
        for each in joiners:
            each.start()
        for each in joiners:
            each.join()
        return seen

    assert simulated(main, seed=seed) == [False] * 3


def test_a_thread_can_wait_for_the_main_one(simulated, threading):
    """``main_thread().join()`` comes back when the main thread has ended, as it does at the interpreter's shutdown."""
    seen = []

    def main():
        threading.Thread(target=lambda: (threading.main_thread().join(), seen.append("after"))).start()
        seen.append("main")

    simulated(main)
    assert (seen, simulated.execution.stopped) == (["main", "after"], "done")


def test_joining_oneself_is_refused(simulated, threading):
    """The main thread and a thread of its own get CPython's error."""

    def main():
        results = [error_of(threading.current_thread().join)]
        thread = threading.Thread(target=lambda: results.append(error_of(threading.current_thread().join)))
        thread.start()
        thread.join()
        return results

    assert simulated(main) == [("RuntimeError", "cannot join current thread")] * 2


def test_a_local_belongs_to_its_thread(simulated, threading):
    """Each thread sees its own attributes, a subclass is initialised in each, and a thread's values go when it ends."""
    gone = []

    class Value:
        def __del__(self):
            gone.append(threading.get_ident())

    def main():
        class Mine(threading.local):
            def __init__(self, start):
                self.number = start

        mine = Mine(7)
        mine.number = 8

        def work():
            mine.value = Value()
            return mine.number

        with simulated.world.module("concurrent.futures").ThreadPoolExecutor(1) as pool:
            seen = pool.submit(work).result()
        return seen, mine.number, hasattr(mine, "value")

    assert simulated(main) == (7, 8, False)
    assert gone == [2]


def test_a_local_fails_as_cpythons_does(simulated, threading):
    """Arguments that nobody takes, a namespace that can't be replaced, an attribute that isn't there."""

    def provoke(local):
        kind = type("Kind", (local,), {"__slots__": ("slot",), "fixed": property(lambda self: 1)})
        one = kind()
        one.slot = 2
        return [
            error_of(local, 1),
            error_of(setattr, one, "__dict__", {}),
            error_of(delattr, one, "__dict__"),
            error_of(getattr, one, "missing"),
            error_of(setattr, one, "fixed", 1) is not None,
            one.fixed,
            one.slot,
            one.__dict__,
        ]

    assert simulated(lambda: provoke(threading.local)) == provoke(_thread._local)


def test_a_thread_starts_with_an_empty_context(simulated, threading):
    """A context variable set in one thread is not seen in another, also not in one that comes after it."""
    variable = contextvars.ContextVar("variable", default="nothing")

    def main():
        variable.set("main's")
        seen = []

        def work():
            seen.append(variable.get())
            variable.set("another's")

        for _ in range(3):
            thread = threading.Thread(target=work)
            thread.start()
            thread.join()
        return [*seen, variable.get()]

    expected = "nothing" if not getattr(sys.flags, "thread_inherit_context", 0) else "main's"
    assert simulated(main) == [expected] * 3 + ["main's"]


def test_a_handled_exception_belongs_to_its_thread(simulated, threading):
    """``sys.exception()`` is another thread's business, across switches inside ``except``."""

    def main():
        seen = []

        def work(error):
            try:
                raise error
            except ValueError:
                simulated.world.time.sleep(1)
                seen.append(sys.exception() is error)
                simulated.world.time.sleep(1)

        threads = [threading.Thread(target=work, args=(ValueError(at),)) for at in range(3)]
        for thread in threads:
            thread.start()
        simulated.world.time.sleep(0.5)
        seen.append(sys.exception() is None)
        for thread in threads:
            thread.join()
        return seen

    assert simulated(main) == [True] * 4


def test_each_thread_has_the_whole_recursion_limit(simulated, threading):
    """Deep recursion in one thread, left standing, takes nothing away from another."""

    def main():
        depth = sys.getrecursionlimit() // 2
        done = []

        def deep(level):
            if level == 0:
                simulated.world.time.sleep(1)
                done.append(True)
            else:
                deep(level - 1)

        threads = [threading.Thread(target=deep, args=(depth,)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return done

    assert simulated(main) == [True] * 4


def test_endless_recursion_is_an_exception_of_its_thread(simulated, threading):
    """A RecursionError, not a crash; the others go on."""

    def main():
        def endless():
            return endless()

        thread = threading.Thread(target=endless)
        thread.start()
        thread.join()
        return "still here"

    assert simulated(main) == "still here"
    assert [type(error) for _, error in simulated.execution.raised] == [RecursionError]


def test_system_exit_ends_a_thread_silently(simulated, threading):
    """``SystemExit`` and ``_thread.exit`` are no findings, however the thread was started."""

    def main():
        thread = threading.Thread(target=sys.exit, args=(3,))
        thread.start()
        thread.join()
        simulated.world.thread.start_new_thread(simulated.world.thread.exit, ())
        simulated.world.time.sleep(1)

    simulated(main)
    assert simulated.execution.raised == []


def test_a_deadlock_unwinds_code_that_swallows_everything(simulated, threading):
    """``except BaseException`` around a blocked call doesn't keep the execution from ending."""
    caught = []

    def main():
        lock = threading.Lock()
        lock.acquire()
        for _ in range(3):
            try:
                lock.acquire()
            except BaseException as error:  # noqa: BLE001 - the claim is about such code
                caught.append(type(error))

    simulated(main)
    assert simulated.execution.stopped == "deadlock"
    assert set(caught) == {Unwound}
