"""Checks for exercise 19."""

import pytest

STEPS = ["first", "second", "third"]
SPINNING = {"busy-wait"}  # who waits may look again and again here
ORDER = "The steps were not taken in the order first, second, third, each once."


@pytest.mark.points(3)
def test_in_order(submission):
    """The three steps happen in order, however the threads take turns."""
    for order in (["first", "second", "third"], ["third", "second", "first"], ["second", "third", "first"]):
        submission.explore("together", schedules=80, order=order).always(STEPS, message=ORDER)


@pytest.mark.points(2)
def test_whoever_comes_first(submission):
    """Each arrives when all is quiet, in every order: what can happen has happened, and nothing else."""
    for order in (
        ["first", "second", "third"],
        ["first", "third", "second"],
        ["second", "first", "third"],
        ["second", "third", "first"],
        ["third", "first", "second"],
        ["third", "second", "first"],
    ):
        here = [set(order[: number + 1]) for number in range(3)]
        possible = [next((STEPS[:n] for n in (3, 2, 1) if set(STEPS[:n]) <= names), []) for names in here]
        submission.explore("one_by_one", schedules=25, allow=SPINNING, order=order).always(
            possible, message="When all was quiet, the steps that could have been taken were not those that had been."
        )


@pytest.mark.points(2)
def test_one_is_over_before_the_next(submission):
    """A step is over before the next one begins, however long it takes."""
    wanted = [[name, what] for name in STEPS for what in ("begins", "ends")]
    for slow in STEPS[:2]:
        submission.explore("at_length", schedules=100, slow=slow).always(
            wanted, message="A step began before the one before it was over, or was not taken once."
        )


@pytest.mark.points(1)
def test_nobody_waits_for_the_later_ones(submission):
    """Each method does its step and returns, though nobody else is there yet."""
    submission.explore("nobody_else", schedules=30).always(
        [[name, what] for name in STEPS for what in ("begins", "ends", "returns")],
        message="A method did not take its step and return, though those before it had.",
    )


@pytest.mark.points(1)
def test_two_objects(submission):
    """Two objects have nothing to do with each other."""
    submission.explore("two_objects", schedules=60, allow=SPINNING).always(
        {"quiet": [["one", name] for name in STEPS], "at last": [["other", name] for name in STEPS]},
        message="The steps of one object were taken because of another one, or not in order.",
    )
    submission.explore("one_is_held_up", schedules=15, allow=SPINNING).always(
        [["other", name] for name in STEPS] + [["one", name] for name in STEPS],
        message="The steps of one object were taken because of another one, or not in order.",
    )


@pytest.mark.points(1)
def test_real_threads_agree(submission):
    """Real threads agree, under randomized sleeps."""
    submission.stress("together", runs=20, order=["third", "second", "first"]).always(STEPS, message=ORDER)
