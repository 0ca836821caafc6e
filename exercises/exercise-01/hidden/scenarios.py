"""Drives `run_workers` with workers that write down what happens to them."""

import threading
import time


class Stop(BaseException):
    """Raised by a worker: not an `Exception`, so that `except Exception` does not see it."""


RAISED = {
    "ValueError": ValueError,
    "SystemExit": SystemExit,
    "KeyboardInterrupt": KeyboardInterrupt,
    "Stop": Stop,
}


class Witness:
    """A worker that is no plain function; it notes for each call whether it ran on another thread than the caller's."""

    def __init__(self):
        self.caller = threading.get_ident()
        self.elsewhere = []

    def __call__(self):
        self.elsewhere.append(threading.get_ident() != self.caller)


def call_workers(submission, count):
    """Which calls were made, in the end, and were they made on other threads?"""
    worker = Witness()
    submission.run_workers(worker, count)
    settle()
    return worker.elsewhere


def meet(submission, count):
    """Each call waits until all the others are in progress too."""
    barrier = threading.Barrier(count)
    met = []

    def worker():
        barrier.wait()
        met.append(True)

    submission.run_workers(worker, count)
    settle()
    return len(met)


def calls_ended(submission, count):
    """How many calls had ended when `run_workers` returned?"""
    ended = []

    def worker():
        pause()
        ended.append(True)

    submission.run_workers(worker, count)
    return len(ended)


def slow_calls_ended(submission, count):
    """The same with calls of different length, the first of which takes longest."""
    durations = iter(range(count, 0, -1))
    ended = []

    def worker():
        time.sleep(10 * next(durations, 1))
        ended.append(True)

    submission.run_workers(worker, count)
    return len(ended)


def two_runs_meet(submission):
    """Two runs, on threads of their own: the call of each waits until that of the other is in progress too."""
    barrier = threading.Barrier(2)
    met = []

    def worker():
        barrier.wait()
        met.append(True)

    run_together([lambda: submission.run_workers(worker, 1)] * 2)
    settle()
    return len(met)


def threads_at_the_end(submission, count):
    """How many threads are there for good once `run_workers` has returned?"""
    called = []
    submission.run_workers(lambda: called.append(True), count)
    settle()
    return {"called": len(called), "left": threads_left()}


def some_raise(submission, kinds):
    """One call for each of `kinds`: the name of what it raises, or an empty name."""
    turns = iter(kinds)
    called, ended = [], []

    def worker():
        called.append(True)
        kind = next(turns, "")
        pause()
        ended.append(True)
        if kind:
            raise RAISED[kind]("raised by the worker")

    result = attempt(submission.run_workers, worker, len(kinds))
    return {"called": len(called), "ended": len(ended), "raised": result.get("raised", "")}


def none_then_two(submission):
    """No call at all, then two calls."""
    called = []
    submission.run_workers(lambda: called.append(True), 0)
    settle()
    first = len(called)
    submission.run_workers(lambda: called.append(True), 2)
    settle()
    return [first, len(called) - first]


def beside_another_thread(submission):
    """A thread that has nothing to do with it goes on until `run_workers` has returned."""
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    called = []
    other.start()
    try:
        submission.run_workers(lambda: called.append(True), 2)
    finally:
        done.set()
        other.join()
    settle()
    return len(called)


def beside_helpers(submission):
    """Each call starts a thread of its own accord, which goes on until `run_workers` has returned."""
    done = threading.Event()
    helpers = []

    def worker():
        helper = threading.Thread(target=done.wait)
        helper.start()
        helpers.append(helper)

    try:
        submission.run_workers(worker, 2)
    finally:
        done.set()
        settle()
        for helper in helpers:
            helper.join()
    return len(helpers)


def nested(submission):
    """Each of two workers runs two workers of its own."""
    called = []
    submission.run_workers(lambda: submission.run_workers(lambda: called.append(True), 2), 2)
    settle()
    return len(called)
