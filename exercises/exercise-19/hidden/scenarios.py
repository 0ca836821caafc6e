"""Scenarios for exercise 19: three threads take their steps and report what happened; they judge nothing."""

import threading
import time

STEPS = ["first", "second", "third"]


def stepping(steps, name, log, during):
    """A job for one thread: take the step; its beginning, its end and the return are written down."""

    def run():
        log.append([name, "begins"])
        during()
        log.append([name, "ends"])

    def step():
        getattr(steps, name)(run)
        log.append([name, "returns"])

    return step


def together(submission, order=STEPS):
    """The three threads are started in this order and run at the same time; which steps were taken, in turn."""
    steps = submission.InOrder()
    taken = []
    run_together([lambda name=name: getattr(steps, name)(lambda: taken.append(name)) for name in order])
    return taken


def at_length(submission, slow):
    """The same with a step that takes a day; what began and ended."""
    steps = submission.InOrder()
    log = []
    run_together(
        [
            stepping(steps, name, log, (lambda: time.sleep(86_400)) if name == slow else pause)
            for name in reversed(STEPS)
        ]
    )
    return [entry for entry in log if entry[1] != "returns"]


def one_by_one(submission, order):
    """Each thread is started when all is quiet, and stays after its step until all have come.

    Reports which steps had been taken by then, each time.
    """
    steps = submission.InOrder()
    taken, seen, crew = [], [], []
    all_came = threading.Event()

    def step_and_stay(name):
        getattr(steps, name)(lambda: taken.append(name))
        all_came.wait()

    for name in order:
        thread = threading.Thread(target=step_and_stay, args=(name,))
        thread.start()
        crew.append(thread)
        settle()
        seen.append(list(taken))
    all_came.set()
    for thread in crew:
        thread.join()
    return seen


def nobody_else(submission):
    """Each method is called when the one before has returned, and nobody else is there; what happened."""
    steps = submission.InOrder()
    log = []
    for name in STEPS:
        run_together([stepping(steps, name, log, pause)])
    return log


def two_objects(submission):
    """Of one object all three methods are called, of another one the later two; which steps were taken when all is
    quiet, and at last."""
    one, other = submission.InOrder(), submission.InOrder()
    taken = []

    def thread_for(steps, whose, name):
        run = lambda: taken.append([whose, name])  # noqa: E731
        return threading.Thread(target=getattr(steps, name), args=(run,))

    crew = [thread_for(other, "other", name) for name in STEPS[1:]]
    crew += [thread_for(one, "one", name) for name in STEPS]
    for thread in crew:
        thread.start()
    settle()
    quiet = list(taken)
    crew.append(thread_for(other, "other", "first"))
    crew[-1].start()
    for thread in crew:
        thread.join()
    return {"quiet": quiet, "at last": taken[len(quiet) :]}


def one_is_held_up(submission):
    """The first step of one object takes until all steps of another one have been taken; which steps were taken."""
    one, other = submission.InOrder(), submission.InOrder()
    taken, gate = [], threading.Event()

    def thread_for(steps, whose, name):
        def run():
            if [whose, name] == ["one", "first"]:
                gate.wait()
            taken.append([whose, name])

        return threading.Thread(target=getattr(steps, name), args=(run,))

    held_up = [thread_for(one, "one", name) for name in reversed(STEPS)]
    others = [thread_for(other, "other", name) for name in reversed(STEPS)]
    for thread in held_up + others:
        thread.start()
        settle()
    for thread in others:
        thread.join()
    gate.set()
    for thread in held_up:
        thread.join()
    return taken
