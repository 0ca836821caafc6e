"""Drives `process_map` with functions that leave traces in a folder: calls in other processes share nothing else.

Every step is one that the file system takes whole: a line is added, a file is made, removed or moved into place. The
functions that are sent to other processes stand at the top level of this module, and know the folder by its path.
"""

import functools
import os
import queue
import tempfile
import time

POLL = 0.01  # seconds
PATIENCE = 1_000  # polls after which a call stops waiting for others that don't come
CALM = 20  # polls without a newcomer after which nobody else is expected
A_MOMENT = 0.5  # seconds after which a call comes clearly later than another
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
    """Shows that a call is in progress; the name of its file, which tells the process."""
    name = f"call {os.getpid()} {item}"
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


def meet(folder, calls, item):
    """Waits until so many calls are in progress, all at once. When they have met, nobody waits any more."""
    if not exists(folder, "met") and not exists(folder, "gave up"):
        enter(folder, item)
        wait_for_others(folder, calls, item)
    return item


def wait_for_others(folder, calls, item):
    """Writes down who has met; or gives up, for all."""
    for _ in range(PATIENCE):
        if exists(folder, "met") or exists(folder, "gave up"):
            return
        present = os.listdir(folder)
        met = [name for name in present if name.startswith("call ")]
        if len(met) >= calls:
            note(folder, f"list of {item}", "\n".join(met))
            os.replace(os.path.join(folder, f"list of {item}"), os.path.join(folder, "met"))
            return
        time.sleep(POLL)
    note(folder, "gave up", item)


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


def in_order(submission, items, processes):
    """Ordinary calls: the results, and for which items calls were made."""
    with new_folder() as folder:
        results = submission.process_map(functools.partial(tenfold, folder), items, processes)
        return {"results": results, "calls": sorted(map(int, noted(folder, "calls")))}


def first_is_slow(submission, items, processes):
    """The call that begins first goes on until another one has ended: the results."""
    with new_folder() as folder:
        return submission.process_map(functools.partial(held_up, folder), list(range(items)), processes)


def again(submission, processes):
    """One call after another, with other items and another function: the results of each."""
    with new_folder() as folder:
        first = submission.process_map(functools.partial(tenfold, folder), [1, 2, 3], processes)
        return [first, submission.process_map(itself, [4, 5], processes)]


def places(submission, items, processes):
    """How many calls were made, and how many of them in this very process."""
    results = submission.process_map(where, list(range(items)), processes)
    return {"calls": len(results), "here": results.count(os.getpid())}


def meeting(submission, items, processes):
    """Whether so many calls were in progress at once as there should be processes, and in how many processes."""
    with new_folder() as folder:
        submission.process_map(functools.partial(meet, folder, processes), list(range(items)), processes)
        met = [line.split()[1] for line in noted(folder, "met") if line]
        return {"met": len(met) >= processes, "processes": len(set(met))}


def most_at_once(submission, items, processes):
    """The greatest number of calls that were in progress at once."""
    with new_folder() as folder:
        submission.process_map(functools.partial(crowd, folder, processes), list(range(items)), processes)
        return max(map(int, noted(folder, "counts")))


def raised(function, *arguments):
    """The exception that a call raises; None if it returns."""
    try:
        function(*arguments)
    except NotImplementedError:
        raise
    except BaseException as error:
        return error
    return None


def some_fail(submission, items, processes, failing, later):
    """Some calls raise, some of them later than others: the type of what came out and its arguments, and the item whose
    call raised first in time."""
    with new_folder() as folder:
        function = functools.partial(fail, folder, failing, later)
        error = raised(submission.process_map, function, list(range(items)), processes)
        kinds = [kind for kind, each in ERRORS.items() if type(error) is each]
        first = noted(folder, "failed")[:1]
        return {"kind": kinds or [type(error).__name__], "args": list(getattr(error, "args", ())), "first": first}


def large_ones(submission, items, processes):
    """Large items and large results: which came back in full."""
    given = [(number, bytes([number]) * LARGE) for number in range(items)]
    results = submission.process_map(enlarge, given, processes)
    return [number for number, content in results if content == given[number][1]]


def nothing_left(submission, items, processes, failing):
    """Whether the call raised. The exception is kept, and with it all that the call had in its hands."""
    with new_folder() as folder:
        function = functools.partial(fail, folder, failing, {})
        error = raised(submission.process_map, function, list(range(items)), processes)
        kept.append(error)
    return error is not None


def peculiar(submission, processes):
    """Items of all kinds, each of which is its own result, from a generator: whether each came back."""
    results = submission.process_map(itself, (item for item in ITEMS), processes)
    if type(results) is not list:
        return type(results).__name__
    return [repr(result) for result in results] == [repr(item) for item in ITEMS]


def errors_returned(submission, items, processes):
    """Results that are exceptions: the arguments of each."""
    results = submission.process_map(as_error, list(range(items)), processes)
    return [list(getattr(result, "args", ())) for result in results]


def few_items(submission, items, processes):
    """As many items as there are, or none, from iterables of two kinds."""
    return [
        submission.process_map(itself, list(range(items)), processes),
        submission.process_map(itself, iter(range(items)), processes),
    ]
