"""Drives `hybrid_map` with functions that leave traces in a folder: calls in other processes share nothing else.

Every step is one that the file system takes whole: a line is added, a file is made, removed or moved into place. The
functions that are sent to other processes stand at the top level of this module, and know the folder by its path.
"""

import functools
import os
import queue
import tempfile
import threading
import time

POLL = 0.01  # seconds
PATIENCE = 1_000  # polls after which a call stops waiting for others that don't come
A_MOMENT = 0.5  # seconds after which a call comes clearly later than another
CALM = 20  # polls without a newcomer after which nobody else is expected
LARGE = 1_000_000  # bytes: many times what a pipe holds


class Trouble(Exception):
    """Raised for an item; it has two arguments."""


ERRORS = {
    "trouble": Trouble,
    "value": ValueError,
    "key": KeyError,
    "empty": queue.Empty,
    "end": EOFError,
}

ITEMS = [None, 0, "", [], None, {}, (), (False, None), ("error", 1), ["x"], 0.0, False, True, 1, ValueError, "last"]

kept = []


# -- traces in a folder ------------------------------------------------------------------------------------------------


def new_folder():
    """A folder for one run, removed after it."""
    return tempfile.TemporaryDirectory(ignore_cleanup_errors=True)


def note(folder, name, text):
    """Adds a line to a file."""
    descriptor = os.open(os.path.join(folder, name), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.write(descriptor, f"{text}\n".encode())
    os.close(descriptor)


def noted(folder, name):
    """The lines of a file; none if it isn't there."""
    try:
        with open(os.path.join(folder, name)) as file:
            return file.read().splitlines()
    except FileNotFoundError:
        return []


def exists(folder, name):
    """Whether there is such a file."""
    return os.path.exists(os.path.join(folder, name))


def enter(folder, item):
    """Shows that a call is in progress; the name of its file, which tells the process and the thread."""
    name = f"call {os.getpid()} {threading.get_ident()} {item}"
    note(folder, name, "")
    return name


def leave(folder, name):
    """The call will soon be over."""
    os.remove(os.path.join(folder, name))


def inside(folder):
    """The calls in progress, all at one moment: those that were seen, and are there still when all were seen."""
    return {name for name in os.listdir(folder) if name.startswith("call ")}.intersection(os.listdir(folder))


# -- what is called in other processes ---------------------------------------------------------------------------------


def tenfold(folder, item):
    """An ordinary call with an ordinary result."""
    note(folder, "calls", item)
    return item * 10


def held_up(folder, item):
    """The first call that begins goes on until another one has ended."""
    try:
        os.close(os.open(os.path.join(folder, "first"), os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        note(folder, "ended", item)
        return item
    for _ in range(PATIENCE):
        if exists(folder, "ended"):
            break
        time.sleep(POLL)
    return item


def where(item):
    """The process that made the call."""
    return os.getpid()


def together(calls, what, number):
    """Whether, among these calls, there are so many in all, or so many processes, or so many threads of one process."""
    places = [tuple(name.split()[1:3]) for name in calls]
    processes = [process for process, _ in places]
    if what == "calls":
        return len(calls) >= number
    if what == "processes":
        return len(set(processes)) >= number
    return any(len({place for place in places if place[0] == process}) >= number for process in processes)


def meet(folder, what, number, item):
    """Waits until so many calls, or processes, or threads are there at once. After that nobody waits any more."""
    if exists(folder, "met") or exists(folder, "gave up"):
        return item
    enter(folder, item)
    for _ in range(PATIENCE):
        if exists(folder, "met") or exists(folder, "gave up"):
            return item
        if together(inside(folder), what, number):
            note(folder, "met", item)
            return item
        time.sleep(POLL)
    note(folder, "gave up", item)
    return item


def crowd(folder, limit, item):
    """Stays until more calls are in progress than there may be, or nobody has come for a while; counts them."""
    mine = enter(folder, item)
    before, calm = set(), 0
    while True:
        present = inside(folder)
        calm = calm + 1 if present == before else 0
        if calm == 0:
            note(folder, "counts", len(present))
        if len(present) > limit or calm > CALM or exists(folder, "over"):
            break
        before = present
        time.sleep(POLL)
    note(folder, "over", item)
    leave(folder, mine)
    return item


def crowd_one_process(folder, limit, item):
    """As `crowd`, but only in the process that makes the first call; calls in all others end at once."""
    home, here = os.path.join(folder, "home"), str(os.getpid())
    try:
        os.symlink(here, home)
    except FileExistsError:
        pass
    if os.readlink(home) == here:
        crowd(folder, limit, item)
    return item


def crowd_but_one(folder, limit, item):
    """As `crowd`, but the call for item 0 raises as soon as another one is in progress, or after a moment."""
    if item:
        return crowd(folder, limit, item)
    for _ in range(CALM):
        if inside(folder):
            break
        time.sleep(POLL)
    raise Trouble("item", item)


def wait_for_failure(folder, item):
    """Waits until the call for an item has raised, or for a while; then for a moment more."""
    for _ in range(PATIENCE // 3):
        if str(item) in noted(folder, "failed"):
            break
        time.sleep(POLL)
    time.sleep(A_MOMENT)


def fail(folder, failing, later, item):
    """Raises for some items, and for some of these clearly later than for others; writes down for which."""
    kind = failing.get(str(item))
    if kind is not None:
        if str(item) in later:
            wait_for_failure(folder, later[str(item)])
        note(folder, "failed", item)
        raise ERRORS[kind]("item", item)
    return item


def enlarge(item):
    """A large result for a large item."""
    number, content = item
    return number, content[::-1]


def itself(item):
    """The result is the item."""
    return item


def as_error(item):
    """The result is an exception, which is returned and not raised."""
    return ValueError("returned, not raised", item)


# -- scenarios ---------------------------------------------------------------------------------------------------------


def in_order(submission, items, processes, threads):
    """Ordinary calls: the results, and for which items calls were made."""
    with new_folder() as folder:
        results = submission.hybrid_map(functools.partial(tenfold, folder), items, processes, threads)
        return {"results": results, "calls": sorted(map(int, noted(folder, "calls")))}


def first_is_slow(submission, items, processes, threads):
    """The call that begins first goes on until another one has ended: the results."""
    with new_folder() as folder:
        return submission.hybrid_map(functools.partial(held_up, folder), list(range(items)), processes, threads)


def again(submission, processes, threads):
    """One call after another, with other items and another function: the results of each."""
    with new_folder() as folder:
        first = submission.hybrid_map(functools.partial(tenfold, folder), [1, 2, 3], processes, threads)
        return [first, submission.hybrid_map(itself, [4, 5], processes, threads)]


def places(submission, items, processes, threads):
    """How many calls were made, and how many of them in this very process."""
    results = submission.hybrid_map(where, list(range(items)), processes, threads)
    return {"calls": len(results), "here": results.count(os.getpid())}


def meeting(submission, processes, threads, what, number):
    """Whether so many calls, or processes, or threads of one process were there at once."""
    with new_folder() as folder:
        function = functools.partial(meet, folder, what, number)
        submission.hybrid_map(function, list(range(processes * threads)), processes, threads)
        return exists(folder, "met")


def most_at_once(submission, items, processes, threads):
    """The greatest number of calls that were in progress at once."""
    with new_folder() as folder:
        function = functools.partial(crowd, folder, processes * threads)
        submission.hybrid_map(function, list(range(items)), processes, threads)
        return max(map(int, noted(folder, "counts")))


def most_in_one_process(submission, items, processes, threads):
    """The greatest number of calls that were in progress at once in one process, which is slow while others are quick."""
    with new_folder() as folder:
        function = functools.partial(crowd_one_process, folder, threads)
        submission.hybrid_map(function, list(range(items)), processes, threads)
        return max(map(int, noted(folder, "counts")))


def most_after_failure(submission, items, processes, threads):
    """One call raises while others go on: the greatest number of calls in progress at once."""
    with new_folder() as folder:
        function = functools.partial(crowd_but_one, folder, processes * threads)
        raised(submission.hybrid_map, function, list(range(items)), processes, threads)
        return max(map(int, noted(folder, "counts")), default=0)


def raised(function, *arguments):
    """The exception that a call raises; None if it returns."""
    try:
        function(*arguments)
    except NotImplementedError:
        raise
    except BaseException as error:
        return error
    return None


def some_fail(submission, items, processes, threads, failing, later):
    """Some calls raise, some of them later than others: what came out, and the item whose call raised first in time."""
    with new_folder() as folder:
        function = functools.partial(fail, folder, failing, later)
        error = raised(submission.hybrid_map, function, list(range(items)), processes, threads)
        kinds = [kind for kind, each in ERRORS.items() if type(error) is each]
        first = noted(folder, "failed")[:1]
        return {"kind": kinds or [type(error).__name__], "args": list(getattr(error, "args", ())), "first": first}


def large_ones(submission, items, processes, threads):
    """Large items and large results: which came back in full."""
    given = [(number, bytes([number]) * LARGE) for number in range(items)]
    results = submission.hybrid_map(enlarge, given, processes, threads)
    return [number for number, content in results if content == given[number][1]]


def nothing_left(submission, items, processes, threads, failing):
    """Whether the call raised. The exception is kept, and with it all that the call had in its hands."""
    with new_folder() as folder:
        function = functools.partial(fail, folder, failing, {})
        error = raised(submission.hybrid_map, function, list(range(items)), processes, threads)
        kept.append(error)
    return error is not None


def peculiar(submission, processes, threads):
    """Items of all kinds, each of which is its own result, from a generator: whether each came back."""
    results = submission.hybrid_map(itself, (item for item in ITEMS), processes, threads)
    if type(results) is not list:
        return type(results).__name__
    return [repr(result) for result in results] == [repr(item) for item in ITEMS]


def errors_returned(submission, items, processes, threads):
    """Results that are exceptions: the arguments of each."""
    results = submission.hybrid_map(as_error, list(range(items)), processes, threads)
    return [list(getattr(result, "args", ())) for result in results]


def few_items(submission, items, processes, threads):
    """As many items as there are, or none, from iterables of two kinds."""
    return [
        submission.hybrid_map(itself, list(range(items)), processes, threads),
        submission.hybrid_map(itself, iter(range(items)), processes, threads),
    ]
