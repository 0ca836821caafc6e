"""Programs on which other testers pass a bug, hang, or raise a false alarm. None of that happens here."""

from __future__ import annotations

import pytest
from programs import BOTH, endings, kinds, program, values, wrong


def test_checking_a_queue_and_then_taking_from_it_is_found():
    """Queue.empty() then get_nowait()."""
    source = """
        import queue
        items = queue.Queue()
        items.put(1)
        def one():
            if not items.empty():
                items.get_nowait()
        two = one
        def result():
            return 0
    """
    assert "exception" in kinds(program(source, BOTH))


def test_checking_a_deque_and_then_popping_is_found():
    """The container is checked and changed in two steps."""
    source = """
        from collections import deque
        items = deque([1])
        def one():
            if items:
                items.popleft()
        two = one
        def result():
            return 0
    """
    assert "exception" in kinds(program(source, BOTH))


IF_BUFFER = """
    import threading
    class Buffer:
        def __init__(self):
            self.items = []
            self.cond = threading.Condition()
        def put(self, item):
            with self.cond:
                {test} len(self.items) >= 1:
                    self.cond.wait()
                self.items.append(item)
                self.cond.notify_all()
        def get(self):
            with self.cond:
                {test} not self.items:
                    self.cond.wait()
                item = self.items.pop(0)
                self.cond.notify_all()
                return item
"""


TWO_AND_TWO = """
    def play(submission):
        buffer = submission.Buffer()
        seen = []
        def give(item):
            buffer.put(item)
            seen.append(len(buffer.items))
        run_together([buffer.get, buffer.get, lambda: give(1), lambda: give(2)])
        return max(seen) <= 1
"""


def test_a_buffer_that_waits_in_an_if_is_found():
    """Woken together with another consumer, it pops from an empty list."""
    assert wrong(IF_BUFFER.format(test="if"), {"True"}, TWO_AND_TWO)


def test_a_buffer_that_waits_in_a_while_is_not_alarmed():
    """The fixed version of the same program."""
    assert not wrong(IF_BUFFER.format(test="while"), {"True"}, TWO_AND_TWO)


def test_peterson_is_correct_and_does_not_hang():
    """Two threads that spin for each other are not a deadlock, nor without progress."""
    source = """
        flag = [False, False]
        turn = 0
        inside = []
        overlaps = []
        def enter(me):
            global turn
            flag[me] = True
            turn = 1 - me
            while flag[1 - me] and turn == 1 - me:
                pass
            inside.append(me)
            overlaps.append(len(inside))
            inside.remove(me)
            flag[me] = False
        def one(): enter(0)
        def two(): enter(1)
        def result():
            return max(overlaps)
    """
    assert not wrong(source, {"1"}, schedules=200)
    assert wrong(source.replace("and turn == 1 - me", "and False"), {"1"}, schedules=200)


def test_a_spinning_flag_does_not_hang():
    """``while not flag: pass`` ends as soon as the other thread had its turn."""
    source = """
        flag = False
        def one():
            while not flag:
                pass
        def two():
            global flag
            flag = True
        def result():
            return flag
    """
    assert not wrong(source, {"True"}, schedules=200)


@pytest.mark.parametrize(
    "waits",
    ["threading.Event().wait()", "threading.Semaphore(0).acquire()", "threading.Barrier(2).wait()", "queue.Queue().get()",
     "threading.Condition().__enter__() and None", "q.join()", "Future().result()", "threading.main_thread().join()"],
)  # fmt: skip
def test_waiting_for_ever_is_a_deadlock_for_every_primitive(waits):
    """A fact, found at once, with the line; not a matter of time."""
    source = f"""
        import threading, queue
        from concurrent.futures import Future
        q = queue.Queue()
        q.put(1)
        def one():
            {waits if "Condition" not in waits else "c = threading.Condition()"}
            {"c.acquire(); c.wait()" if "Condition" in waits else "pass"}
        def two(): pass
        def result(): return 0
    """
    (ending, *_) = endings(program(source, BOTH), schedules=5)
    assert ending.kind == "deadlock"
    waiting = [wait for wait in ending.findings[0].waits if wait.thread == "T1"]
    assert waiting
    assert waiting[0].file == "subject.py"
    assert waiting[0].action.startswith("waits")


def test_a_timed_wait_is_not_a_deadlock():
    """A deadline will wake it."""
    source = """
        import threading
        def one():
            threading.Event().wait(3600)
        two = one
        def result():
            return 1
    """
    assert not wrong(source, {"1"})


def test_a_daemon_that_waits_for_ever_is_not_a_deadlock():
    """Only what the program has to wait for counts."""
    source = """
        import threading
        def one():
            threading.Thread(target=threading.Event().wait, daemon=True).start()
        two = one
        def result():
            return 1
    """
    assert not wrong(source, {"1"}, schedules=50)


def test_a_race_that_needs_one_preemption_deep_inside_is_found():
    """The check and the act are far apart."""
    source = """
        state = {}
        def one():
            if "key" not in state:
                a = 1
                b = a + 1
                state["key"] = b
                state["count"] = state.get("count", 0) + 1
        two = one
        def result():
            return state["count"]
    """
    assert wrong(source, {"1"})


def test_timeouts_shorter_than_the_holders_sleep_are_found():
    """acquire(timeout) gives up, and the caller goes on without the lock."""
    source = """
        import threading, time
        lock = threading.Lock()
        total = 0
        def one():
            global total
            lock.acquire(timeout=1)
            seen = total
            time.sleep(2)
            total = seen + 1
            if lock.locked():
                lock.release()
        two = one
        def result():
            return total
    """
    assert wrong(source, {"2"})


def test_a_pool_starved_by_its_own_subtasks_deadlocks():
    """The only worker waits for a job that only it could run."""
    source = """
        from concurrent.futures import ThreadPoolExecutor
        def one():
            with ThreadPoolExecutor(1) as pool:
                pool.submit(lambda: pool.submit(int).result()).result()
        def two(): pass
        def result(): return 0
    """
    assert "deadlock" in kinds(program(source, BOTH), schedules=5)


def test_back_off_with_try_lock_is_not_alarmed():
    """Two threads that back off from each other get through in the fair continuation."""
    source = """
        import threading
        a, b = threading.Lock(), threading.Lock()
        done = []
        def both(first, second):
            while True:
                with first:
                    if second.acquire(blocking=False):
                        done.append(1)
                        second.release()
                        return
        def one(): both(a, b)
        def two(): both(b, a)
        def result():
            return len(done)
    """
    assert not wrong(source, {"2"}, schedules=200)


def test_double_checked_initialisation_is_not_alarmed():
    """The unlocked first look is harmless."""
    source = """
        import threading
        lock = threading.Lock()
        made = []
        instance = None
        def one():
            global instance
            if instance is None:
                with lock:
                    if instance is None:
                        made.append(1)
                        instance = object()
        two = one
        def result():
            return len(made)
    """
    assert not wrong(source, {"1"})
    assert values(program(source.replace("with lock", "if True"), BOTH)) == {"1", "2"}
