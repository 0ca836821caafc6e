from dataclasses import replace

from feedback_samples import deadlock, step

from grader.feedback.html.held import TIMED_OUT, Hold, holds, sleeps
from grader.feedback.moments import moments
from grader.results import Trace

OWN = {"counter.py"}


def trace(*rows, notes=()):
    steps = [step(number, *row) for number, row in enumerate(rows)]
    for position, note in dict(notes).items():
        steps[position] = replace(steps[position], note=note)
    return Trace(("main", "A", "B"), tuple(steps), 0)


def test_a_lock_is_held_from_taking_to_giving_back():
    """Each hold has its thread, its beginning and its end; one that is never given back lasts to the end."""
    seen = trace(
        (1, "acquire", 3, "with lock:", "lock"),
        (1, "release", 4, "with lock:", "lock"),
        (2, "acquire", 3, "with lock:", "lock"),
    )
    assert holds(moments(seen, OWN)) == [Hold("lock", 1, 0, 1), Hold("lock", 2, 2, 3)]


def test_a_permit_that_another_thread_gives_back_ends_the_oldest_hold():
    """A semaphore is taken by one thread and may be released by another."""
    seen = trace(
        (1, "acquire", 3, "slots.acquire()", "slots"),
        (2, "acquire", 3, "slots.acquire()", "slots"),
        (0, "release", 9, "slots.release()", "slots"),
    )
    assert holds(moments(seen, OWN)) == [Hold("slots", 1, 0, 2), Hold("slots", 2, 1, 3)]


def test_the_scenarios_locks_are_not_told():
    """What the grader's own code holds is none of a student's business."""
    seen = trace((1, "acquire", 3, "with lock:", "lock"))
    assert holds(moments(seen, {"another.py"})) == []


def test_who_waits_for_a_lock_waits_for_its_holder():
    """In a circle each waits for the other, and nothing ends it."""
    seen = deadlock().trace
    first, second = sleeps(seen, holds(moments(seen, OWN)))
    assert (first.thread, first.holder, first.end, first.cause) == (1, 2, 4, None)
    assert (second.thread, second.holder, second.end, second.cause) == (2, 1, 4, None)


def test_a_release_wakes_who_waited_for_the_lock():
    """The step that ended a wait is the last release of that lock before the thread goes on."""
    seen = trace(
        (2, "acquire", 3, "with lock:", "lock"),
        (1, "block", 3, "with lock:", "lock"),
        (2, "release", 5, "with lock:", "lock"),
        (1, "wake", 3, "with lock:"),
    )
    (only,) = sleeps(seen, holds(moments(seen, OWN)))
    assert (only.start, only.end, only.cause, only.holder) == (1, 3, 2, 2)


def test_a_notification_wakes_and_not_the_release_after_it():
    """Who waits on a condition is woken by its notify, though the lock is given back afterwards."""
    waiting = {0: "waits to be notified on cond"}
    seen = trace(
        (1, "block", 3, "cond.wait()", "cond"),
        (2, "call", 7, "cond.notify()", "cond.notify()"),
        (2, "release", 7, "cond.notify()", "cond"),
        (1, "wake", 3, "cond.wait()"),
        notes=waiting,
    )
    (only,) = sleeps(seen, holds(moments(seen, OWN)))
    assert (only.cause, only.holder) == (1, None)


def test_a_wait_that_times_out_was_ended_by_nobody():
    """Time that passes is no thread."""
    seen = trace(
        (1, "block", 3, "event.wait(1)", "event"),
        (2, "call", 7, "event.set()", "event.set()"),
        (1, "wake", 3, "event.wait(1)"),
        notes={2: TIMED_OUT},
    )
    assert [sleep.cause for sleep in sleeps(seen, [])] == [None]
