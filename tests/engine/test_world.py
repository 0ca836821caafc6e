"""A world is private, and each execution finds it as new."""

from __future__ import annotations

import gc
import os
import queue
import sys
import threading
import time
import weakref

import pytest
from simulated import Simulated

from grader.engine.world import World


@pytest.fixture(scope="module")
def simulated():
    return Simulated(World())


def test_outside_a_world_everything_is_real(simulated):
    """What the host imported before is untouched, during and after."""
    before = dict(sys.modules)
    with simulated.world.installed():
        import threading as inside

        assert inside is not threading
    assert sys.modules == before
    assert threading.Lock is not inside.Lock
    assert isinstance(time.monotonic(), float)


def test_a_fork_is_no_business_of_a_world(monkeypatch):
    """Its copies of modules want to be called when a process forks; the worker forks before they are used."""
    calls = []
    monkeypatch.setattr(os, "register_at_fork", lambda **each: calls.append(each))
    world = World()
    with world.installed():
        world.prepare("import asyncio, multiprocessing")
    assert calls == []


def test_what_a_program_imports_is_there_beforehand(simulated):
    """By its text, so that no process which runs it has to load it."""
    simulated.world.foresee("import asyncio\nfrom urllib.parse import urljoin")
    assert "urllib.parse" in sys.modules
    with simulated.world.installed():
        assert "asyncio" in sys.modules


def test_two_worlds_share_nothing(simulated):
    """Their modules, locks and executions are different ones."""
    other = Simulated(World())
    assert other.world.module("threading") is not simulated.world.module("threading")
    assert other(lambda: other.world.thread.get_ident()) == 1
    assert other.world.thread.LockType is not simulated.world.thread.LockType


def test_simple_queues_are_simulated(simulated):
    """The C twin of ``SimpleQueue`` would block for real; it is out of reach."""

    def main():
        import queue as inside

        waiting = inside.SimpleQueue()
        simulated.world.thread.start_new_thread(waiting.put, ("item",))
        return waiting.get(), inside.SimpleQueue is queue.SimpleQueue

    assert simulated(main) == ("item", False)


def test_an_execution_leaves_no_trace_in_the_next(simulated):
    """Names, counters, random numbers, the main thread's attributes and its locals start over."""
    module = simulated.world.module("threading")

    def main():
        current = module.current_thread()
        seen = [current.name, module.active_count(), random_inside(), hasattr(current, "mark")]
        current.name = "renamed"
        current.mark = True
        module.stack_size(262144)
        thread = module.Thread(target=module.Event().wait)
        thread.start()
        module.excepthook = None
        return [*seen, thread.name, module.stack_size()]

    def random_inside():
        import random as inside

        return inside.random()

    first = simulated(main)
    assert simulated.execution.stopped == "deadlock"
    assert first == simulated(main)


@pytest.mark.parametrize("seed", range(5))
def test_the_same_schedule_gives_the_same_execution(simulated, seed):
    """Same seed, same steps, same decisions, same result: also where sets of threads and futures are iterated."""
    futures = simulated.world.module("concurrent.futures")

    def main():
        log = []
        with futures.ThreadPoolExecutor(3) as pool:
            jobs = {pool.submit(log.append, number) for number in range(6)}
            done = [list(jobs).index(each) for each in futures.as_completed(jobs)]
        return log, done

    runs = [(simulated(main, seed=seed), simulated.execution.steps, simulated.execution.decisions) for _ in range(2)]
    assert runs[0] == runs[1]


def test_a_lock_left_held_by_the_library_is_free_again(simulated):
    """An execution that ends inside ``threading`` doesn't lock the next one out."""
    module = simulated.world.module("threading")

    def stuck():
        module._active_limbo_lock.acquire()
        module.Event().wait()

    simulated(stuck)
    assert simulated.execution.stopped == "deadlock"
    assert simulated(module.active_count) == 1


def test_a_world_is_gone_with_its_last_user():
    """What its modules want to be called when the interpreter ends or forks doesn't keep it."""
    world = World()
    gone = weakref.ref(world)
    del world
    gc.collect()
    assert gone() is None
