"""What a program starts by itself, however it does, is under control, or it is said that it is not."""

from __future__ import annotations

import pytest
from programs import BOTH, kinds, program, values, wrong


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
