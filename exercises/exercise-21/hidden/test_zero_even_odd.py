"""Checks for exercise 21."""

import pytest

ORDER = "The numbers did not come as 0 1 0 2 0 3 …"
END = "A method did not return when it had emitted all its numbers, and no sooner or later."
SPINNING = {"busy-wait"}  # who waits may look again and again here

FORWARDS, BACKWARDS = ["zero", "even", "odd"], ["odd", "even", "zero"]


def sequence(n):
    """What is emitted on the way to ``n``."""
    return [number for last in range(1, n + 1) for number in (0, last)]


def owner(number):
    """Whose number it is."""
    return "zero" if number == 0 else ("odd" if number % 2 else "even")


def well_counted(log, n):
    """Whether a log has all numbers in order, and each method returning when it has emitted its last one."""
    if [what for _, what in log if what != "returns"] != sequence(n) or len(log) != 2 * n + 3:
        return False
    return all(
        [name, "returns"] in log and all(other != name for other, _ in log[log.index([name, "returns"]) + 1 :])
        for name in FORWARDS
    )


@pytest.mark.points(2)
def test_numbers_come_in_order(submission):
    """The numbers come in order, with a 0 before each."""
    for n, order in ((2, FORWARDS), (3, BACKWARDS)):
        submission.explore("hear", schedules=150, n=n, order=order, allow={"leaked-thread"}).always(
            sequence(n), message=ORDER
        )


@pytest.mark.points(2)
def test_all_return(submission):
    """All three methods return when they have emitted everything, and not before."""
    for n, order in ((2, BACKWARDS), (3, FORWARDS), (4, FORWARDS)):
        submission.explore("count", schedules=70, n=n, order=order).always(
            lambda log, n=n: well_counted(log, n), message=END
        )


@pytest.mark.points(2)
def test_each_its_own(submission):
    """Each number comes from its own method, on that method's thread."""
    submission.explore("count_in_person", schedules=50, n=3).always(
        sorted([owner(number), number, True] for number in sequence(3)),
        message="A number was emitted by another method than its own, or on another thread.",
    )


@pytest.mark.points(1)
def test_nobody_breaks_in(submission):
    """An emit that takes long is not interrupted by the next one."""
    submission.explore("count_slowly", schedules=100, n=2).always(
        [0, "-", 1, "-", 0, "-", 2, "-"], message="A number was emitted before the emit of the one before had returned."
    )


@pytest.mark.points(1)
def test_small_numbers(submission):
    """Counting to 0 and to 1 comes to its end as well."""
    for n in (0, 1):
        submission.explore("count", schedules=50, n=n).always(
            lambda log, n=n: well_counted(log, n), message="Counting to 0 or to 1 did not end as it should."
        )


@pytest.mark.points(1)
def test_objects_are_independent(submission):
    """Objects that count at the same time, or one after another, have nothing to do with each other."""
    for scenario, limits, schedules in (
        ("count_side_by_side", [1, 2], 80),
        ("count_in_turn", [2, 0, 1], 30),
        ("count_beside_a_long_emit", [1, 2], 15),
    ):
        submission.explore(scenario, schedules=schedules, allow=SPINNING, limits=limits).always(
            lambda logs, limits=limits: all(well_counted(log, n) for log, n in zip(logs, limits, strict=True)),
            message="One object had an influence on another.",
        )


@pytest.mark.points(1)
def test_real_threads_agree(submission):
    """Real threads agree, under randomized sleeps."""
    submission.stress("count", runs=20, n=15).always(lambda log: well_counted(log, 15), message=END)
