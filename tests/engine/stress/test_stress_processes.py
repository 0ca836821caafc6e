"""Runs with real processes: they are under stress as well, and none is left behind."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from grader.engine.processes import children, descendants, living
from grader.engine.stress import lingering

PLAY = "def play(submission): return submission.f()\n"

METHODS = ("fork", "spawn", "forkserver")


@pytest.mark.parametrize("method", METHODS)
def test_a_pool_works_whatever_way_processes_are_started(stressed, method):
    """Functions of the submission and of the scenarios are found there by name."""
    source = f"""
    import multiprocessing
    def square(x): return x * x
    def f(function=square):
        with multiprocessing.get_context("{method}").Pool(2) as pool: return pool.map(function, [1, 2, 3])
    """
    scenarios = "def cube(x): return x ** 3\ndef play(submission): return [submission.f(), submission.f(cube)]\n"
    ((ending, count, _),) = stressed(source, scenarios, runs=2).outcomes
    assert (ending.kind, ending.value, ending.findings, count) == ("returned", [[1, 4, 9], [1, 8, 27]], (), 2)


def test_an_executor_of_processes_works(stressed):
    """CPython's own, with its threads and its pipes."""
    source = """
    from concurrent.futures import ProcessPoolExecutor
    def square(x): return x * x
    def f():
        with ProcessPoolExecutor(2) as pool: return list(pool.map(square, [1, 2, 3]))
    """
    ((ending, _, _),) = stressed(source, PLAY, runs=4).outcomes
    assert (ending.kind, ending.value, ending.findings) == ("returned", [1, 4, 9], ())


@pytest.mark.parametrize("method", METHODS)
def test_a_process_that_is_not_waited_for_is_leaked(stressed, method):
    """Although it is about to end: it stays every other time."""
    source = f"""
    import multiprocessing
    def nothing(): pass
    def f(): multiprocessing.get_context("{method}").Process(target=nothing).start()
    """
    assert stressed.until(source, PLAY, lambda ending: any(each.kind == "leaked-process" for each in ending.findings), runs=20)


def test_processes_whose_results_are_there_are_found_out_in_most_runs(stressed):
    """No matter how long the caller takes to return: with two of them, one stays in three runs of four."""
    source = """
    import multiprocessing, time
    def send(pipe): pipe.send(1)
    def f():
        for _ in range(2):
            reader, writer = multiprocessing.Pipe(duplex=False)
            multiprocessing.Process(target=send, args=(writer,)).start()
            reader.recv()
        time.sleep(0.05)
    """
    leaked = sum(count for ending, count, _ in stressed(source, PLAY, runs=21).outcomes if ending.findings)
    assert leaked >= 8


def test_a_process_stays_only_until_it_is_waited_for(stressed, monkeypatch):
    """A join ends it; its own patience would last longer than the run may."""
    monkeypatch.setattr(lingering, "_LONGEST", 1_000.0)
    source = """
    import multiprocessing
    def nothing(): pass
    def f():
        processes = [multiprocessing.Process(target=nothing) for _ in range(4)]
        for each in processes: each.start()
        for each in processes: each.join()
    """
    ((ending, count, _),) = stressed(source, PLAY, runs=4).outcomes
    assert (ending.kind, ending.findings, count) == ("returned", (), 4)


def test_a_process_that_nobody_waits_for_ends_all_the_same(monkeypatch):
    """When its patience is at an end, or when the submission has closed the notes."""
    monkeypatch.setattr(lingering, "_LONGEST", 0.002)
    notes = lingering.Lingering()
    notes.begin(os.memfd_create("notes"))
    notes.stay()
    monkeypatch.setattr(lingering, "_LONGEST", 1_000.0)
    os.close(notes.descriptor)
    notes.waited_for(os.getpid())
    notes.stay()


def test_an_executor_that_is_still_shutting_down_does_not_end_the_run(stressed):
    """What CPython's functions for the end of a program raise is not the program's: only the processes are left."""
    source = """
    import threading
    from concurrent.futures import ProcessPoolExecutor
    def fail(): raise OSError("handle is closed")
    def f(): threading._register_atexit(fail)
    """
    ((ending, count, _),) = stressed(source, PLAY, runs=2).outcomes
    assert (ending.kind, ending.findings, count) == ("returned", (), 2)


HIDING = {
    "a daemon of its own session": "import os, time\ndef f():\n    if os.fork() == 0:\n        os.setsid()\n        if os.fork() == 0: time.sleep(100)\n        os._exit(0)\n    os.wait()\n",
    "a child that ignores signals": "import os, signal, time\ndef f():\n    if os.fork() == 0:\n        [signal.signal(n, signal.SIG_IGN) for n in (1, 2, 3, 13, 15)]\n        time.sleep(100)\n",
}


@pytest.mark.parametrize("source", HIDING.values(), ids=HIDING)
def test_no_process_escapes(stressed, source):
    """It is found, reported and gone."""
    assert stressed.kinds(source, PLAY, runs=2)[0] == {"leaked-process"}
    assert not [pid for pid in descendants(os.getpid()) if living(pid) and pid not in children(os.getpid())]


def test_a_child_that_returns_from_the_scenario_tells_nothing(stressed):
    """Only the run's own process says how it ended."""
    source = "import os\ndef f():\n    pid = os.fork()\n    if pid: os.waitpid(pid, 0)\n    return pid == 0\n"
    ((ending, count, _),) = stressed(source, PLAY, runs=4).outcomes
    assert (ending.value, ending.findings, count) == (False, (), 4)


def test_children_make_noise_of_their_own(stressed):
    """A lost update between processes shows, though each of them has but one thread. They begin together: starting one takes longer than noise lasts."""
    source = """
    import multiprocessing
    def add(value, start, times):
        start.wait()
        for _ in range(times): value.value += 1
    def f():
        value, start = multiprocessing.Value("i", lock=False), multiprocessing.Barrier(3)
        processes = [multiprocessing.Process(target=add, args=(value, start, 20)) for _ in range(3)]
        for each in processes: each.start()
        for each in processes: each.join()
        return value.value
    """
    assert stressed.until(source, PLAY, lambda ending: ending.value != 60, runs=60) is not None


def test_a_lock_between_processes_keeps_all_updates(stressed):
    """The innocent twin."""
    source = """
    import multiprocessing
    def add(value, times):
        for _ in range(times):
            with value.get_lock(): value.value += 1
    def f():
        value = multiprocessing.Value("i")
        processes = [multiprocessing.Process(target=add, args=(value, 20)) for _ in range(3)]
        for each in processes: each.start()
        for each in processes: each.join()
        return value.value
    """
    ((ending, _, _),) = stressed(source, PLAY, runs=12).outcomes
    assert (ending.value, ending.findings) == (60, ())


def test_a_full_pipe_that_nobody_reads_ends_as_a_hang(stressed):
    """Join before get: the child can't end, for nobody takes what it wrote."""
    source = """
    import multiprocessing
    def fill(queue): queue.put(bytes(1 << 20))
    def f():
        queue = multiprocessing.Queue()
        process = multiprocessing.Process(target=fill, args=(queue,))
        process.start()
        process.join()
        return len(queue.get())
    """
    ((ending, _, _),) = stressed(source, PLAY, runs=1, idle=0.5).outcomes
    assert ending.kind == "timeout"
    assert (ending.findings[0].file, ending.findings[0].line) == ("subject.py", 8)


ENDS = {
    "an exit code": ("os._exit(3)", "crash", "exit code 3"),
    "a signal": ("os.kill(os.getpid(), 11)", "crash", "SIGSEGV (it was in subject.py, line 2)"),
    "every descriptor": ("os.closerange(0, 4096)", "policy", "closed a descriptor"),
    "a fork bomb": ("[os.fork() for _ in range(2000)]", "policy", "more than 256 processes"),
}


@pytest.mark.parametrize(("body", "kind", "words"), ENDS.values(), ids=ENDS)
def test_a_run_that_is_cut_off_says_so(stressed, body, kind, words):
    """Never a pass, and the next run is not hurt."""
    ((ending, count, _),) = stressed(f"import os\ndef f(): {body}\n", PLAY, runs=3).outcomes
    assert (ending.kind, count) == (kind, 3)
    assert words in ending.findings[0].message


@pytest.mark.parametrize("target", ["0", "-1", "os.getppid()", "1"])
def test_signals_to_others_are_refused_and_reported(stressed, target):
    """Its own children are its own business, and so is it itself."""
    body = f"import os\ndef f():\n    try: os.kill({target}, 9)\n    except OSError: return 6\n"
    ((ending, count, _),) = stressed(body, PLAY, runs=2).outcomes
    assert (ending.value, count, [each.kind for each in ending.findings]) == (6, 2, ["policy"])
    assert "signal to a process that is not its own" in ending.findings[0].message


def test_a_signal_to_a_process_that_has_gone_is_nobodys_harm(stressed):
    """``Pool.terminate`` signals whatever it has not seen the end of; a fork server may have buried it."""
    source = """
    import os
    def f():
        pid = os.fork()
        if pid == 0: os._exit(0)
        os.waitpid(pid, 0)
        try: os.kill(pid, 15)
        except ProcessLookupError: return "gone"
    """
    ((ending, count, _),) = stressed(source, PLAY, runs=2).outcomes
    assert (ending.value, ending.findings, count) == ("gone", (), 2)


def test_what_a_child_is_refused_is_told_as_well(stressed):
    """A child can't hide behind its parent's silence."""
    source = "import os\ndef f():\n    if os.fork() == 0:\n        try: open('/etc/passwd')\n        finally: os._exit(0)\n    os.wait()\n"
    assert stressed.kinds(source, PLAY, runs=2)[0] == {"policy"}


@pytest.mark.parametrize("method", METHODS)
def test_what_a_process_is_refused_is_told_however_it_was_started(stressed, method):
    """A new interpreter tells it on the same line."""
    source = f"""
    import multiprocessing
    def read():
        try: open("/etc/passwd")
        except OSError: pass
    def f():
        process = multiprocessing.get_context("{method}").Process(target=read)
        process.start()
        process.join()
    """
    ((ending, count, _),) = stressed(source, PLAY, runs=2).outcomes
    assert (ending.kind, count, len(ending.findings)) == ("returned", 2, 1)
    (finding,) = ending.findings
    assert (finding.kind, finding.file, finding.line) == ("policy", "subject.py", 4)
    assert "/etc/passwd" in finding.message


def test_forged_packets_are_known_for_what_they_are(stressed):
    """A submission that writes well-formed endings to every descriptor is not believed."""
    source = """
    import json, os
    def f():
        packet = json.dumps({"ending": {"kind": "returned", "value": 6, "findings": []}, "steps": 1, "size": 1}).encode()
        for descriptor in range(3, 300):
            try: os.write(descriptor, packet)
            except OSError: pass
        return 5
    """
    ((ending, _, _),) = stressed(source, PLAY, runs=2).outcomes
    assert ending.kind == "policy"


def test_the_grader_s_descriptors_are_closed_in_a_run(stressed, tmp_path):
    """What the worker has open, its wire above all, is not there any more."""
    with (tmp_path / "wire").open("w") as wire:
        source = f"import os\ndef f():\n    try: os.fstat({wire.fileno()})\n    except OSError: return 'closed'\n    return os.readlink('/proc/self/fd/{wire.fileno()}')\n"
        ((ending, _, _),) = stressed(source, PLAY, runs=1).outcomes
    assert "wire" not in str(ending.value)


def test_a_thread_bomb_is_stopped(stressed):
    """As CPython would say it."""
    source = "import threading\ndef f():\n    while True: threading.Thread(target=threading.Event().wait, daemon=True).start()\n"
    ((ending, _, _),) = stressed(source, PLAY, runs=1).outcomes
    assert "can't start new thread" in ending.findings[0].message


def test_a_value_too_large_for_a_packet_is_opaque_and_no_crash(stressed):
    """The run is still judged."""
    ((ending, _, _),) = stressed("def f(): return ['x' * 1000] * 1000\n", PLAY, runs=1).outcomes
    assert ending.kind == "returned"
    assert ending.value == {"$opaque": "value (too large)"}


def test_a_run_that_hangs_is_not_blamed_for_what_it_left(stressed):
    """It was cut short: the processes that it had started had no chance to end, and the hang is what is wrong."""
    source = """
    import multiprocessing, time
    def f():
        process = multiprocessing.get_context("fork").Process(target=time.sleep, args=(100,))
        process.start()
        process.join()
    """
    assert stressed.kinds(source, PLAY, runs=1, idle=0.5) == ({"timeout"}, {"timeout"})


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="NOT TESTED: semaphores are no files here")
def test_nothing_is_left_of_a_lock_between_processes(stressed):
    """A run just ends; what the interpreter would clear away then is cleared away all the same."""
    source = """
    import multiprocessing
    GATE = multiprocessing.get_context("spawn").Lock()
    def f(): return GATE._semlock.name
    """
    names = [ending.value for ending, _, _ in stressed(source, PLAY, runs=2).outcomes]
    assert names
    assert not [each for each in names if Path(f"/dev/shm/sem.{each.strip('/')}").exists()]
