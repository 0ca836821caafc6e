"""Scenarios for exercise 27: they submit jobs, ask for results and shut down; they judge nothing."""

import queue
import threading
import time


class Halt(BaseException):
    """Raised by a job; not an Exception, so that `except Exception` lets it pass."""


class Nothing(list):
    """A function like any other, though as an object it is empty, and so taken for false."""

    def __call__(self, *args):
        return list(args)


RAISED = {
    "ValueError": ValueError,
    "KeyError": KeyError,
    "SystemExit": SystemExit,
    "Halt": Halt,
    "Empty": queue.Empty,  # these a pool may meet with on its own account, and take a job's for them
    "IndexError": IndexError,
    "RuntimeError": RuntimeError,
    "StopIteration": StopIteration,
    "AttributeError": AttributeError,
    "TypeError": TypeError,
    "TimeoutError": TimeoutError,
}

RETURNED = [None, 0, False, "", [], (), ValueError("a result like any other"), KeyError, Halt("returned"), object()]


def raiser(kind):
    """A job that raises."""

    def job():
        pause()
        raise RAISED[kind]("raised by the job")

    return job


def give_back(submission):
    """Whether every result is the very object that the job returned, also when it is asked for late."""
    pool = submission.ThreadPool(2)
    at_once = [pool.submit(lambda value=value: value).result() is value for value in RETURNED]
    futures = [pool.submit(lambda value=value: value) for value in RETURNED]
    pool.shutdown()
    return at_once + [future.result() is value for future, value in zip(futures, RETURNED)]


def arguments(submission):
    """What functions were called with."""
    pool = submission.ThreadPool(1)
    futures = [pool.submit(lambda *args: list(args), *given) for given in ((), (None,), (1, "two", [3]), ([1, 2],))]
    futures.append(pool.submit(Nothing(), 4))
    results = [future.result() for future in futures]
    pool.shutdown()
    return results


def each_its_own(submission, workers, jobs):
    """Jobs that take a moment; the result of each."""
    pool = submission.ThreadPool(workers)

    def job(number):
        pause()
        return number

    futures = [pool.submit(job, number) for number in range(jobs)]
    results = [future.result() for future in futures]
    pool.shutdown()
    return results


def give_up(submission, kind):
    """Whether the very exception that was raised is raised by the result, each time; and the result of the next job."""
    pool = submission.ThreadPool(1)
    error = RAISED[kind]("raised by the job", 42)

    def job():
        raise error

    future = pool.submit(job)
    seen = []
    for _ in range(2):
        try:
            seen.append(future.result())
        except BaseException as caught:
            seen.append(caught is error)
    seen.append(pool.submit(lambda: "next").result())
    pool.shutdown()
    return seen


def ask_together(submission, kind, readers):
    """Several threads ask twice for the result of one job, while it runs and afterwards; and once more at the end."""
    pool = submission.ThreadPool(1)
    job = raiser(kind) if kind else pause
    future = pool.submit(job)
    seen = run_together([lambda: [attempt(future.result), attempt(future.result)]] * readers)
    pool.shutdown()
    return [each for mine in seen for each in mine] + [attempt(future.result)]


def meet(submission, workers, rounds=1):
    """Each job waits until all workers have one."""
    pool = submission.ThreadPool(workers)
    barrier = threading.Barrier(workers)

    def job(number):
        barrier.wait()
        return number

    results = []
    for _ in range(rounds):
        futures = [pool.submit(job, number) for number in range(workers)]
        results += [future.result() for future in futures]
    pool.shutdown()
    return results


def submit_ahead(submission, workers):
    """Every worker's job waits until several more have been submitted, one of which submits another one."""
    pool = submission.ThreadPool(workers)
    submitted = threading.Event()

    def outer():
        return pool.submit(lambda: "inner")

    first = [pool.submit(submitted.wait) for _ in range(workers)]
    more = [pool.submit(lambda number=number: number) for number in range(4)]
    nested = pool.submit(outer)
    submitted.set()
    results = [future.result() for future in first + more] + [nested.result().result()]
    pool.shutdown()
    return results


def submit_from_inside(submission, workers):
    """A job submits another one, which lasts until the first one goes on; whether it ran on another thread than this."""
    pool, here, on = submission.ThreadPool(workers), threading.current_thread(), threading.Event()

    def inner():
        on.wait()
        return threading.current_thread() is not here

    def outer():
        future = pool.submit(inner)
        on.set()
        return future

    result = pool.submit(outer).result().result()
    pool.shutdown()
    return result


def overtake(submission, jobs):
    """One job lasts until all the others are done, for which there is another worker."""
    pool = submission.ThreadPool(2)
    all_done = threading.Event()
    slow = pool.submit(all_done.wait)
    quick = [pool.submit(lambda number=number: number) for number in range(jobs)]
    results = [future.result() for future in quick]
    all_done.set()
    results.append(slow.result())
    pool.shutdown()
    return results


def far_ahead(submission, jobs):
    """A great many jobs are submitted, none of which ends before all are; how many results there are in the end."""
    pool = submission.ThreadPool(1)
    submitted = threading.Event()
    futures = [pool.submit(submitted.wait) for _ in range(jobs + 1)]
    submitted.set()
    results = [future.result() for future in futures]
    pool.shutdown()
    return len(results)


def two_pools(submission):
    """A job of one pool and a job of another one meet; one pool is shut down, the other goes on."""
    pools = [submission.ThreadPool(1), submission.ThreadPool(1)]
    barrier = threading.Barrier(2)

    def job(number):
        barrier.wait()
        return number

    futures = [pool.submit(job, number) for number, pool in enumerate(pools)]
    results = [future.result() for future in futures]
    pools[0].shutdown()
    results.append(pools[1].submit(lambda: "still open").result())
    pools[1].shutdown()
    return results


def busiest(submission, workers, submitters, each, beside=0, seconds=0):
    """Several threads submit at once: how many jobs were running at once, and how many were run?

    There may be another pool, which has nothing to do. A job takes a moment, or some seconds.
    """
    pool = submission.ThreadPool(workers)
    idle = [submission.ThreadPool(beside)] if beside else []
    gauge, done = Gauge(), []

    def job():
        with gauge:
            time.sleep(seconds) if seconds else pause()
        done.append(True)

    def submitter():
        for _ in range(each):
            pool.submit(job)

    run_together([submitter] * submitters)
    [each_pool.shutdown() for each_pool in (pool, *idle)]
    return {"peak": gauge.peak, "done": len(done)}


def meet_after_failures(submission, workers, kind):
    """More jobs raise than there are workers; then as many meet as there are workers."""
    pool = submission.ThreadPool(workers)
    barrier = threading.Barrier(workers)
    failed = [pool.submit(raiser(kind)) for _ in range(workers + 1)]
    seen = [attempt(future.result) for future in failed]
    met = [pool.submit(lambda: barrier.wait() >= 0) for _ in range(workers)]
    seen += [future.result() for future in met]
    pool.shutdown()
    return seen


def finish(submission, workers, jobs, kind=None, seconds=0, idle=0):
    """Jobs are submitted, and the pool is shut down: what is done by then, who is left, what came of each job.

    With a kind, every second job raises; with seconds, every job takes its time. The pool may be idle at first.
    """
    pool = submission.ThreadPool(workers)
    time.sleep(idle)
    done = []

    def job(number):
        time.sleep(seconds)
        done.append(number)
        if kind and number % 2:
            raise RAISED[kind]("raised by the job")
        return number

    futures = [pool.submit(job, number) for number in range(jobs)]
    pool.shutdown()
    at_the_end = {"done": sorted(done), "left": threads_left()}
    return {**at_the_end, "results": [attempt(future.result) for future in futures]}


def shut_down_again(submission, jobs):
    """Three times, one after another."""
    pool = submission.ThreadPool(2)
    done = []
    for number in range(jobs):
        pool.submit(done.append, number)
    for _ in range(3):
        pool.shutdown()
    return {"done": sorted(done), "left": threads_left()}


def shut_down_together(submission, workers, jobs, closers):
    """Several threads shut the pool down at once. What each finds afterwards: jobs done, other threads alive.

    All of these threads are there when the first one begins, and none of them ends before all have looked.
    """
    pool = submission.ThreadPool(workers)
    done, all_there, all_looked = [], threading.Barrier(closers), threading.Barrier(closers)

    def job(number):
        pause()
        done.append(number)

    def close():
        all_there.wait()
        pool.shutdown()
        found = [len(done), threads_left()]
        all_looked.wait()
        return found

    for number in range(jobs):
        pool.submit(job, number)
    return run_together([close] * closers)


def submit_one(pool, function, *args):
    """The future, or "refused"."""
    try:
        return pool.submit(function, *args)
    except RuntimeError:
        return "refused"


def refuse(submission, jobs):
    """What comes of jobs that are submitted after the shutdown, by two threads."""
    pool = submission.ThreadPool(2)
    done = []
    futures = [pool.submit(done.append, number) for number in range(jobs)]
    pool.shutdown()
    refused = [submit_one(pool, done.append, "late") == "refused" for _ in range(2)]
    refused += run_together([lambda: submit_one(pool, done.append, "late") == "refused"])
    pool.shutdown()
    refused.append(submit_one(pool, done.append, "late") == "refused")
    return {"refused": refused, "done": sorted(done, key=str), "results": [future.result() for future in futures]}


def submit_while_closing(submission, workers, submitters, closers=1):
    """Threads submit a job each and wait for its result, while others shut the pool down.

    Reports which jobs were accepted, which were done, and what comes of one more.
    """
    pool = submission.ThreadPool(workers)
    done = []

    def job(number):
        done.append(number)
        return number

    def submitter(number):
        future = submit_one(pool, job, number)
        return future if future == "refused" else future.result()

    together = [lambda number=number: submitter(number) for number in range(submitters)]
    given = run_together(together + [pool.shutdown] * closers)[:submitters]
    left = threads_left()
    return {
        "wrong": [number for number in range(submitters) if given[number] not in (number, "refused")],
        "accepted": [number for number in range(submitters) if given[number] != "refused"],
        "done": sorted(done),
        "left": left,
        "late": submit_one(pool, job, "late") == "refused",
    }


def submit_from_a_job(submission):
    """A job submits another one when shutdown is waiting for it: was that refused, and was it run?"""
    pool = submission.ThreadPool(1)
    done, closing = [], threading.Event()

    def job():
        closing.wait()
        return submit_one(pool, done.append, "inner") == "refused"

    future = pool.submit(job)
    closer = threading.Thread(target=pool.shutdown)
    closer.start()
    settle()
    closing.set()
    closer.join()
    return {"refused": future.result(), "done": done}


def crowd(submission, workers, submitters, each):
    """Several threads submit jobs that take a moment, some of which raise, and ask for the results."""
    pool = submission.ThreadPool(workers)
    gauge = Gauge()

    def job(number):
        with gauge:
            time.sleep(0.001)
            if number % 3 == 0:
                raise Halt("raised by the job")
        return number

    def submitter(own):
        futures = [pool.submit(job, number) for number in range(own, own + each)]
        return [attempt(future.result) for future in futures]

    results = run_together([lambda own=own: submitter(own * each) for own in range(submitters)])
    pool.shutdown()
    left = threads_left()
    return {"peak": gauge.peak, "left": left, "results": [result for mine in results for result in mine]}
