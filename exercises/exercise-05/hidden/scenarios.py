"""Scenarios for exercise 05: they drive a Counter and report what was seen; they judge nothing."""

import threading


class Halt(BaseException):
    """Raised by an amount; not an Exception, so that `except Exception` lets it pass."""


class Stubborn:
    """An amount that refuses to be added, with an error of its own."""

    def __init__(self, error):
        self.error = error

    def __radd__(self, other):
        raise self.error("this amount can't be added")


BAD = {
    "text": "x",
    "digits": "5",
    "none": None,
    "list": [1],
    "empty text": "",
    "empty list": [],
    "object": object(),
    "stubborn": Stubborn(ValueError),
    "halting": Stubborn(Halt),
}


def adding(counter, amounts):
    """A job for one thread: add all amounts, one by one."""

    def add():
        for amount in amounts:
            counter.increment(amount)

    return add


def counting(counter, times):
    """A job for one thread: count by ones."""

    def count():
        for _ in range(times):
            counter.increment()

    return count


def count_together(submission, threads, times):
    """Several threads count by ones; the final value."""
    counter = submission.Counter()
    run_together([counting(counter, times) for _ in range(threads)])
    return counter.value


def add_together(submission, amounts):
    """One thread per list adds its amounts; the final value."""
    counter = submission.Counter()
    run_together([adding(counter, mine) for mine in amounts])
    return counter.value


def count_alone(submission, amounts):
    """One thread: the value at first, after a plain increment, and after each amount."""
    counter = submission.Counter()
    values = [counter.value]
    counter.increment()
    values.append(counter.value)
    for amount in amounts:
        counter.increment(amount=amount)
        values.append(counter.value)
    return values


def two_counters(submission, first, second):
    """Two counters side by side: the values of both, and of a third that nobody touched."""
    one, two = submission.Counter(), submission.Counter()
    one.increment(first)
    two.increment(second)
    return [one.value, two.value, submission.Counter().value]


def look_while_counting(submission, threads, times):
    """Each thread reads the value after each of its increments; what each one read."""
    counter = submission.Counter()
    seen = [[] for _ in range(threads)]

    def count_and_look(mine):
        for _ in range(times):
            counter.increment()
            mine.append(counter.value)

    run_together([lambda mine=mine: count_and_look(mine) for mine in seen])
    return {"seen": seen, "final": counter.value}


def read_between_turns(submission, here_first):
    """One thread has added 1, several added nothing, one 10. While another reads, the first and the last one add 2 and
    -20 in turn; what was read."""
    counter = submission.Counter()
    counter.increment(1)
    for _ in range(4):
        run_together([lambda: counter.increment(0)])
    begun, turn, over = signals = [threading.Lock() for _ in range(3)]
    for each in signals:
        each.acquire()
    read = []

    def elsewhere():
        counter.increment(10)
        begun.release()
        turn.acquire()
        counter.increment(-20)
        over.release()

    other = threading.Thread(target=elsewhere)
    other.start()
    begun.acquire()
    reader = threading.Thread(target=lambda: read.append(counter.value))
    reader.start()
    if here_first:
        counter.increment(2)
    turn.release()
    over.acquire()
    if not here_first:
        counter.increment(2)
    for each in (other, reader):
        each.join()
    return read[0]


def refuse(submission, start, kind):
    """One bad amount on one thread: whether it raised, and the value afterwards."""
    counter = submission.Counter()
    counter.increment(start)
    tried = attempt(counter.increment, BAD[kind])
    return {"raised": "raised" in tried, "value": counter.value}


def refuse_among_others(submission, kind, good):
    """A bad amount while others count and read: whether it raised, what was read, the final value."""
    counter = submission.Counter()
    bad, _, looked = run_together(
        [
            lambda: attempt(counter.increment, BAD[kind]),
            adding(counter, good),
            lambda: attempt(lambda: counter.value),
        ]
    )
    return {"raised": "raised" in bad, "looked": looked, "value": counter.value}


def go_on_afterwards(submission, kind, threads):
    """A bad amount on one thread; then others count, one after another; then the main thread. The final value."""
    counter = submission.Counter()
    run_together([lambda: attempt(counter.increment, BAD[kind])])
    for _ in range(threads):
        run_together([counting(counter, 1)])
    attempt(counter.increment, BAD[kind])
    counter.increment()
    return counter.value


def go_on_meanwhile(submission, kind, threads):
    """A bad amount on one thread, which then counts, while others count at the same time. The final value."""
    counter = submission.Counter()

    def stumble_and_count():
        attempt(counter.increment, BAD[kind])
        counter.increment()

    run_together([stumble_and_count] + [counting(counter, 1) for _ in range(threads)])
    return counter.value


def use(submission, calls, after=()):
    """Several threads make these calls on one counter, each in its order; what each call came to."""
    return history_of(submission.Counter(), calls, after=after)
