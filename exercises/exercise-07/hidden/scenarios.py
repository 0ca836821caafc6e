"""Scenarios for exercise 07: they put, take, and report who took what; they judge nothing."""

import threading


class Moody:
    """An item that answers no questions: it can't be compared, hashed, or taken for true or false."""

    __hash__ = None

    def __eq__(self, other):
        raise ValueError("this item can't be compared")

    def __bool__(self):
        raise ValueError("this item is neither true nor false")


ITEMS = [
    None,
    0,
    "",
    False,
    [],
    ValueError("an item like any other"),
    StopIteration,
    Moody(),
    Moody(),
    object(),
    None,
]


def putting(mailbox, items):
    """A job for one thread: put all items."""

    def put():
        for item in items:
            mailbox.put(item)

    return put


def taking(mailbox, count):
    """A job for one thread: take so many items and return them."""
    return lambda: [mailbox.take() for _ in range(count)]


def deliver(submission, producers, consumers):
    """A thread per producer puts its items, a thread per consumer takes so many; what each consumer took."""
    mailbox = submission.Mailbox()
    jobs = [taking(mailbox, count) for count in consumers]
    jobs += [putting(mailbox, items) for items in producers]
    return run_together(jobs)[: len(consumers)]


def put_and_take(submission, items):
    """One producer and one consumer, who write down each step: before a put, after a take."""
    mailbox = submission.Mailbox()
    log = []

    def put():
        for item in items:
            log.append(["put", item])
            mailbox.put(item)

    def take():
        for _ in items:
            log.append(["took", mailbox.take()])

    run_together([take, put])
    return log


def alone(submission, items):
    """One thread puts and takes in turn, in two mailboxes; what came out of each."""
    mailbox, other = submission.Mailbox(), submission.Mailbox()
    out = []
    for item in items[:2]:
        mailbox.put(item)
    other.put("other")
    out.append(mailbox.take())
    for item in items[2:]:
        mailbox.put(item)
    while len(out) < len(items):
        out.append(mailbox.take())
    return [out, other.take()]


def fill(submission, count):
    """Put many items before the first is taken; whether all came out, in order."""
    mailbox = submission.Mailbox()
    for number in range(count):
        mailbox.put(number)
    return [mailbox.take() for _ in range(count)] == list(range(count))


def put_by_turns(submission, items):
    """Every item is put by a thread of its own, each started when the one before has ended; what one taker gets."""
    mailbox = submission.Mailbox()
    taken = []
    taker = threading.Thread(target=lambda: taken.extend(taking(mailbox, len(items))()))
    taker.start()
    for item in items:
        run_together([lambda: mailbox.put(item)])
    taker.join()
    return taken


def put_in_rushes(submission, rushes):
    """One producer puts the items of a rush, and those of the next when all is quiet; what one taker gets."""
    mailbox = submission.Mailbox()
    taken = []
    everything = [item for items in rushes for item in items]
    taker = threading.Thread(target=lambda: taken.extend(taking(mailbox, len(everything))()))
    taker.start()
    for items in rushes:
        for item in items:
            mailbox.put(item)
        settle()
    taker.join()
    return taken


def any_item(submission):
    """Peculiar items, one producer, one consumer: whether each one arrived as it was."""
    mailbox = submission.Mailbox()
    taken, _ = run_together([taking(mailbox, len(ITEMS)), putting(mailbox, ITEMS)])
    return [got is item for got, item in zip(taken or [], ITEMS)]


def wait_quietly(submission, takers):
    """Takers wait at an empty mailbox; items are put one at a time, whenever all is quiet.

    Reports, for each quiet moment, how many items had been taken.
    """
    mailbox = submission.Mailbox()
    taken = []
    threads = [threading.Thread(target=lambda: taken.append(mailbox.take())) for _ in range(takers)]
    for thread in threads:
        thread.start()
    settle()
    counts = [len(taken)]
    for number in range(takers):
        mailbox.put(number)
        settle()
        counts.append(len(taken))
    for thread in threads:
        thread.join()
    return counts


def rest_after_a_rush(submission, puts):
    """One taker wants one item more than is put, by as many threads at the same time.

    Reports how many it has when all is quiet, and how many in the end.
    """
    mailbox = submission.Mailbox()
    taken = []
    taker = threading.Thread(target=lambda: [taken.append(mailbox.take()) for _ in range(puts + 1)])
    taker.start()
    run_together([lambda number=number: mailbox.put(number) for number in range(puts)])
    settle()
    meanwhile = len(taken)
    mailbox.put(puts)
    taker.join()
    return [meanwhile, len(taken)]


def use(submission, calls, before=(), after=()):
    """Several threads make these calls on one mailbox, each in its order; what each call came to."""
    return history_of(submission.Mailbox(), calls, before=before, after=after)
