"""Checks for exercise 07."""

import pytest

from grader.judge import ANYTHING, Blocks

ONCE = "Not every item was delivered exactly once."
QUIET = "When all was quiet, the number of items taken was not the number of items put."
ORDER = "Items were delivered in another order than they were put in."
FEW = 20  # one thread at a time: there is little to schedule


class Mailbox:
    """What a mailbox does on one thread."""

    def __init__(self):
        self.items = []

    def put(self, item):
        self.items.append(item)
        return ANYTHING

    def take(self):
        if not self.items:
            raise Blocks
        return self.items.pop(0)


def exactly_once(producers):
    """A predicate: everything was taken once, and no consumer got two items of one producer in the wrong order."""
    everything = sorted(item for items in producers for item in items)

    def holds(taken):
        if any(type(items) is not list for items in taken):
            return False
        flat = [item for items in taken for item in items]
        if any(type(item) is not int for item in flat) or sorted(flat) != everything:
            return False
        return all(in_order(items, mine) for items in taken for mine in producers)

    return holds


def in_order(taken, put):
    """Whether the items of ``put`` that are in ``taken`` are there in the order of ``put``."""
    places = [put.index(item) for item in taken if item in put]
    return places == sorted(places)


@pytest.mark.points(1)
def test_first_in_first_out(submission):
    """On one thread the mailbox is a queue without a limit."""
    submission.explore("alone", schedules=FEW, items=[3, 1, 2, 2, 1]).always(
        [[3, 1, 2, 2, 1], "other"], message=ORDER
    )
    submission.explore("fill", schedules=1, steps=400_000, count=1100).always(True, message=ORDER)


@pytest.mark.points(2)
def test_one_producer_one_consumer(submission):
    """A consumer gets what its producer puts, in that order, and nothing before it was put."""

    def sound(log):
        put = [item for step, item in log if step == "put"]
        took = [item for step, item in log if step == "took"]
        if took != [1, 2, 3]:
            return False
        return all(log.index(["put", item]) < log.index(["took", item]) for item in put)

    submission.explore("put_and_take", schedules=150, items=[1, 2, 3]).always(sound, message=ORDER)
    submission.explore("put_by_turns", schedules=80, items=[3, 1, 2]).always([3, 1, 2], message=ORDER)
    submission.explore("put_in_rushes", schedules=80, rushes=[[1, 2], [3]]).always([1, 2, 3], message=ORDER)


@pytest.mark.points(1)
def test_several_consumers(submission):
    """Several consumers share the items: each item goes to one of them, and nobody is left asleep."""
    for producers, consumers in (([[1, 2, 3]], [1, 2]), ([[1, 2, 3]], [1, 1, 1]), ([[1, 2, 3, 4]], [2, 2])):
        submission.explore("deliver", schedules=120, producers=producers, consumers=consumers).always(
            exactly_once(producers), message=ONCE
        )


@pytest.mark.points(1)
def test_several_producers(submission):
    """Several producers put at the same time: nothing is lost, and each one's items stay in order."""
    cases = (
        ([[1, 2], [11, 12]], [4], 120),
        ([[1, 2], [11, 12]], [2, 2], 150),
        ([[1], [11], [21]], [3], 100),
        ([[3, 2, 1], [14, 13, 12, 11]], [7], 60),
    )
    for producers, consumers, schedules in cases:
        submission.explore("deliver", schedules=schedules, producers=producers, consumers=consumers).always(
            exactly_once(producers), message=ONCE
        )


@pytest.mark.points(1)
def test_as_if_one_after_the_other(submission):
    """Calls that overlap come out as if they were made one after the other."""
    message = "The calls came out as they never could one after the other."
    for plan in (
        {"calls": [[("put", 1), ("put", 2)], [("take",)], [("take",), ("put", 3)]], "after": [("take",)]},
        {"before": [("put", None)], "calls": [[("take",), ("put", 2)], [("put", 3), ("take",)]], "after": [("take",)]},
    ):
        submission.explore("use", schedules=120, **plan).linearizable(Mailbox, message=message)


@pytest.mark.points(1)
def test_any_item_counts(submission):
    """Any item is delivered as it is, also one that looks like nothing or like a failure."""
    submission.explore("any_item", schedules=40).always(
        [True] * 11, message="An item did not arrive as it was put."
    )


@pytest.mark.points(2)
def test_does_not_spin(submission):
    """A take that waits really sleeps, and wakes for an item only."""
    for takers in (1, 2, 3):
        submission.explore("wait_quietly", schedules=50, takers=takers).always(
            list(range(takers + 1)),
            message=QUIET,
        )
    submission.explore("rest_after_a_rush", schedules=80, puts=2).always([2, 3], message=QUIET)


@pytest.mark.points(1)
def test_real_threads_agree(submission):
    """Real threads agree, under randomized sleeps."""
    producers = [[100 * producer + number for number in range(10)] for producer in range(4)]
    submission.stress("deliver", runs=20, producers=producers, consumers=[10, 10, 10, 10]).always(
        exactly_once(producers), message=ONCE
    )
