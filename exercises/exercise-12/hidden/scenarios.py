"""Drives `map_cpu` and `map_io`; calls leave files in a folder of the run's own, which every process can see."""

import os
import tempfile
import time
from functools import partial

PATIENCE = 10.0  # seconds; only calls that are kept from meeting ever wait so long
A_MOMENT = 0.3


class Failure1(Exception):
    """Raised by a call."""


class Failure2(Exception):
    """Raised by another call."""


RAISED = {"Failure1": Failure1, "Failure2": Failure2}

PLAIN = [None, 0, False, "", [], {"key": [1]}, 2.5, "中文", 1.0, True, 1, True]


def leave_file(folder):
    """One file more in `folder`, whoever leaves others at the same time."""
    descriptor, _ = tempfile.mkstemp(dir=folder)
    os.close(descriptor)


def meet(folder, wanted, item):
    """Waits until `wanted` calls are in progress: whether they met, and in which process this one is."""
    leave_file(folder)
    end = time.monotonic() + PATIENCE
    given_up = f"{folder}-given-up"
    while len(os.listdir(folder)) < wanted:
        if time.monotonic() > end or os.path.exists(given_up):
            open(given_up, "w").close()
            return {"met": False, "process": os.getpid()}
        time.sleep(0.002)
    return {"met": True, "process": os.getpid()}


def let_the_next_end_first(folder, last, item):
    """Ends after the call for the next item has ended, or after a moment."""
    end = time.monotonic() + A_MOMENT
    while item != last and not os.path.exists(f"{folder}/{item + 1}") and time.monotonic() < end:
        time.sleep(0.002)
    open(f"{folder}/{item}", "w").close()
    return item * 10


def count_call(folder, item):
    """Leaves a file, and returns ten times the item."""
    leave_file(folder)
    return item * 10


def next_number(number):
    return number + 1


def same(item):
    return item


def long_text(length):
    return "x" * length


def return_an_exception(item):
    return Failure1("an ordinary result")


def fail(kind):
    """Raises what `kind` names, if anything."""
    if kind:
        raise RAISED[kind]("raised by the function", kind)
    return "fine"


def generated(count):
    for number in range(count):
        yield number


def cpu_calls_meet(submission, items, wanted):
    """`wanted` calls of map_cpu wait for one another; where they were made."""
    seen = submission.map_cpu(partial(meet, tempfile.mkdtemp(), wanted), range(items))
    processes = {each["process"] for each in seen}
    return {
        "met": [each["met"] for each in seen],
        "elsewhere": os.getpid() not in processes,
        "several": len(processes) > 1,
    }


def io_calls_meet(submission, items, wanted):
    """`wanted` calls of map_io wait for one another; whether all were made in this process."""
    seen = submission.map_io(partial(meet, tempfile.mkdtemp(), wanted), range(items))
    return {
        "met": [each["met"] for each in seen],
        "here": all(each["process"] == os.getpid() for each in seen),
    }


def last_ends_first(submission, name, items):
    """Calls come to their end in the reverse order of their items."""
    function = partial(let_the_next_end_first, tempfile.mkdtemp(), items - 1)
    return getattr(submission, name)(function, list(range(items)))


def call_each(submission, name, items):
    """The results of quick calls, and how many calls there were."""
    folder = tempfile.mkdtemp()
    results = getattr(submission, name)(partial(count_call, folder), list(range(items)))
    return {"results": results, "calls": len(os.listdir(folder))}


def iterables(submission, name):
    """A generator, nothing, an iterator that is used up, one item, a set, a dictionary."""
    function = getattr(submission, name)
    return [
        function(next_number, generated(5)),
        function(next_number, []),
        function(next_number, iter(())),
        function(next_number, (7,)),
        function(next_number, {8}),
        function(next_number, {9: "nine"}),
    ]


def plain_values(submission, name):
    """Values of many types there and back, and exceptions that are returned, not raised."""
    function = getattr(submission, name)
    returned = function(return_an_exception, [1, 2])
    return {
        "list": isinstance(returned, list),
        "values": function(same, list(PLAIN)),
        "exceptions": [type(each).__name__ for each in returned],
    }


def long_results(submission, name, length):
    """Results that are larger than any pipe."""
    return [len(text) for text in getattr(submission, name)(long_text, [length, 1, length])]


def long_items(submission, name, length, items):
    """Items that are larger than any pipe, and so are their results."""
    given = [str(number) * length for number in range(items)]
    return [got == item for got, item in zip(getattr(submission, name)(same, given), given)]


def objects_of_this_process(submission, items):
    """A closure, with items and results that can't be sent to another process; are they the very same objects?"""
    given = [generated(1) for _ in range(items)]
    noted = []

    def function(item):
        noted.append(item)
        return lambda: item

    results = submission.map_io(function, given)
    return {"same": [result() is item for result, item in zip(results, given)], "noted": len(noted)}


def some_raise(submission, name, kinds):
    """One call for each of `kinds`; then another round, in which none raises."""
    function = getattr(submission, name)
    try:
        function(fail, kinds)
    except NotImplementedError:
        raise
    except Exception as error:
        failed = {"raised": type(error).__name__, "args": list(error.args)}
    else:
        failed = {"raised": "", "args": []}
    return {**failed, "afterwards": function(fail, ["", ""])}


def come_and_go(submission, name, rounds):
    """Rounds of calls; what is left when the last has returned or raised is the runtime's to find."""
    for kinds in rounds:
        attempt(getattr(submission, name), fail, kinds)
    return True
