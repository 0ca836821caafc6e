"""Scenarios for exercise 25: they ask for the value, and report what they got and which factories were called; they
judge nothing."""

import threading


class Moody:
    """A value that answers no questions: it can't be compared, hashed, or taken for true or false."""

    __hash__ = None

    def __eq__(self, other):
        raise ValueError("this value can't be compared")

    def __bool__(self):
        raise ValueError("this value is neither true nor false")


class Halt(BaseException):
    """Raised by a factory; not an Exception, so that `except Exception` lets it pass."""


class Failure0(Exception):
    """Raised by the factory of caller 0."""


class Failure1(Exception):
    """Raised by the factory of caller 1."""


class Failure2(Exception):
    """Raised by the factory of caller 2."""


VALUES = {
    "none": None,
    "zero": 0,
    "false": False,
    "empty": "",
    "list": [],
    "exception": ValueError("a value like any other"),
    "class": KeyError,
    "function": lambda: None,
    "ellipsis": ...,
    "notimplemented": NotImplemented,
    "moody": Moody(),
}

ERRORS = {
    "Failure0": Failure0,
    "Failure1": Failure1,
    "Failure2": Failure2,
    "Halt": Halt,
    "SystemExit": SystemExit,
    "KeyboardInterrupt": KeyboardInterrupt,
    "StopIteration": StopIteration,
}


def making(value, called, name=None):
    """A factory that takes its time, and writes down that it was called."""

    def factory():
        called.append(value if name is None else name)
        pause()
        return value

    return factory


def failing(name, called):
    """A factory that takes its time and raises, and writes down that it was called."""

    def factory():
        called.append(name)
        pause()
        raise ERRORS[name]("raised by the factory")

    return factory


def asking(once, plan, called):
    """A job for one thread: ask with one factory after another. A number is a value, a name an exception."""

    def ask():
        factories = [failing(what, called) if isinstance(what, str) else making(what, called) for what in plan]
        return [attempt(once.get, factory) for factory in factories]

    return ask


def ask_together(submission, plans):
    """One thread per plan; what each one got, and which factories were called."""
    once, called = submission.Once(), []
    got = run_together([asking(once, plan, called) for plan in plans])
    return {"got": got, "called": called}


def ask_in_turn(submission, plans):
    """The same, but each thread is started when the one before has ended."""
    once, called = submission.Once(), []
    got = [run_together([asking(once, plan, called)])[0] for plan in plans]
    return {"got": got, "called": called}


def ask_with_the_same(submission, askers):
    """All threads bring the same factory; how often it was called, and whether all got the object that it made."""
    once, made = submission.Once(), []

    def factory():
        pause()
        made.append(object())
        return made[-1]

    got = run_together([lambda: once.get(factory)] * askers)
    return {"made": len(made), "same": [each is made[0] for each in got]}


def make_anything(submission, kind):
    """Two threads ask at once for a peculiar value, then it is asked for again: was it this very object, and how often
    was a factory called?"""
    once, called, value = submission.Once(), [], VALUES[kind]
    got = run_together([lambda: once.get(making(value, called, kind))] * 2)
    got.append(once.get(making(object(), called, "another one")))
    return {"same": [each is value for each in got], "called": called}


def many_values(submission):
    """Two factories of different objects meet at a barrier, each in a `Once` of its own; what came out of each."""
    meeting, called = threading.Barrier(2), []
    first, second = submission.Once(), submission.Once()

    def factory(number):
        def make():
            meeting.wait()
            called.append(number)
            return number

        return make

    got = run_together([lambda: first.get(factory(1)), lambda: second.get(factory(2))])
    return {"got": [*got, first.get(factory(3)), second.get(factory(4))], "called": sorted(called)}


def object_after_object(submission, objects):
    """One object after another, each of which is gone before the next one comes; what came out of each."""
    return [submission.Once().get(lambda number=number: number) for number in range(objects)]


def chain(submission, length):
    """Each factory asks the next `Once` of a row, to the last one; what comes out at the first, and how many factories
    were called."""
    row, called = [submission.Once() for _ in range(length)], []

    def factory(place):
        def make():
            called.append(place)
            return row[place + 1].get(factory(place + 1)) if place + 1 < length else "made"

        return make

    return [row[0].get(factory(0)), len(called)]


def nested(submission, callers):
    """The factory of one `Once` asks another one; what each caller got, and which factories were called."""
    outer, inner, called = submission.Once(), submission.Once(), []

    def factory():
        called.append("outer")
        return [inner.get(making(7, called))]

    got = run_together([lambda: outer.get(factory)] * callers)
    return {"got": got, "inner": inner.get(making(8, called)), "called": called}


class Asked:
    """A `Once` with two methods that name what the factory does."""

    def __init__(self, once):
        self.once = once

    def make(self, value):
        return self.once.get(lambda: value)

    def fail(self, name):
        return self.once.get(failing(name, []))


def use(submission, calls, before=(), after=()):
    """Several threads make these calls on one object, each in its order; what each call came to."""
    return history_of(Asked(submission.Once()), calls, before=before, after=after)
