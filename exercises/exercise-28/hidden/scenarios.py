"""Scenarios for exercise 28: threads that call acquire, and write down when; they judge nothing.

All times are counted from the moment when the limiter was made.
"""

import threading
import time


def calling(limiter, start, pauses):
    """A job for one thread: before each call a pause, if only of no length; when each call began and when it ended."""

    def call():
        seen = []
        for seconds in pauses:
            if seconds:
                time.sleep(seconds)
            begun = time.monotonic() - start
            limiter.acquire()
            seen.append([begun, time.monotonic() - start])
        return seen

    return call


def follow(submission, rate, burst, plans):
    """One thread for each plan, which is a list of pauses; what each of the calls took, by thread."""
    start = time.monotonic()
    limiter = submission.RateLimiter(rate, burst)
    return run_together([calling(limiter, start, pauses) for pauses in plans])


def alone(submission, rate, burst, pauses):
    """The same on the thread that made the limiter."""
    start = time.monotonic()
    limiter = submission.RateLimiter(rate=rate, burst=burst)
    return [calling(limiter, start, pauses)()]


def oversleeping(submission, rate, burst, pauses, extra):
    """The same, where every `time.sleep` of the submission lasts longer than was asked for."""

    class Late:
        """What the submission takes for the module `time`."""

        def __getattr__(self, name):
            return getattr(time, name)

        def sleep(self, seconds):
            time.sleep(seconds + extra)

    late = Late()
    for name, value in list(vars(submission).items()):
        if value is time:
            setattr(submission, name, late)
        elif value is time.sleep:
            setattr(submission, name, late.sleep)
    return alone(submission, rate, burst, pauses)


def overwaiting(submission, rate, burst, pauses, extra):
    """The same, where every wait with a timeout that nobody ends lasts longer than was asked for."""

    def later(timeout):
        return None if timeout is None else timeout + extra

    class LateCondition(threading.Condition):
        def wait(self, timeout=None):
            return super().wait(later(timeout))

    class LateEvent(threading.Event):
        def wait(self, timeout=None):
            return super().wait(later(timeout))

    class Late:
        """What the submission takes for the module `threading`."""

        Condition, Event = LateCondition, LateEvent

        def __getattr__(self, name):
            return getattr(threading, name)

    stands_for = {threading: Late(), threading.Condition: LateCondition, threading.Event: LateEvent}
    for name, value in list(vars(submission).items()):
        for real, late in stands_for.items():
            if value is real:
                setattr(submission, name, late)
    return alone(submission, rate, burst, pauses)


def one_after_the_other(submission, rate, burst, threads):
    """Every call is made by a thread of its own, when the one before has ended."""
    start = time.monotonic()
    limiter = submission.RateLimiter(rate, burst)
    return [run_together([calling(limiter, start, [0])])[0] for _ in range(threads)]


def two_limiters(submission, rate, burst):
    """Two limiters, both of which are emptied in turn."""
    start = time.monotonic()
    first, second = submission.RateLimiter(rate, burst), submission.RateLimiter(rate, burst)
    return [calling(limiter, start, [0] * burst)() for limiter in (first, second)]


def another_waits(submission):
    """A call waits for two seconds at one limiter. After one of them there is a call at another, which has a token."""
    start = time.monotonic()
    first, second = submission.RateLimiter(0.5, 1), submission.RateLimiter(0.5, 1)
    return run_together([calling(first, start, [0, 0]), calling(second, start, [1])])
