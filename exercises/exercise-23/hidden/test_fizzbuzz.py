"""Checks for exercise 23."""

import pytest

ORDER = "The words did not come in the order of the game."
END = "A method did not return when it had said all its words, and no sooner or later."

FORWARDS = ["fizz", "buzz", "fizzbuzz", "number"]
BACKWARDS = FORWARDS[::-1]


def entry(number):
    """The method that speaks for a number, with the arguments that its ``say`` gets."""
    if number % 15 == 0:
        return ["fizzbuzz"]
    if number % 3 == 0:
        return ["fizz"]
    return ["buzz"] if number % 5 == 0 else ["number", number]


def words(n):
    """What is heard."""
    return [entry(number)[-1] for number in range(1, n + 1)]


def well_played(log, n):
    """Whether a log has all words in order, and each method returning when it has said its last one."""
    if [said for said in log if said[-1] != "returns"] != [entry(number) for number in range(1, n + 1)]:
        return False
    return len(log) == n + 4 and all(
        [name, "returns"] in log and all(said[0] != name for said in log[log.index([name, "returns"]) + 1 :])
        for name in FORWARDS
    )


@pytest.mark.points(3)
def test_words_come_in_order(submission):
    """The words come in order, each instead of its own numbers."""
    for n, order in ((4, FORWARDS), (6, BACKWARDS)):
        submission.explore("hear", schedules=80, n=n, order=order, allow={"leaked-thread"}).always(
            words(n), message=ORDER
        )


@pytest.mark.points(2)
def test_all_return(submission):
    """All four methods return when they have said everything, and not before."""
    for n, order, schedules in ((3, BACKWARDS, 40), (4, FORWARDS, 40), (5, FORWARDS, 40), (2, FORWARDS, 10)):
        submission.explore("play", schedules=schedules, n=n, order=order).always(
            lambda log, n=n: well_played(log, n), message=END
        )


@pytest.mark.points(1)
def test_further_on(submission):
    """Further on in the count all four words are heard, and all methods find an end."""
    for n in (15, 16):
        submission.explore("hear", schedules=12, n=n, allow={"leaked-thread"}).always(words(n), message=ORDER)
    submission.explore("play", schedules=4, n=31).always(lambda log: well_played(log, 31), message=END)


@pytest.mark.points(1)
def test_nobody_breaks_in(submission):
    """A word that takes long is not interrupted by the next one."""
    submission.explore("speak_slowly", schedules=50, n=4).always(
        [1, "-", 2, "-", "fizz", "-", 4, "-"], message="A word began before the one before had been said to its end."
    )


@pytest.mark.points(1)
def test_short_games(submission):
    """Games may be so short that some, or all, have nothing to say."""
    for n in (0, 1):
        submission.explore("play", schedules=40, n=n).always(
            lambda log, n=n: well_played(log, n), message="A very short game did not end as it should."
        )


@pytest.mark.points(1)
def test_objects_are_independent(submission):
    """Games that are played at the same time, or one after another, have nothing to do with each other."""
    for scenario, limits, schedules in (("play_side_by_side", [3, 1], 50), ("play_in_turn", [3, 0, 5], 20)):
        submission.explore(scenario, schedules=schedules, limits=limits).always(
            lambda logs, limits=limits: all(well_played(log, n) for log, n in zip(logs, limits, strict=True)),
            message="One game had an influence on another.",
        )
    submission.explore("play_at_once", schedules=10, n=3).always(
        [words(3)] * 2, message="One game had an influence on another."
    )


@pytest.mark.points(1)
def test_real_threads_agree(submission):
    """Real threads agree, under randomized sleeps."""
    submission.stress("play", runs=15, n=16).always(lambda log: well_played(log, 16), message=END)
