"""Managers of ``multiprocessing``: objects in a process of their own, with proxies that the library writes by itself."""

from __future__ import annotations

import pytest

PLAY = "def play(submission): return submission.f()\n"


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_whatever_a_manager_offers_is_ordinary(stressed, method):
    """With and without a class for the proxy, made here and rebuilt in a child; nothing is unseen code."""
    source = f"""
    import multiprocessing
    from multiprocessing.managers import BaseManager
    class Counter:
        def __init__(self): self.number = 0
        def add(self): self.number += 1
        def get(self): return self.number
    class Own(BaseManager): pass
    Own.register("Counter", Counter)
    def work(counter, queue, table, items, lock):
        with lock:
            counter.add()
            queue.put(1)
            table["x"] = table.get("x", 0) + 1
            items.append(1)
    def f():
        context = multiprocessing.get_context("{method}")
        with Own(ctx=context) as own, context.Manager() as manager:
            shared = own.Counter(), manager.Queue(), manager.dict(), manager.list(), manager.Lock()
            processes = [context.Process(target=work, args=shared) for _ in range(2)]
            for each in processes: each.start()
            for each in processes: each.join()
            counter, queue, table, items, _ = shared
            return [counter.get(), queue.get() + queue.get(), dict(table), list(items)]
    """
    ((ending, count, _),) = stressed(source, PLAY, runs=2).outcomes
    assert (ending.value, ending.findings, count) == ([2, 2, {"x": 2}, [1, 1]], (), 2)


def test_the_rest_of_a_manager_as_well(stressed):
    """Each of its types."""
    source = """
    import multiprocessing
    def f():
        with multiprocessing.Manager() as manager:
            names, event, barrier, condition = manager.Namespace(), manager.Event(), manager.Barrier(1), manager.Condition()
            names.x = 3
            event.set()
            barrier.wait()
            with condition, manager.RLock(), manager.Semaphore(), manager.BoundedSemaphore(): condition.notify_all()
            todo = manager.JoinableQueue()
            todo.put(4)
            todo.task_done()
            todo.join()
            with manager.Pool(1) as pool:
                return [names.x, event.is_set(), todo.get(), manager.Value("i", 5).value, manager.Array("i", [6])[0], pool.map(abs, [-7])]
    """
    ((ending, count, _),) = stressed(source, PLAY, runs=2).outcomes
    assert (ending.value, ending.findings, count) == ([3, True, 4, 5, 6, [7]], (), 2)


def test_a_race_at_a_manager_is_found(stressed):
    """The proxies are atomic one by one; what is read with one and written with another is not.

    The processes begin together: starting one takes longer than noise lasts, the more so from a large test process.
    """
    source = """
    import multiprocessing
    def add(table, start):
        start.wait()
        for _ in range(5): table["x"] = table["x"] + 1
    def f():
        with multiprocessing.Manager() as manager:
            table, start = manager.dict(x=0), multiprocessing.Barrier(3)
            processes = [multiprocessing.Process(target=add, args=(table, start)) for _ in range(3)]
            for each in processes: each.start()
            for each in processes: each.join()
            return table["x"]
    """
    assert stressed.until(source, PLAY, lambda ending: ending.value != 15, runs=150) is not None
