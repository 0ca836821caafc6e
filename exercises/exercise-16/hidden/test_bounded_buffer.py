"""Checks for exercise 16."""

import pytest

from grader.judge import ANYTHING, Blocks

ONCE = "Not every item came out exactly once, in the order of its producer."
FEW = 10  # one thread at a time: there is little to schedule
GET = ("get",)
LENGTH = ("__len__",)


class BoundedBuffer:
    """What a bounded buffer does on one thread."""

    def __init__(self, capacity):
        self.capacity = capacity
        self.items = []

    def put(self, item):
        if len(self.items) == self.capacity:
            raise Blocks
        self.items.append(item)
        return ANYTHING

    def get(self):
        if not self.items:
            raise Blocks
        return self.items.pop(0)

    def __len__(self):
        return len(self.items)


def exactly_once(producers):
    """A predicate: everything came out once, and no consumer got two items of one producer in the wrong order."""
    everything = sorted(item for items in producers for item in items)

    def holds(seen):
        if any(type(items) is not list for items in seen["got"]) or seen["left"] != 0:
            return False
        flat = [item for items in seen["got"] for item in items]
        if any(type(item) is not int for item in flat) or sorted(flat) != everything:
            return False
        return all(in_order(items, mine) for items in seen["got"] for mine in producers)

    return holds


def in_order(got, put):
    """Whether the items of ``put`` that are in ``got`` are there in the order of ``put``."""
    places = [put.index(item) for item in got if item in put]
    return places == sorted(places)


def never_too_many(capacity):
    """A predicate on a log: no put had returned without a place, and no get without an item."""

    def holds(log):
        for end in range(len(log) + 1):
            putting, put, getting, got = (log[:end].count(step) for step in ("putting", "put", "getting", "got"))
            if put > capacity + getting or got > putting:
                return False
        return True

    return holds


@pytest.mark.points(1)
def test_alone(submission):
    """On one thread the buffer is a queue with a length; a capacity below 1 is refused."""
    script = [7, "get", 3, 1, 2, "get", 2, "get", "get", "get"]
    submission.explore("alone", schedules=FEW, capacity=3, script=script).always(
        {"out": [7, 3, 1, 2, 2], "lengths": [0, 1, 0, 1, 2, 3, 2, 3, 2, 1, 0]},
        message="On a single thread, items came out in the wrong order, or the length was wrong.",
    )
    submission.explore("alone", schedules=FEW, capacity=1, script=[1, "get", 2, "get"]).always(
        {"out": [1, 2], "lengths": [0, 1, 0, 1, 0]}, message="A buffer with one place did not work on a single thread."
    )
    submission.explore("two_buffers", schedules=FEW).always(
        [1, 2, "second", "first", 0, 1], message="Buffers that have nothing to do with one another share something."
    )
    submission.explore("two_wait", schedules=FEW, allow={"busy-wait"}).always(
        ["second", "first"], message="Buffers that have nothing to do with one another share something."
    )
    submission.explore("any_item", schedules=30, capacity=3).always(
        [True] * 11, message="An item did not come out as it was put."
    )
    for capacity in (0, -1):
        submission.explore("bad_capacity", schedules=FEW, capacity=capacity).always(
            "ValueError", message="A capacity below 1 must raise ValueError when the buffer is made."
        )


@pytest.mark.points(2)
def test_producers_and_consumers(submission):
    """Every item comes out exactly once, in order, and nobody is left asleep."""
    for capacity, producers, consumers in (
        (1, [[1, 2, 3]], [3]),
        (2, [[1, 2, 3]], [1, 2]),
        (1, [[1, 2], [11]], [3]),
        (2, [[2, 1], [12, 11]], [2, 2]),
    ):
        submission.explore("deliver", schedules=45, capacity=capacity, producers=producers, consumers=consumers).always(
            exactly_once(producers), message=ONCE
        )


@pytest.mark.points(1)
def test_full_is_full(submission):
    """Never are there more items than places: a put waits for a place, and a get for an item."""
    for capacity, producers, consumers in ((1, [[1, 2]], [2]), (2, [[1, 2], [3, 4]], [4]), (1, [[1, 2], [3]], [2])):
        submission.explore(
            "step_by_step", schedules=40, capacity=capacity, producers=producers, consumers=consumers
        ).always(
            never_too_many(capacity),
            message="A put returned though there was no place for its item, or a get though there was nothing to take.",
        )


@pytest.mark.points(1)
def test_the_right_one_is_woken(submission):
    """Where many wait, each place and each item reaches somebody who waits for it."""
    for capacity, producers, consumers in (
        (1, [[1, 2], [11, 12]], [2, 2]),
        (1, [[1], [11], [21]], [1, 1, 1]),
        (1, [[1, 2, 3, 4]], [1, 1, 2]),
        (1, [[1], [11], [21, 22]], [4]),
    ):
        submission.explore("deliver", schedules=45, capacity=capacity, producers=producers, consumers=consumers).always(
            exactly_once(producers), message=ONCE
        )
    submission.explore("wait_for_items", schedules=25, allow={"busy-wait"}, getters=2, at_once=2).always(
        [0, 2], message="Several items were put at once, and not as many of those who waited for one went on."
    )
    submission.explore("wait_for_places", schedules=25, allow={"busy-wait"}, capacity=2, putters=4, at_once=2).always(
        [2, 4], message="Several places became free at once, and not as many of those who waited for one went on."
    )


@pytest.mark.points(2)
def test_as_if_one_after_the_other(submission):
    """Calls that overlap come out as if they were made one after the other."""
    for capacity, plan in (
        (1, {"calls": [[("put", 1), ("put", 2)], [GET], [GET]], "after": [LENGTH]}),
        (2, {"calls": [[("put", 1), ("put", 2)], [("put", 3), GET], [GET]], "after": [GET, LENGTH]}),
        (2, {"before": [("put", 1), ("put", 2)], "calls": [[("put", 3)], [GET, ("put", None)], [GET]], "after": [GET]}),
        (2, {"before": [("put", 1), ("put", 2)], "calls": [[GET], [GET, LENGTH]]}),
        (2, {"before": [("put", 1), ("put", 2)], "calls": [[GET], [LENGTH, GET]]}),
        (2, {"calls": [[("put", 1)], [LENGTH, ("put", 2), GET]]}),
        (2, {"calls": [[("put", 1)], [("put", 2), LENGTH, GET]]}),
    ):
        submission.explore("use", schedules=60, capacity=capacity, **plan).linearizable(
            lambda capacity=capacity: BoundedBuffer(capacity),
            message="The calls came out as they never could one after the other.",
        )


@pytest.mark.points(1)
def test_length_meanwhile(submission):
    """Whoever asks for the length while others put and get is told a possible one."""
    for capacity, producers, consumers, final in (
        (1, [[1, 2]], [2], 0),
        (2, [[1, 2], [3]], [1], 2),
        (1, [[1], [2]], [1], 1),
    ):
        submission.explore(
            "look_meanwhile", schedules=45, capacity=capacity, producers=producers, consumers=consumers, looks=2
        ).always(
            lambda seen, capacity=capacity, final=final: (
                all(type(length) is int and 0 <= length <= capacity for length in seen["seen"])
                and seen["final"] == final
            ),
            message="The length was less than nothing, more than the capacity, or wrong when all was quiet.",
        )
    for other in ([("put", 2), GET], [GET, ("put", 2)]):
        submission.explore("use", schedules=40, capacity=2, before=[("put", 1)], calls=[other, [LENGTH]]).linearizable(
            lambda: BoundedBuffer(2),
            message="While another thread put and got, the length was told to be one that the buffer never had.",
        )
    for scenario, capacity, lengths in (("look_while_put_waits", 2, [2, 2]), ("look_while_get_waits", 1, [0, 0])):
        submission.explore(scenario, schedules=FEW, allow={"busy-wait"}, capacity=capacity).always(
            lengths, message="The length could not be asked while somebody waited, or was wrong."
        )


@pytest.mark.points(1)
def test_does_not_spin(submission):
    """Whoever waits for a place or an item really sleeps, and wakes for that only."""
    for getters in (1, 2):
        submission.explore("wait_for_items", schedules=25, getters=getters).always(
            list(range(getters + 1)),
            message="When all was quiet, the number of items taken was not the number of items put.",
        )
    for capacity, putters in ((1, 2), (2, 4)):
        submission.explore("wait_for_places", schedules=25, capacity=capacity, putters=putters).always(
            list(range(capacity, putters + 1)),
            message="When all was quiet, not as many calls of put had returned as there were places for.",
        )


@pytest.mark.points(1)
def test_real_threads_agree(submission):
    """Real threads agree, under randomized sleeps."""
    producers = [[100 * producer + number for number in range(6)] for producer in range(4)]
    submission.stress("deliver", runs=15, schedules=8, capacity=2, producers=producers, consumers=[6] * 4).always(
        exactly_once(producers), message=ONCE
    )
