"""Checks for exercise 05."""

import pytest

from grader.judge import ANYTHING

LOST = "Not every increment is in the final value."
STUCK = "After a bad amount the counter no longer counted as it should."
FEW = 20  # one thread at a time: there is little to schedule


class Counter:
    """What a counter does on one thread."""

    def __init__(self):
        self.value = 0

    def increment(self, amount=1):
        if type(amount) is not int:
            raise BaseException("whatever the submission likes")
        self.value += amount
        return ANYTHING


@pytest.mark.points(1)
def test_counts_alone(submission):
    """One thread on its own counts correctly, with every kind of amount."""
    big = 10**30 + 1
    submission.explore("count_alone", schedules=FEW, amounts=[4, -7, 0, big, -big, 2]).always(
        [0, 1, 5, -2, -2, big - 2, -2, 0],
        message="The value after an increment on a single thread is wrong.",
    )
    submission.explore("two_counters", schedules=FEW, first=3, second=-4).always(
        [3, -4, 0], message="Counters that have nothing to do with one another share their value."
    )


@pytest.mark.points(1)
def test_no_increment_is_lost(submission):
    """No increment is lost when threads count at the same time."""
    submission.explore("count_together", threads=2, times=2).always(4, message=LOST)
    submission.explore("count_together", threads=3, times=2).always(6, message=LOST)


@pytest.mark.points(1)
def test_different_amounts_meet(submission):
    """Nothing is lost when threads add different amounts at the same time."""
    amounts = [[5, -2], [-40], [1000, 300]]
    submission.explore("add_together", amounts=amounts).always(1263, message=LOST)


@pytest.mark.points(1)
def test_reading_while_counting(submission):
    """A thread that reads the value always finds its own increments in it."""
    threads, times = 2, 2

    def plausible(observation):
        total = threads * times
        for seen in observation["seen"]:
            if len(seen) != times or not all(type(value) is int and value <= total for value in seen):
                return False
            if seen[0] < 1 or any(later <= earlier for earlier, later in zip(seen, seen[1:])):
                return False
        return observation["final"] == total

    submission.explore("look_while_counting", threads=threads, times=times).always(
        plausible,
        message="A thread read a value in which an increment was missing that had been made before.",
    )


@pytest.mark.points(1)
def test_as_if_one_after_the_other(submission):
    """Calls that overlap come out as if they were made one after the other."""
    message = "The calls came out as they never could one after the other."
    reading = [[("increment",), "value"], [("increment", 5), "value"]]
    submission.explore("use", schedules=150, calls=reading, after=["value"]).linearizable(Counter, message=message)
    stumbling = [[("increment", 2), ("increment", "x")], [("increment", -7)], [("increment",)]]
    submission.explore("use", schedules=100, calls=stumbling, after=["value"]).linearizable(Counter, message=message)
    for first, second in ((2, -20), (-20, 2)):
        turning = [["value"], [("increment", first), ("increment", second)]]
        submission.explore("use", schedules=60, calls=turning).linearizable(Counter, message=message)
    for here_first, values in ((True, (11, 13, -7)), (False, (11, -9, -7))):
        submission.explore("read_between_turns", schedules=80, here_first=here_first).always(
            lambda value, values=values: value in values,
            message="A thread read what the counter never had: with a later increment, but without an earlier one.",
            hint="What may happen between two steps of a reading that consists of several?",
        )


@pytest.mark.points(2)
def test_bad_amount_changes_nothing(submission):
    """An amount that can't be added raises and changes nothing."""
    for kind in ("text", "digits", "none", "list", "empty text", "empty list", "object", "stubborn", "halting"):
        submission.explore("refuse", schedules=FEW, start=3, kind=kind).always(
            {"raised": True, "value": 3},
            message="A bad amount was accepted, or changed the value.",
        )

    readings = [{"value": value} for value in (0, 2, 5)]

    def untouched(observation):
        return observation["raised"] and observation["looked"] in readings and observation["value"] == 5

    for kind in ("text", "none"):
        submission.explore("refuse_among_others", schedules=150, kind=kind, good=[2, 3]).always(
            untouched, message="A bad amount disturbed those who counted or read at the same time."
        )


@pytest.mark.points(2)
def test_usable_after_a_bad_amount(submission):
    """After a bad amount the counter still works, for every thread."""
    hint = "What happens to everything that increment has taken when the addition raises?"
    for kind in ("text", "stubborn", "halting"):
        submission.explore("go_on_afterwards", schedules=5 * FEW, kind=kind, threads=2).always(
            3, message=STUCK, hint=hint
        )
    submission.explore("go_on_meanwhile", schedules=150, kind="none", threads=2).always(3, message=STUCK, hint=hint)


@pytest.mark.points(1)
def test_real_threads_agree(submission):
    """Real threads agree, under randomized sleeps."""
    submission.stress("add_together", runs=15, amounts=[list(range(-4, 6))] * 8).always(40, message=LOST)
    submission.stress("go_on_meanwhile", runs=15, kind="none", threads=6).always(7, message=STUCK)
