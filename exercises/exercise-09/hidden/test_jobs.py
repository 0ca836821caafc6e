"""Checks for exercise 09."""

import pytest

from grader.judge import Blocks

ORDER = "Jobs came in another order than that of their priorities."
TIES = "Jobs with equal priorities were not taken in the order in which they were submitted."
DRAIN = "After the closing, the jobs that were left did not all come out, in order, before Closed did."
LOST = "A job that submit had accepted was not taken by anybody, or one that it had refused was."

TAKE, CLOSE = "take", "close"
FEW = 20  # one thread at a time: there is little to schedule
QUIET = {"busy-wait"}  # nothing is said about how a taker waits


class Closed(Exception):
    """What a closed board raises."""


class Board:
    """What a job board does on one thread."""

    def __init__(self):
        self.jobs = {}
        self.closed = False

    def submit(self, priority, job):
        if self.closed:
            raise Closed
        self.jobs[job] = priority

    def take(self):
        if not self.jobs:
            raise Closed if self.closed else Blocks
        first = min(self.jobs, key=self.jobs.get)  # of equals, the one submitted first
        del self.jobs[first]
        return first

    def close(self):
        self.closed = True


def exactly_once(submitters):
    """A predicate: every job taken once, and no taker got two of one submitter's equally urgent jobs in wrong order."""
    everything = [number for own in submitters for number, _ in own]

    def holds(takers):
        if any(type(taken) is not list for taken in takers):
            return False
        flat = [got for taken in takers for got in taken]
        if any(type(got) is not int for got in flat) or sorted(flat) != sorted(everything):
            return False
        return all(fair(taken, own) for taken in takers for own in submitters)

    return holds


def fair(taken, own):
    """Whether the submitter's jobs of each priority appear in ``taken`` in the order in which it submitted them."""
    numbers = [number for number, _ in own]
    mine = [number for number in taken if number in numbers]
    for priority in {priority for _, priority in own}:
        places = [numbers.index(number) for number in mine if (number, priority) in map(tuple, own)]
        if places != sorted(places):
            return False
    return True


@pytest.mark.points(1)
def test_lowest_number_first(submission):
    """The lowest number comes first, whatever the order of submission."""
    submission.explore(
        "play", schedules=FEW, script=[3, -1, 10**30 + 1, 10**30, 0, -(10**30)] + [TAKE] * 6
    ).always([5, 1, 4, 0, 3, 2], message=ORDER)
    submission.explore("play", schedules=FEW, script=[5, 4, TAKE, 6, 1, TAKE, TAKE, 0, TAKE, TAKE]).always(
        [1, 3, 0, 4, 2], message=ORDER
    )
    submission.explore("play", schedules=FEW, script=[7, 3, 6, 2, 5, 1, 4] + [TAKE] * 7).always(
        [5, 3, 1, 6, 4, 2, 0], message=ORDER
    )
    for count, taken in ((120, 120), (600, 3)):
        submission.explore("fill", schedules=1, steps=400_000, count=count, taken=taken).always(True, message=ORDER)
    submission.explore("two_boards", schedules=FEW).always(
        ["first", "second", "later"],
        message="Boards that have nothing to do with one another share something.",
    )


@pytest.mark.points(1)
def test_equals_in_order(submission):
    """Among equals it is first come, first served, and the jobs themselves are never compared."""
    for kind in ("object", "moody"):
        submission.explore("play", schedules=FEW, script=[1] * 5 + [TAKE] * 5, kind=kind).always(
            [0, 1, 2, 3, 4], message=TIES
        )
        submission.explore("play", schedules=FEW, script=[2, 1, 2, 1, 2, 1] + [TAKE] * 6, kind=kind).always(
            [1, 3, 5, 0, 2, 4], message=TIES
        )
    submission.explore(
        "play", schedules=FEW, script=[1, 1, TAKE, 1, TAKE, 1, TAKE, 1, 0, TAKE, TAKE, TAKE]
    ).always([0, 1, 2, 5, 3, 4], message=TIES)
    submission.explore("play", schedules=FEW, script=[1] * 12 + [TAKE] * 12, kind="various").always(
        list(range(12)), message="A job was not handed out as it was submitted, or not in its turn."
    )


@pytest.mark.points(1)
def test_submitting_together(submission):
    """The order is kept when several threads submit at the same time."""
    cases = (
        [[[0, 1], [1, 1]], [[2, 1], [3, 1]]],
        [[[0, 2], [1, 1]], [[2, 1], [3, 2]]],
        [[[0, 1]], [[1, 1], [2, 1], [3, 1]]],
        [[[0, 5]], [[1, 3]], [[2, 4]]],
    )
    for submitters in cases:
        priority = {number: urgency for own in submitters for number, urgency in own}
        once = exactly_once(submitters)
        submission.explore("submit_together", schedules=300, submitters=submitters).always(
            lambda taken: (
                taken != "a submit raised"
                and once([taken])
                and [priority[got] for got in taken] == sorted(priority.values())
            ),
            message="After several threads had submitted at the same time, jobs were missing or in the wrong order.",
        )


@pytest.mark.points(1)
def test_take_blocks(submission):
    """A take waits until there is a job for it, and every job is taken once."""
    cases = (
        ([[[0, 1], [1, 1], [2, 1]]], [3], 60),
        ([[[0, 1], [1, 2], [2, 1]]], [1, 2], 120),
        ([[[0, 1]], [[1, 1]]], [1, 1], 150),
        ([[[0, 2], [1, 2]], [[2, 1], [3, 2]]], [2, 2], 100),
    )
    for submitters, takers, schedules in cases:
        submission.explore("submit_and_take", schedules=schedules, submitters=submitters, takers=takers).always(
            exactly_once(submitters),
            message="Not every job was taken exactly once, or equal ones came in the wrong order.",
        )
    submission.explore("submit_to_waiting", schedules=FEW, allow=QUIET, count=12).always(
        list(range(12)), message="A job was not handed out as it was submitted, or not in its turn."
    )
    submission.explore("two_wait", schedules=FEW, allow=QUIET).always(
        ["second", "first"], message="Boards that have nothing to do with one another share something."
    )


@pytest.mark.points(1)
def test_drained_after_close(submission):
    """After the closing, what is left is taken in order; then there is only Closed."""
    submission.explore("play", schedules=FEW, script=[2, 10**30, 1, 2, -(10**30), CLOSE] + [TAKE] * 7).always(
        [4, 2, 0, 3, 1, "Closed", "Closed"], message=DRAIN
    )
    submission.explore("play", schedules=FEW, script=[CLOSE, TAKE, TAKE, TAKE]).always(
        ["Closed"] * 3, message=DRAIN
    )
    submission.explore("play", schedules=FEW, script=[1, 1, TAKE, CLOSE, TAKE, TAKE]).always(
        [0, 1, "Closed"], message=DRAIN
    )
    submission.explore("play", schedules=FEW, script=[1] * 5 + [CLOSE] + [TAKE] * 6, kind="various").always(
        [0, 1, 2, 3, 4, "Closed"], message=DRAIN
    )


@pytest.mark.points(1)
def test_nothing_after_close(submission):
    """After the closing, submit raises Closed and adds nothing; closing twice is harmless."""
    submission.explore("play", schedules=FEW, script=[1, CLOSE, 0, TAKE, 2, TAKE, TAKE]).always(
        ["refused", 0, "refused", "Closed", "Closed"],
        message="A closed board accepted a job, or was disturbed by it.",
    )
    submission.explore(
        "play", schedules=FEW, script=[2, 1, CLOSE, CLOSE, TAKE, CLOSE, 0, TAKE, CLOSE, TAKE, TAKE]
    ).always([1, "refused", 0, "Closed", "Closed"], message="Closing more than once changed something.")


@pytest.mark.points(1)
def test_close_wakes_everyone(submission):
    """Everyone who waits at a board that is being closed gets Closed, and no job is left behind."""
    for priorities, takers in (([], 1), ([], 3), ([1], 2), ([1, 1, 0], 2)):
        submission.explore("close_on_takers", schedules=100, priorities=priorities, takers=takers).always(
            {"taken": list(range(len(priorities))), "afterwards": ["Closed", "Closed"]},
            message="When the board was closed, not every job was taken once, or somebody got no Closed.",
        )


@pytest.mark.points(1)
def test_submit_and_close_meet(submission):
    """When submit and close meet, the job is either refused or taken."""

    submission.explore("close_on_takers", schedules=500, priorities=[1], takers=1).always(
        {"taken": [0], "afterwards": ["Closed", "Closed"]}, message=LOST
    )

    def sound(seen):
        return seen["accepted"] == seen["taken"] and seen["late"] == "Closed" and seen["empty"] == "Closed"

    for priorities, takers, closers in (
        ([1], 0, 1),
        ([1, 2], 0, 1),
        ([1], 1, 1),
        ([1], 1, 2),
        ([2, 1], 1, 1),
    ):
        submission.explore(
            "submit_while_closing", schedules=200, priorities=priorities, takers=takers, closers=closers
        ).always(sound, message=LOST)


@pytest.mark.points(1)
def test_as_if_one_after_the_other(submission):
    """Calls that overlap come out as if they were made one after the other."""
    message = "The calls came out as they never could one after the other."
    take, close = ("take",), ("close",)
    for calls, after in (
        ([[("submit", 2, "a"), ("submit", 1, "b")], [take, take], [close]], [take, take]),
        ([[("submit", 1, "a"), close], [("submit", 1, "b")], [take], [take]], [("submit", 0, "c"), take]),
    ):
        submission.explore("use", schedules=100, calls=calls, after=after).linearizable(Board, message=message)


@pytest.mark.points(1)
def test_real_threads_agree(submission):
    """Real threads agree, under randomized sleeps."""
    submitters = [[[6 * submitter + number, number % 2] for number in range(6)] for submitter in range(4)]
    once = exactly_once(submitters)

    def in_order(taken):
        return taken != "a submit raised" and once([taken]) and [got % 2 for got in taken] == [0] * 12 + [1] * 12

    submission.stress("submit_together", runs=15, submitters=submitters).always(
        in_order,
        message="After several threads had submitted at the same time, jobs were missing or in the wrong order.",
    )

    def sound(seen):
        return seen["accepted"] == seen["taken"] and seen["late"] == "Closed" and seen["empty"] == "Closed"

    submission.stress("submit_while_closing", runs=15, priorities=[2, 1] * 4, takers=10, closers=1).always(
        sound, message=LOST
    )
