"""Drives `gather` with functions that write down what happens to them."""

import threading
import time


class Stop(BaseException):
    """Raised by a function: not an `Exception`, so that `except Exception` does not see it."""


class Failure0(Exception):
    """Raised for the argument at position 0."""


class Failure1(Exception):
    """Raised for the argument at position 1."""


class Failure2(Exception):
    """Raised for the argument at position 2."""


class Moody:
    """A value that answers no questions: it can't be compared, hashed, or taken for true or false."""

    __hash__ = None

    def __eq__(self, other):
        raise ValueError("this value can't be compared")

    def __bool__(self):
        raise ValueError("this value is neither true nor false")


RAISED = {
    "Stop": Stop,
    "StopIteration": StopIteration,
    "SystemExit": SystemExit,
    "KeyboardInterrupt": KeyboardInterrupt,
    "Failure0": Failure0,
    "Failure1": Failure1,
    "Failure2": Failure2,
}

GIVEN = {
    "plain": [None, 0, ""],
    "tuples": [(), (1,), (1, 2)],
    "unhashable": [[], [1, 2], {"key": 1}],
    "text": ["", "a", "ab"],
    "exceptions": [ValueError("an ordinary result"), None, KeyError],
    "pairs": [(False, ValueError("in a pair")), ("error", None), (None, KeyError("in a pair"))],
    "moody": [Moody(), Moody(), Moody()],
}


def times_ten(submission, count):
    """Ordinary results of ordinary arguments."""

    def function(number):
        pause()
        return number * 10

    return submission.gather(function, range(count))


def of_different_length(submission, count):
    """The first call takes longest."""

    def function(number):
        time.sleep(10 * (count - number))
        return number

    return submission.gather(function, list(range(count)))


def meet(submission, count):
    """Each call waits until all the others are in progress too."""
    barrier = threading.Barrier(count)
    met = []

    def function(number):
        barrier.wait()
        met.append(number)

    submission.gather(function, list(range(count)))
    settle()
    return len(met)


def last_finishes_first(submission, count):
    """Each call waits until the call for the next argument has come to its end."""
    ready = [threading.Event() for _ in range(count + 1)]
    ready[count].set()

    def function(number):
        ready[number + 1].wait()
        ready[number].set()

    submission.gather(function, list(range(count)))
    settle()
    return sum(event.is_set() for event in ready[:count])


def some_raise(submission, kinds):
    """One call for each of `kinds`: the name of what it raises, or an empty name."""

    def function(kind):
        pause()
        if kind:
            raise RAISED[kind]("raised by the function")
        return "fine"

    return attempt(submission.gather, function, kinds)


def ended_when_raised(submission, kinds):
    """Were calls still to end, or to begin, when the exception reached the caller? How many were made in the end?"""
    begun, ended = [], []

    def function(kind):
        begun.append(kind)
        pause()
        ended.append(kind)
        if kind:
            raise RAISED[kind]("raised by the function")

    result = attempt(submission.gather, function, kinds)
    before, running = len(begun), len(begun) - len(ended)
    settle()
    in_time = {"raised": "raised" in result, "running": running, "begun later": len(begun) - before}
    return {"in time": in_time, "made": len(begun)}


def failure_after_all(submission, kinds):
    """One call for each of `kinds`: what reached the caller, and were calls still to end by then?"""
    begun, ended = [], []

    def function(kind):
        begun.append(kind)
        pause()
        ended.append(kind)
        if kind:
            raise RAISED[kind]("raised by the function")

    result = attempt(submission.gather, function, kinds)
    return {"raised": result.get("raised", ""), "running": len(begun) - len(ended)}


def same_exception(submission):
    """Does the very exception that was raised reach the caller?"""
    error = Failure1("raised by the function", 42)

    def function(position):
        if position == 1:
            raise error

    try:
        submission.gather(function, [0, 1, 2])
    except Failure1 as caught:
        return caught is error
    return False


def error_beside_failure(submission):
    """The first call returns an exception object, the second one raises."""

    def function(position):
        if position == 1:
            raise Failure1("raised by the function")
        return Failure0("an ordinary result")

    return attempt(submission.gather, function, [0, 1])


def give_back(submission, kind):
    """Every call returns its argument; is each result the very object that was given?"""
    given = GIVEN[kind]
    results = submission.gather(lambda argument: argument, list(given))
    same = [result is argument for result, argument in zip(results, given)]
    return {"list": isinstance(results, list), "same": same}


def equal_arguments(submission):
    """Arguments that are equal, but not the same; in an order that no sorting gives."""
    return submission.gather(lambda argument: type(argument).__name__, [1.0, True, 1])


def same_argument(submission, count):
    """The same argument again and again: every call has a result of its own."""
    serial_numbers = iter(range(count))
    return sorted(submission.gather(lambda _: next(serial_numbers), ["same"] * count))


def one_shot(submission, count):
    """The arguments come from a generator: they can be had once, and there is no `len` of them."""

    def numbers():
        for number in range(count):
            pause()
            yield number

    return submission.gather(lambda number: number + 1, numbers())


def no_arguments(submission):
    """Nothing to call."""
    called = []
    empty = submission.gather(called.append, [])
    exhausted = submission.gather(called.append, iter(()))
    return [empty, exhausted, len(called)]


def from_set_and_dict(submission):
    """Iterables that can't be indexed."""
    return [submission.gather(str, {7}), submission.gather(str, {1: "a", 2: "b"})]


def beside_another_thread(submission):
    """A thread that has nothing to do with it goes on until `gather` has returned."""
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        return submission.gather(lambda number: number + 1, [1, 2])
    finally:
        done.set()
        other.join()


def one_after_another(submission):
    """A call that raises, and two more that do not."""

    def function(number):
        if number == 1:
            raise Failure1("raised by the function")
        return number

    failed = attempt(submission.gather, function, [0, 1])
    return [failed, submission.gather(function, [2, 3]), submission.gather(function, [4])]


def nested(submission):
    """Each of two calls gathers two results of its own."""
    return submission.gather(lambda tens: submission.gather(lambda ones: tens + ones, [1, 2]), [10, 20])


def two_runs_meet(submission):
    """Two gathers, on threads of their own: the call of each waits until that of the other is in progress too."""
    barrier = threading.Barrier(2)

    def function(number):
        barrier.wait()
        return number

    return run_together([lambda number=number: submission.gather(function, [number]) for number in (1, 2)])


