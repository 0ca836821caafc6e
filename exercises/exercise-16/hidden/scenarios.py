"""Scenarios for exercise 16: they put, get, ask for the length, and report what came of it; they judge nothing."""

import threading


class Moody:
    """An item that answers no questions: it can't be compared, hashed, or taken for true or false."""

    __hash__ = None

    def __eq__(self, other):
        raise ValueError("this item can't be compared")

    def __bool__(self):
        raise ValueError("this item is neither true nor false")


ITEMS = [None, 0, "", False, [], ValueError("an item like any other"), StopIteration, Moody(), Moody(), object(), None]


def putting(buffer, items):
    """A job for one thread: put all items."""

    def put():
        for item in items:
            buffer.put(item)

    return put


def getting(buffer, count):
    """A job for one thread: get so many items and return them."""
    return lambda: [buffer.get() for _ in range(count)]


def alone(submission, capacity, script):
    """One thread puts the numbers of the script and gets at each "get"; what came out, and the length all the time."""
    buffer = submission.BoundedBuffer(capacity)
    out, lengths = [], [len(buffer)]
    for step in script:
        if step == "get":
            out.append(buffer.get())
        else:
            buffer.put(step)
        lengths.append(len(buffer))
    return {"out": out, "lengths": lengths}


def two_buffers(submission):
    """Two buffers side by side, one of them full."""
    first, second = submission.BoundedBuffer(1), submission.BoundedBuffer(2)
    first.put("first")
    second.put("second")
    second.put("third")
    return [len(first), len(second), second.get(), first.get(), len(first), len(second)]


def two_wait(submission):
    """Somebody waits for an item at each of two buffers; the one who came later is served first."""
    buffers = [submission.BoundedBuffer(1), submission.BoundedBuffer(1)]
    seen = []
    takers = [threading.Thread(target=lambda buffer=buffer: seen.append(buffer.get())) for buffer in buffers]
    for taker in takers:
        taker.start()
        settle()
    buffers[1].put("second")
    takers[1].join()
    buffers[0].put("first")
    takers[0].join()
    return seen


def look_while_put_waits(submission, capacity):
    """A put waits for a place: the length then, and at the end."""
    buffer = submission.BoundedBuffer(capacity)
    for number in range(capacity):
        buffer.put(number)
    late = threading.Thread(target=lambda: buffer.put("late"))
    late.start()
    settle()
    full = len(buffer)
    buffer.get()
    late.join()
    return [full, len(buffer)]


def look_while_get_waits(submission, capacity):
    """A get waits for an item: the length then, and at the end."""
    buffer = submission.BoundedBuffer(capacity)
    early = threading.Thread(target=buffer.get)
    early.start()
    settle()
    empty = len(buffer)
    buffer.put("item")
    early.join()
    return [empty, len(buffer)]


def bad_capacity(submission, capacity):
    """Which exception does a capacity below 1 raise? A subclass is as good."""
    try:
        submission.BoundedBuffer(capacity)
    except ValueError:
        return "ValueError"
    return "none"


def any_item(submission, capacity):
    """Peculiar items, one producer, one consumer: whether each one came out as it was."""
    buffer = submission.BoundedBuffer(capacity)
    got, _ = run_together([getting(buffer, len(ITEMS)), putting(buffer, ITEMS)])
    return [one is item for one, item in zip(got or [], ITEMS)]


def deliver(submission, capacity, producers, consumers):
    """A thread per producer puts its items, a thread per consumer gets so many; what each consumer got, and how many
    items are left."""
    buffer = submission.BoundedBuffer(capacity)
    jobs = [getting(buffer, count) for count in consumers]
    jobs += [putting(buffer, items) for items in producers]
    return {"got": run_together(jobs)[: len(consumers)], "left": len(buffer)}


def step_by_step(submission, capacity, producers, consumers):
    """The same, with everybody writing down when a call began and when it returned."""
    buffer = submission.BoundedBuffer(capacity)
    log = []

    def put(items):
        for item in items:
            log.append("putting")
            buffer.put(item)
            log.append("put")

    def get(count):
        for _ in range(count):
            log.append("getting")
            buffer.get()
            log.append("got")

    jobs = [lambda items=items: put(items) for items in producers]
    run_together(jobs + [lambda count=count: get(count) for count in consumers])
    return log


def look_meanwhile(submission, capacity, producers, consumers, looks):
    """The same, while another thread asks for the length; what it was told, and the length in the end."""
    buffer = submission.BoundedBuffer(capacity)
    jobs = [putting(buffer, items) for items in producers]
    jobs += [getting(buffer, count) for count in consumers]
    results = run_together([lambda: [len(buffer) for _ in range(looks)]] + jobs)
    return {"seen": results[0], "final": len(buffer)}


def wait_for_items(submission, getters, at_once=1):
    """Threads wait at an empty buffer; items are put one at a time, or several at once, whenever all is quiet.

    Reports, for each quiet moment, how many items had been taken.
    """
    buffer = submission.BoundedBuffer(getters)
    got = []
    threads = [threading.Thread(target=lambda: got.append(buffer.get())) for _ in range(getters)]
    for thread in threads:
        thread.start()
    settle()
    counts = [len(got)]
    for _ in range(getters // at_once):
        for number in range(at_once):
            buffer.put(number)
        settle()
        counts.append(len(got))
    for thread in threads:
        thread.join()
    return counts


def wait_for_places(submission, capacity, putters, at_once=1):
    """Threads put one item each, more than there are places; items are taken one at a time, or several at once,
    whenever all is quiet.

    Reports, for each quiet moment, how many calls of put had returned.
    """
    buffer = submission.BoundedBuffer(capacity)
    put = []

    def put_one(number):
        buffer.put(number)
        put.append(number)

    threads = [threading.Thread(target=put_one, args=(number,)) for number in range(putters)]
    for thread in threads:
        thread.start()
    settle()
    counts = [len(put)]
    for _ in range((putters - capacity) // at_once):
        for _ in range(at_once):
            buffer.get()
        settle()
        counts.append(len(put))
    for thread in threads:
        thread.join()
    return counts


def use(submission, capacity, calls, before=(), after=()):
    """Several threads make these calls on one buffer, each in its order; what each call came to."""
    return history_of(submission.BoundedBuffer(capacity), calls, before=before, after=after)
