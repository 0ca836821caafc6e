"""Scenarios for exercise 08: they process items and report what happened; they judge nothing."""

import queue
import threading


class Halt(BaseException):
    """Not an Exception, so that `except Exception` lets it pass."""


class Moody:
    """An item that answers no questions: it can't be compared, hashed, or taken for true or false."""

    __hash__ = None

    def __eq__(self, other):
        raise ValueError("this item can't be compared")

    def __bool__(self):
        raise ValueError("this item is neither true nor false")


ERRORS = {
    "value": ValueError,
    "index": IndexError,
    "key": KeyError,
    "halt": Halt,
    "exit": SystemExit,
    "stop": StopIteration,
    "empty": queue.Empty,
}

ITEMS = [
    None,
    0,
    "",
    [],
    None,
    ValueError("returned, not raised"),
    Moody(),
    Moody(),
    {},
    StopIteration,
    (),
    0,
]


def one_by_one(items):
    """A generator: it can be read only once, and not by two threads at the same time."""
    for item in items:
        yield item


def as_iterable(form, items):
    """The items in one of several forms."""
    forms = {"list": list, "tuple": tuple, "generator": one_by_one, "keys": dict.fromkeys, "iterator": iter}
    return forms[form](items)


def process(submission, form, items, workers):
    """Process every item; the results, and how often each item was processed."""
    calls = []

    def task(item):
        calls.append(item)
        pause()
        return f"done {item}"

    results = submission.process_all(task, as_iterable(form, items), workers)
    return {"results": results, "calls": sorted(calls, key=str)}


def process_again(submission, workers):
    """One call after another, in the same program; the results of each."""
    results = [submission.process_all(lambda item: f"one {item}", [1, 2, 3], workers)]
    results.append(submission.process_all(lambda item: f"two {item}", [4, 5], workers))
    return results


def process_beside(submission, workers):
    """Two calls at the same time, with other tasks and other items; the results of each."""
    return run_together(
        [
            lambda: submission.process_all(lambda item: f"one {item}", [1, 2], workers),
            lambda: submission.process_all(lambda item: f"two {item}", [3, 4, 5], workers),
        ]
    )


def process_after_failures(submission, workers):
    """A call in which two tasks raise, and another one after it: the results of that."""

    def fail(item):
        raise ValueError(item)

    attempt(submission.process_all, fail, [1, 2], workers)
    return submission.process_all(lambda item: f"two {item}", [3, 4, 5], workers)


def equal_items(submission, items, workers):
    """One and the same item again and again; each call returns its own number. All results, sorted."""
    calls = []

    def task(_):
        calls.append(None)
        return len(calls)

    return sorted(submission.process_all(task, ["the same"] * items, workers))


def most_at_once(submission, items, workers):
    """The greatest number of calls that were in progress at the same time."""
    gauge = Gauge()

    def task(item):
        with gauge:
            pause()
        return item

    submission.process_all(task, list(range(items)), workers)
    return gauge.peak


def meet(submission, items, workers):
    """Every call waits until `workers` calls are in progress; the results."""
    barrier = threading.Barrier(workers)

    def task(item):
        barrier.wait()
        return item

    return submission.process_all(task, list(range(items)), workers)


def meet_after_failure(submission, workers, failing):
    """The first items' calls raise; after them, as many calls as there are workers wait for one another."""
    barrier, met = threading.Barrier(workers), []

    def task(item):
        if item < failing:
            raise ValueError(item)
        barrier.wait()
        met.append(item)

    outcome = attempt(submission.process_all, task, list(range(failing + workers)), workers)
    return [outcome.get("raised"), sorted(met)]


def rush(submission, items, workers):
    """Whole crews of calls meet, one crew after another: the results, what was processed, and the most calls at once."""
    barrier, gauge, calls = threading.Barrier(workers), Gauge(), []

    def task(item):
        with gauge:
            barrier.wait()
        calls.append(item)
        return f"done {item}"

    results = submission.process_all(task, one_by_one(items), workers)
    return {"results": results, "calls": sorted(calls), "peak": gauge.peak}


def one_is_slow(submission, items, workers, slow):
    """One call goes on until all others have finished; the results."""
    others, finished = [], threading.Event()

    def task(item):
        if item == slow:
            finished.wait()
        else:
            others.append(item)
            if len(others) == items - 1:
                finished.set()
        return item

    return submission.process_all(task, list(range(items)), workers)


def some_fail(submission, items, workers, failing):
    """Some calls raise: which error came out, and what had been processed by then.

    `failing` names the kind of error for the items (by number) that fail.
    """
    errors = {int(item): ERRORS[kind]("item", item) for item, kind in failing.items()}
    gauge, done = Gauge(), []

    def task(item):
        with gauge:
            pause()
            done.append(item)
            if item in errors:
                raise errors[item]
        return item

    came = None
    try:
        submission.process_all(task, list(range(items)), workers)
    except NotImplementedError:
        raise
    except BaseException as error:
        came = error
    return {
        "raised": [item for item, error in errors.items() if error is came],
        "done": sorted(done, key=str),
        "running": gauge.inside,
    }


def left_over(submission, items, workers, failing):
    """How many threads are left when the call is over."""

    def task(item):
        if item in failing:
            raise ValueError(item)
        return item

    attempt(submission.process_all, task, list(range(items)), workers)
    return threads_left()


def peculiar_items(submission, workers):
    """Items of all kinds, each of which is its own result; whether each came back as it was."""
    results = submission.process_all(lambda item: item, one_by_one(ITEMS), workers)
    if type(results) is not list:
        return "not a list"
    return [got is item for got, item in zip(results, ITEMS)] + [len(results)]


def too_few_workers(submission, items, workers):
    """The error for a number of workers that makes no sense, and how many calls were made."""
    calls = []
    try:
        submission.process_all(calls.append, list(range(items)), workers)
    except ValueError:
        return ["ValueError", len(calls)]
    return ["accepted", len(calls)]
