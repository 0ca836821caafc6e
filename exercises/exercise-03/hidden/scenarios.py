"""Drives `run_with_background` with jobs that write down where they run and when they end."""

import queue
import threading
import time

MAIN_LASTS = 0.0123
A_LITTLE_LONGER = 0.0133
NOTICEABLE = 0.04  # far more than the clock moves by itself beside a thread that spins
JUST_NOTICEABLE = 0.005  # more than it moves in most schedules


class Stop(BaseException):
    """Raised by a job: not an `Exception`, so that `except Exception` does not see it."""


RAISED = {
    "ValueError": ValueError,
    "SystemExit": SystemExit,
    "KeyboardInterrupt": KeyboardInterrupt,
    "Stop": Stop,
}


def meet(submission):
    """Each of the two jobs waits until the other one is in progress too."""
    barrier = threading.Barrier(2)
    met = []

    def main_job():
        barrier.wait()
        met.append("main")

    def background_job():
        barrier.wait()
        met.append("background")

    submission.run_with_background(main_job, background_job)
    settle()
    return sorted(met)


def talk(submission):
    """The background job answers what the main job asks, again and again; the main job needs the answers."""
    questions, answers = queue.Queue(), queue.Queue()
    heard = []

    def background_job():
        while True:
            answers.put(questions.get() + 1)

    def main_job():
        for number in (1, 2):
            questions.put(number)
            heard.append(answers.get())

    submission.run_with_background(main_job, background_job)
    settle()
    return list(heard)


def call_both(submission):
    """How often is each job called, in the end?"""
    called = []
    submission.run_with_background(lambda: called.append("main"), lambda: called.append("background"))
    settle()
    return sorted(called)


def main_ended(submission):
    """Had the main job ended when `run_with_background` returned? The background job ends at once."""
    ended = []

    def main_job():
        pause()
        pause()
        ended.append("main")

    submission.run_with_background(main_job, lambda: None)
    return list(ended)


def slow_main_ended(submission):
    """The same with a main job that takes its time and a background job that goes on for ever."""
    ended = []

    def main_job():
        time.sleep(100)
        ended.append("main")

    submission.run_with_background(main_job, threading.Event().wait)
    return list(ended)


def background_blocked(submission):
    """The background job waits for something that happens only after `run_with_background` has returned."""
    go_on = threading.Event()
    ended = []

    def background_job():
        go_on.wait()
        ended.append("background")

    submission.run_with_background(lambda: ended.append("main"), background_job)
    go_on.set()
    settle()
    return sorted(ended)


def background_beats(submission):
    """The background job does something again and again, with pauses, until it is told to stop afterwards."""
    stop = threading.Event()
    ended = []

    def background_job():
        while not stop.is_set():
            time.sleep(1)

    submission.run_with_background(lambda: ended.append("main"), background_job)
    stop.set()
    settle()
    return list(ended)


def beside_another_thread(submission):
    """A thread that has nothing to do with it goes on until `run_with_background` has returned."""
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    ended = []
    other.start()
    try:
        submission.run_with_background(lambda: ended.append("main"), threading.Event().wait)
    finally:
        done.set()
        other.join()
    settle()
    return list(ended)


def how_long(submission, background_job):
    """The time that `run_with_background` takes with a main job of `MAIN_LASTS` seconds."""
    start = time.monotonic()
    submission.run_with_background(lambda: time.sleep(MAIN_LASTS), background_job)
    return time.monotonic() - start


def time_taken(submission):
    """Does it take longer the longer the background job outlasts the main job, clearly or at all? Needs the fair clock."""
    a_little = how_long(submission, lambda: time.sleep(A_LITTLE_LONGER))
    time.sleep(10)
    for_ever = how_long(submission, threading.Event().wait)
    return {"waited": for_ever > a_little + NOTICEABLE, "at all": for_ever > a_little + JUST_NOTICEABLE}


def daemon_flags(submission):
    """Which of the jobs runs on a daemon thread?"""
    daemon = {}

    def main_job():
        daemon["main"] = threading.current_thread().daemon

    def background_job():
        daemon["background"] = threading.current_thread().daemon

    submission.run_with_background(main_job, background_job)
    settle()
    return {"main": daemon.get("main"), "background": daemon.get("background")}


def background_for_ever(submission):
    """The background job never ends. Could the program?"""
    ended = []
    submission.run_with_background(lambda: ended.append("main"), threading.Event().wait)
    settle()
    return list(ended)


def on_the_calling_thread(submission):
    """Which of the jobs runs on the calling thread?"""
    caller = threading.get_ident()
    here = {}

    def main_job():
        here["main"] = threading.get_ident() == caller

    def background_job():
        here["background"] = threading.get_ident() == caller

    submission.run_with_background(main_job, background_job)
    settle()
    return {"main": here.get("main"), "background": here.get("background")}


def main_raises(submission, kind):
    """The main job raises; the background job goes on."""
    ended = []

    def main_job():
        pause()
        ended.append("main")
        raise RAISED[kind]("raised by the main job")

    result = attempt(submission.run_with_background, main_job, threading.Event().wait)
    return {"ended": list(ended), "raised": result.get("raised", "")}


def background_raises(submission, kind):
    """The background job raises; the main job needs no background job."""
    ended = []

    def main_job():
        pause()
        pause()
        ended.append("main")

    def background_job():
        raise RAISED[kind]("raised by the background job")

    result = attempt(submission.run_with_background, main_job, background_job)
    return {"ended": list(ended), "raised": result.get("raised", "")}


def twice(submission):
    """A second run while the background job of the first one still goes on."""
    ended, started = [], []

    def main_job():
        pause()
        ended.append("main")

    def background_job():
        started.append("background")
        threading.Event().wait()

    submission.run_with_background(main_job, background_job)
    first = len(ended)
    submission.run_with_background(main_job, background_job)
    second = len(ended)
    settle()
    return {"ended": [first, second], "started": len(started)}


def two_runs_meet(submission):
    """Two runs, on threads of their own: the main job of each waits until that of the other is in progress too."""
    barrier = threading.Barrier(2)
    met = []

    def main_job():
        barrier.wait()
        met.append("main")

    run_together([lambda: submission.run_with_background(main_job, lambda: None)] * 2)
    settle()
    return met


def again_and_again(submission, times):
    """Run after run, each with a main job that needs its background job, which never ends.

    How many main jobs had ended when each run returned?
    """
    ended, counts = [], []

    def once():
        ready = threading.Event()

        def main_job():
            ready.wait()
            pause()
            ended.append("main")

        def background_job():
            ready.set()
            threading.Event().wait()

        submission.run_with_background(main_job, background_job)
        counts.append(len(ended))

    for _ in range(times):
        once()
    return counts
