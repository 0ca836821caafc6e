"""Checks for exercise 00."""

import pytest

TWICE = "A number was given twice, or left out."


class Tickets:
    """What the machine does on one thread."""

    def __init__(self):
        self.last = 0

    def take(self):
        self.last += 1
        return self.last


@pytest.mark.points(1)
def test_alone(submission):
    """On one thread the numbers come in order, and each machine counts for itself."""
    submission.explore("take_alone", schedules=20, count=4).always(
        [1, 2, 3, 4, 1], message="On a single thread the numbers are wrong."
    )


@pytest.mark.points(2)
def test_no_number_twice(submission):
    """Threads that take at the same time get different numbers, and none is left out."""

    def numbered(observation):
        numbers = sorted(number for numbers in observation for number in numbers)
        return numbers == list(range(1, len(numbers) + 1))

    submission.explore("take_together", threads=2, times=2).always(numbered, message=TWICE)
    submission.explore("take_together", threads=3, times=1).always(numbered, message=TWICE)


@pytest.mark.points(2)
def test_as_if_one_after_the_other(submission):
    """Calls that overlap come out as if they were made one after the other."""
    calls = [[("take",), ("take",)], [("take",)], [("take",)]]
    submission.explore("use", schedules=150, calls=calls, after=[("take",)]).linearizable(
        Tickets, message="The calls came out as they never could one after the other."
    )


@pytest.mark.points(1)
def test_real_threads_agree(submission):
    """Real threads agree, under randomized sleeps."""

    def numbered(observation):
        return sorted(number for numbers in observation for number in numbers) == list(range(1, 25))

    submission.stress("take_together", runs=20, threads=6, times=4).always(numbered, message=TWICE)
