"""Programs on which other testers pass a bug, hang, or raise a false alarm. None of that happens here."""

from __future__ import annotations

import pytest
from programs import endings, kinds, program, values

from grader.engine import Settings, explore

BOTH = "def play(submission):\n    run_together([submission.one, submission.two])\n    return submission.result()\n"


def wrong(source: str, right: set[str], scenario: str = BOTH, **settings: object) -> bool:
    """Whether some schedule ends badly or in a result outside ``right``."""
    seen = endings(program(source, scenario), **settings)
    return any(ending.kind != "returned" or ending.findings or repr(ending.value) not in right for ending in seen)


def test_threads_that_the_tested_code_starts_itself_are_controlled():
    """The race is inside the submission; the scenario only calls one function."""
    source = """
        import threading
        total = 0
        def work():
            global total
            total += 1
        def count():
            threads = [threading.Thread(target=work) for _ in range(2)]
            for t in threads: t.start()
            for t in threads: t.join()
            return total
    """
    assert wrong(source, {"2"}, "def play(submission):\n    return submission.count()\n")


def test_threads_that_start_threads_begin_anew():
    """However long the chain is: no thread begins with the frames of the one that started it."""
    source = """
        import threading
        def chain(length):
            done = threading.Event()
            def link(left):
                if left: threading.Thread(target=link, args=(left - 1,)).start()
                else: done.set()
            link(length)
            return done.wait()
    """
    assert values(program(source, "def play(submission):\n    return submission.chain(300)\n"), schedules=2) == {"True"}


def test_no_order_hangs_on_identities():
    """They don't rise with the order of asking, and are the same in every execution."""
    scenario = """
    class Thing: pass
    def play(submission):
        numbers = [id(Thing()) for _ in range(20)]
        return [numbers == sorted(numbers), len(set(numbers)), numbers[:3]]
    """
    (value,) = values(program("", scenario), schedules=5)
    assert value.startswith("[False, 20, ")


@pytest.mark.parametrize("use", ["sorted({one, two}, key=id)", "{one, two}"])
def test_what_hangs_on_addresses_is_not_called_proved(use):
    """A set of objects without a hash of their own has another order in the next execution."""
    source = f"""
        import threading
        class Account:
            def __init__(self): self.lock, self.cents = threading.Lock(), 5
        one, two = Account(), Account()
        def move():
            held = []
            for each in {use}:
                each.lock.acquire()
                held.append(each)
                each.lock.release()
            return len(held)
    """
    scenario = "def play(submission):\n    return run_together([submission.move] * 2)\n"
    *_, last = explore(program(source, scenario), "play", {}, Settings(schedules=200))
    assert last.proof is None
    assert [ending.value for ending, _, _ in last.outcomes] == [[2, 2]]


@pytest.mark.parametrize("last", ["done.set()", "jobs.task_done()", "seen.append(1)"])
def test_a_thread_that_has_done_its_last_is_alive_for_a_while(last):
    """Waiting for what a thread does last is not waiting for the thread."""
    source = f"""
        import queue, threading, time
        done, jobs, seen = threading.Event(), queue.Queue(), []
        jobs.put(1)
        def work():
            {last}
        def alive(join):
            thread = threading.Thread(target=work)
            thread.start()
            {WAITING[last]}
            if join: thread.join()
            return thread.is_alive()
    """
    assert values(program(source, "def play(submission):\n    return submission.alive(False)\n")) == {"False", "True"}
    assert values(program(source, "def play(submission):\n    return submission.alive(True)\n")) == {"False"}


WAITING = {
    "done.set()": "done.wait()",
    "jobs.task_done()": "jobs.join()",
    "seen.append(1)": "while not seen: time.sleep(0.1)",
}


@pytest.mark.parametrize(
    "use", ["list(pool.map(work, range(2)))", "[f.result() for f in [pool.submit(work, i) for i in range(2)]]"]
)
def test_pools_that_the_tested_code_starts_itself_are_controlled(use):
    """ThreadPoolExecutor's threads are simulated threads."""
    source = f"""
        from concurrent.futures import ThreadPoolExecutor
        total = 0
        def work(_):
            global total
            total += 1
        def count():
            with ThreadPoolExecutor(2) as pool:
                {use}
            return total
    """
    assert wrong(source, {"2"}, "def play(submission):\n    return submission.count()\n")


@pytest.mark.parametrize(
    "imports",
    [
        "from threading import Lock, Thread",
        "import threading as t\nLock, Thread = t.Lock, t.Thread",
        "from _thread import allocate_lock as Lock\nfrom threading import Thread",
    ],
)
def test_locks_imported_by_name_are_controlled(imports):
    """However the name came in, it is the simulated one: no hang, no alarm on correct code."""
    lines = imports.replace("\n", "\n        ")
    source = f"""
        {lines}
        lock = Lock()
        total = 0
        def one():
            global total
            with lock:
                total += 1
        two = one
        def result():
            return total
    """
    assert not wrong(source, {"2"})


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


def test_a_program_without_instrumented_threads_does_not_pass_silently():
    """Real threads and processes are reported, whatever the result looks like; other programs are refused besides."""
    refused = {"uncontrolled", "exception"}
    for source, expected in (
        ("import subprocess\ndef one():\n    subprocess.run(['true'])\n", refused),
        ("import os\ndef one():\n    os.system('true')\n", refused),
        ("import multiprocessing\ndef one():\n    multiprocessing.Lock()\n", {"uncontrolled"}),
        ("from multiprocessing import get_context\ndef one():\n    get_context('spawn').RLock()\n", {"uncontrolled"}),
    ):
        subject = program(source + "def two(): pass\ndef result(): return 0\n", BOTH)
        assert kinds(subject, schedules=2) == expected


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


def test_each_thread_has_an_event_loop_of_its_own():
    """asyncio's twin in C keeps the running loop for each thread of the system, of which there is but one here."""
    source = """
        import asyncio
        async def rest(result):
            await asyncio.sleep(0.1)
            assert asyncio.get_running_loop() is not None
            return result
        out = []
        def one(): out.append(asyncio.run(rest(1)))
        def two(): out.append(asyncio.run(rest(2)))
        def result(): return sorted(out)
    """
    subject = program(source, BOTH)
    assert kinds(subject, schedules=60) == set()


def test_a_thread_beside_an_event_loop_has_none():
    """Nor does it hear of it by asking."""
    source = """
        import asyncio
        out = []
        async def rest(): return await asyncio.to_thread(ask)
        def ask():
            try: return asyncio.get_running_loop()
            except RuntimeError: return "none"
        def one(): out.append(asyncio.run(rest()))
        def two(): pass
        def result(): return out[0]
    """
    assert not wrong(source, {"'none'"}, schedules=20)
