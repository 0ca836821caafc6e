"""Checks for exercise 28: all about when calls began and ended. Mostly on a clock that moves only while all wait.

A token is granted at some instant between the beginning of a call and its end; which, nobody can see.
"""

import pytest

FEW = 5  # one thread at a time: there is little to schedule
EXACT = 1e-4  # clocks count in grains

TOO_MANY = {
    "message": "More calls were granted a token than the bucket can have had.",
    "hint": "Two threads look at the clock, or wake up, at the same moment. What does each of them believe?",
}
TOO_MANY_ALONE = {
    "message": TOO_MANY["message"],
    "hint": "How many tokens have come in since the last call, fractions included, and how many fit into the bucket?",
}
TOO_LATE = {
    "message": "A call waited longer than it had to.",
    "hint": "How many tokens are there at that moment, fractions included, and when will there be a whole one?",
}


def calls_in(seen, count):
    """All calls in the order in which they ended, or None if they are not as many as there should be."""
    if any(type(mine) is not list for mine in seen):
        return None
    calls = sorted((call for mine in seen for call in mine), key=lambda call: call[1])
    return calls if len(calls) == count else None


def within(rate, burst, count):
    """A predicate: so many calls, and between no two instants more of them than the bucket allows."""

    def holds(seen):
        calls = calls_in(seen, count)
        if calls is None:
            return False
        for start, _ in calls:
            inside = [end for begun, end in calls if begun >= start]
            if any(number > burst + rate * (end - start + EXACT) for number, end in enumerate(inside, 1)):
                return False
        return True

    return holds


def prompt(rate, burst, count, late=0):
    """A predicate for one thread: no call waits longer than until there is a whole token, or a period more.

    A call that finds a token doesn't wait at all; one that has to wait may be late.
    """

    def holds(seen):
        calls = calls_in(seen, count)
        if calls is None:
            return False
        tokens, then = float(burst), 0.0
        for begun, end in calls:
            tokens = min(burst, tokens + rate * (begun - then))
            needed = max(0.0, (1 - tokens) / rate)
            if end - begun > (needed + 1 / rate + late if needed > EXACT else 0) + EXACT:
                return False
            tokens, then = min(burst, tokens + rate * (end - begun)) - 1, end
        return True

    return holds


def given_out(rate, burst, count):
    """A predicate for calls that were all made at the beginning: each token was given out as it came in, or a period
    later; the first ones at once."""

    def holds(seen):
        calls = calls_in(seen, count)
        if calls is None:
            return False
        due = [0.0] * burst + [(number + 1) / rate for number in range(1, count)]
        return all(end <= latest + EXACT for (_, end), latest in zip(calls, due))

    return holds


@pytest.mark.points(2)
def test_alone(submission):
    """On one thread, as many calls as the bucket holds return at once; then one at a time, as tokens come in."""
    for rate, burst, count in ((2, 3, 6), (4, 1, 4), (0.5, 2, 4), (64, 4, 8)):
        case = {"rate": rate, "burst": burst, "pauses": [0] * count}
        trial = submission.explore("alone", schedules=FEW, clock="fair", **case)
        trial.always(within(rate, burst, count), **TOO_MANY_ALONE)
        trial.always(prompt(rate, burst, count), **TOO_LATE)


@pytest.mark.points(3)
def test_never_too_many(submission):
    """However many threads call at once, no more calls are granted a token than the bucket allows."""
    for rate, burst, plans in (
        (4, 1, [[0], [0], [0]]),
        (4, 2, [[0, 0], [0, 0]]),
        (4, 1, [[0, 0], [0.25, 0], [0.5]]),
        (4, 2, [[0, 0, 0], [0.125, 0]]),
        (2, 2, [[0, 0, 1], [1], [1]]),
        (2, 3, [[0, 0, 0, 0.75], [0.75, 0], [0.75]]),
    ):
        count = sum(map(len, plans))
        submission.explore("follow", schedules=50, clock="fair", rate=rate, burst=burst, plans=plans).always(
            within(rate, burst, count), **TOO_MANY
        )
    # what is counted are calls between two instants, so that threads may be late anywhere
    submission.explore("follow", schedules=100, rate=4, burst=2, plans=[[0, 0, 0], [0, 0]]).always(
        within(4, 2, 5), **TOO_MANY
    )


@pytest.mark.points(1)
def test_after_a_pause(submission):
    """After a pause the bucket holds what has come in since, but never more than it can hold."""
    for rate, burst, pauses in (
        (2, 2, [0, 0, 100, 0, 0, 0, 100, 0, 0]),
        (4, 3, [1000, 0, 0, 0, 0]),
        (2, 3, [0, 0, 0, 0.75, 0, 0.125, 0.25]),
        (4, 2, [0.1875, 0, 0, 0, 0.375, 0]),
        (1, 8, [0] * 8 + [3.5, 0, 0, 0, 0]),
    ):
        case = {"rate": rate, "burst": burst, "pauses": pauses}
        trial = submission.explore("alone", schedules=FEW, clock="fair", **case)
        trial.always(within(rate, burst, len(pauses)), **TOO_MANY_ALONE)
        trial.always(prompt(rate, burst, len(pauses)), **TOO_LATE)
    # tokens come in as well while a sleep lasts longer than was asked for
    for rate, burst, count in ((2, 3, 7), (4, 2, 6)):
        case = {"rate": rate, "burst": burst, "pauses": [0] * count, "extra": 1.125}
        for how in ("oversleeping", "overwaiting"):
            trial = submission.explore(how, schedules=FEW, clock="fair", **case)
            trial.always(within(rate, burst, count), **TOO_MANY_ALONE)
            trial.always(prompt(rate, burst, count, late=10), **TOO_LATE)


@pytest.mark.points(2)
def test_given_out_as_they_come_in(submission):
    """When several threads wait, each token goes to one of them as it comes in."""
    for rate, burst, callers in ((4, 1, 3), (2, 2, 4), (4, 3, 3), (4, 1, 5)):
        submission.explore(
            "follow", schedules=60, clock="fair", rate=rate, burst=burst, plans=[[0]] * callers
        ).always(given_out(rate, burst, callers), **TOO_LATE)
    out_of_step = [[0, 0, 0], [0.1875, 0, 0], [0.34375, 0]]
    submission.explore("follow", schedules=60, clock="fair", rate=4, burst=2, plans=out_of_step).always(
        lambda seen: calls_in(seen, 8) is not None and calls_in(seen, 8)[-1][1] <= 2 * 6 / 4 + EXACT, **TOO_LATE
    )


@pytest.mark.points(1)
def test_shared_by_threads_only(submission):
    """All threads share one bucket; two limiters have a bucket each."""
    submission.explore("one_after_the_other", schedules=FEW, clock="fair", rate=2, burst=2, threads=4).always(
        within(2, 2, 4),
        message="Calls from different threads were granted more tokens than one bucket can have had.",
        hint="What belongs to the limiter, and what to a thread?",
    )
    apart = {"message": "Limiters that have nothing to do with one another share something."}
    submission.explore("two_limiters", schedules=FEW, clock="fair", rate=2, burst=2).always(
        given_out(2, 4, 4), **apart
    )
    submission.explore("another_waits", schedules=10, clock="fair").always(
        lambda seen: all(end - begun <= EXACT for begun, end in seen[1]), **apart
    )


@pytest.mark.points(1)
def test_real_threads_agree(submission):
    """Real threads agree, under randomized sleeps."""
    submission.stress("follow", runs=15, rate=256, burst=3, plans=[[0, 0, 0]] * 4).always(
        within(256, 3, 12), **TOO_MANY
    )
