"""Drives a `Limiter` from several threads, with jobs that count how many of them are running."""

import concurrent.futures
import queue
import threading
import time


class Stop(BaseException):
    """Raised by a job: not an `Exception`, so that `except Exception` does not see it."""


RAISED = {
    "ValueError": ValueError,
    "TimeoutError": TimeoutError,
    "StopIteration": StopIteration,
    "Empty": queue.Empty,
    "Full": queue.Full,
    "CancelledError": concurrent.futures.CancelledError,
    "BrokenBarrierError": threading.BrokenBarrierError,
    "SystemExit": SystemExit,
    "KeyboardInterrupt": KeyboardInterrupt,
    "Stop": Stop,
}

RETURNED = (None, 0, False, "text", [1, 2], {"key": None}, ValueError("an ordinary result"), KeyError, (False, None))


def raiser(kind):
    """A job that raises."""

    def job():
        pause()
        raise RAISED[kind]("raised by the job")

    return job


def busiest(submission, limit, callers, times=1):
    """How many jobs were running at once?"""
    limiter = submission.Limiter(limit)
    gauge = Gauge()

    def job():
        with gauge:
            pause()

    def caller():
        for _ in range(times):
            limiter.run(job)

    run_together([caller] * callers)
    return gauge.peak


def slow_jobs(submission):
    """The same with jobs that take long."""
    limiter = submission.Limiter(1)
    gauge = Gauge()

    def job():
        with gauge:
            time.sleep(1000)

    run_together([lambda: limiter.run(job)] * 2)
    return gauge.peak


def crowd(submission, limit, callers, times):
    """Every caller comes again and again with jobs that take a moment, every other one of which raises.

    How many jobs were running at once, and how many were run?
    """
    limiter = submission.Limiter(limit)
    gauge = Gauge()
    done = []

    def job(number):
        with gauge:
            time.sleep(0.001)
        done.append(number)
        if number % 2:
            raise ValueError("raised by the job")

    def caller():
        for number in range(times):
            attempt(limiter.run, lambda: job(number))

    run_together([caller] * callers)
    return {"peak": gauge.peak, "done": len(done)}


def meet(submission, limit, rounds=1):
    """Each job waits until `limit` of them are running."""
    limiter = submission.Limiter(limit)
    barrier = threading.Barrier(limit)
    met = []

    def job():
        barrier.wait()
        met.append(True)

    for _ in range(rounds):
        run_together([lambda: limiter.run(job)] * limit)
    return len(met)


def late_comer(submission):
    """One job keeps its slot while another caller has several jobs run, one after another, in the second slot."""
    limiter = submission.Limiter(2)
    over = threading.Event()
    done = []

    def short():
        for number in range(3):
            limiter.run(lambda: done.append(number))
        over.set()

    run_together([lambda: limiter.run(over.wait), short])
    return list(done)


def line_behind_a_long_job(submission):
    """One job keeps its slot until two others are done, which come together and have only the second slot."""
    limiter = submission.Limiter(2)
    begun, over = threading.Event(), threading.Semaphore(0)
    done = []

    def long():
        begun.set()
        over.acquire()
        over.acquire()

    def short(number):
        def job():
            time.sleep(0.0625)
            done.append(number)
            over.release()

        begun.wait()
        limiter.run(job)

    run_together([lambda: limiter.run(long), lambda: short(0), lambda: short(1)])
    return sorted(done)


def job_within_a_job(submission):
    """A job has another one run by the same limiter; while both run, a third one comes. How many ran at once?"""
    limiter = submission.Limiter(2)
    gauge = Gauge()
    both = threading.Event()

    def outer():
        with gauge:
            limiter.run(inner)

    def inner():
        with gauge:
            both.set()
            time.sleep(0.0625)

    def third():
        with gauge:
            pause()

    def come_later():
        both.wait()
        limiter.run(third)

    run_together([lambda: limiter.run(outer), come_later])
    return gauge.peak


def every_job(submission, limit, callers):
    """Which jobs were run, in the end?"""
    limiter = submission.Limiter(limit)
    done = []

    def caller(number):
        return lambda: limiter.run(lambda: done.append(number))

    run_together([caller(number) for number in range(callers)])
    return sorted(done)


def every_slow_job(submission, limit, callers):
    """The same with jobs that take their time."""
    limiter = submission.Limiter(limit)
    done = []

    def caller(number):
        def job():
            time.sleep(0.0625)
            done.append(number)

        return lambda: limiter.run(job)

    run_together([caller(number) for number in range(callers)])
    return sorted(done)


def every_result(submission, limit, callers):
    """Does each caller get the result of its own job?"""
    limiter = submission.Limiter(limit)

    def caller(number):
        def job():
            pause()
            return number

        return lambda: limiter.run(job)

    return run_together([caller(number) for number in range(callers)])


def give_back(submission):
    """Is every result the very object that the job returned?"""
    limiter = submission.Limiter(1)
    return [limiter.run(lambda value=value: value) is value for value in RETURNED]


def give_up(submission, kind):
    """What reaches the caller of a job that raises?"""
    limiter = submission.Limiter(1)
    return attempt(limiter.run, raiser(kind))


def give_up_once(submission, kind):
    """How often is a job called that raises what a wait inside the limiter might raise? What reaches the caller?"""
    limiter = submission.Limiter(1)
    called = []

    def job():
        called.append(True)
        if len(called) == 1:
            raise RAISED[kind]("raised by the job")
        return "called again"

    return {"came": attempt(limiter.run, job), "called": len(called)}


def same_exception(submission, kind):
    """Does the very exception that was raised reach the caller?"""
    limiter = submission.Limiter(1)
    error = RAISED[kind]("raised by the job", 42)

    def job():
        raise error

    try:
        limiter.run(job)
    except (Exception, Stop) as caught:
        return caught is error
    return False


def each_its_own(submission):
    """One caller's job raises, the other one's returns."""
    limiter = submission.Limiter(2)
    jobs = [raiser("ValueError"), lambda: "fine"]
    return run_together([lambda job=job: attempt(limiter.run, job) for job in jobs])


def again_after_failures(submission, limit, kind):
    """Is there a slot left after more failures than there are slots?"""
    limiter = submission.Limiter(limit)
    for _ in range(limit + 1):
        attempt(limiter.run, raiser(kind))
    done = []
    limiter.run(lambda: done.append(True))
    return len(done)


def busiest_after_a_failure(submission, limit, callers):
    """How many jobs run at once after one has failed? They take their time."""
    limiter = submission.Limiter(limit)
    attempt(limiter.run, raiser("ValueError"))
    gauge = Gauge()

    def job():
        with gauge:
            time.sleep(0.0625)

    run_together([lambda: limiter.run(job)] * callers)
    return gauge.peak


def waiting_behind_a_failure(submission, kind):
    """Callers wait for the only slot while a job raises in it."""
    limiter = submission.Limiter(1)
    done = []

    def ordinary():
        limiter.run(lambda: done.append(True))

    run_together([lambda: attempt(limiter.run, raiser(kind)), ordinary, ordinary])
    return len(done)


def bad_limit(submission, limit):
    """Which exception does a limit below 1 raise? A subclass is as good."""
    try:
        submission.Limiter(limit)
    except ValueError:
        return "ValueError"
    return "none"


def good_limit(submission, limit):
    """The smallest limit there is, and larger ones."""
    done = []
    submission.Limiter(limit).run(lambda: done.append(True))
    return len(done)


def two_limiters(submission):
    """A job of one limiter and a job of another one wait for each other."""
    limiters = [submission.Limiter(1), submission.Limiter(1)]
    barrier = threading.Barrier(2)
    met = []

    def job():
        barrier.wait()
        met.append(True)

    run_together([lambda limiter=limiter: limiter.run(job) for limiter in limiters])
    return len(met)


def large_beside_small(submission):
    """Two jobs of a limiter wait for each other; there is another limiter, with a smaller limit."""
    limiter = submission.Limiter(2)
    smaller = submission.Limiter(1)
    smaller.run(lambda: None)
    barrier = threading.Barrier(2)
    met = []

    def job():
        barrier.wait()
        met.append(True)

    run_together([lambda: limiter.run(job)] * 2)
    return len(met)
