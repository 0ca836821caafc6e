"""Checks for exercise 06."""

import pytest

EITHER = (7, "timeout")
FEW = 20  # one thread at a time: there is little to schedule


@pytest.mark.points(1)
def test_everyone_is_woken(submission):
    """Everyone who waits is woken by the publication, and nobody earlier."""

    def woken_afterwards(waiters):
        return lambda seen: seen["got"] == [7] * waiters and seen["log"][0] == "publishing"

    for waiters, schedules in ((1, 80), (3, 150)):
        submission.explore("everyone_waits", schedules=schedules, waiters=waiters).always(
            woken_afterwards(waiters),
            message="A waiting thread returned before the publication, or with something else than the published value.",
        )


@pytest.mark.points(1)
def test_latecomers_get_the_value(submission):
    """Whoever calls wait after the publication gets the value at once, again and again."""
    message = "The value had been published, but not everybody who asked for it afterwards got it."
    submission.explore("come_late", schedules=FEW).always([7] * 5, message=message)
    submission.explore("come_late_together", schedules=80, waiters=2, timeout=0).always(
        [7] * 2, message=message
    )
    submission.explore("come_late_together", schedules=80, waiters=3, timeout=None).always(
        [7] * 3, message=message
    )


@pytest.mark.points(1)
def test_any_value_counts(submission):
    """Any value can be announced, also one that looks like nothing or like a failure."""
    changed = "A published value was not received as it is."
    for kind in ("none", "zero", "false", "empty", "list", "exception", "timeout", "class", "moody"):
        submission.explore("publish_alone", schedules=5, kind=kind).always(True, message=changed)
        submission.explore("publish_anything", schedules=60, kind=kind).always([True, True, True], message=changed)
    submission.explore("publish_fresh", schedules=5).always("Fresh", message=changed)


@pytest.mark.points(2)
def test_the_first_publication_wins(submission):
    """The first publication wins, and everybody gets the same value."""
    changed = "A later publication changed what had been announced already."
    submission.explore("publish_twice", schedules=FEW).always([1, 1, 1, 10], message=changed)
    submission.explore("publish_twice_to_waiters", schedules=120, waiters=2).always([1, 1], message=changed)

    def unanimous(got):
        return got[0] in range(5) and all(value == got[0] for value in got)

    for publishers, waiters, schedules in ((5, 0, 80), (2, 1, 80)):
        submission.explore("publishers_meet", schedules=schedules, publishers=publishers, waiters=waiters).always(
            unanimous, message="Two threads published at once, and not everybody got the same value."
        )


@pytest.mark.points(1)
def test_timeout_raises(submission):
    """Waiting in vain ends in TimeoutError, not too early, and does no harm."""
    for timeout in (0.125, 1):
        for clock in ("adversarial", "fair"):
            submission.explore("nobody_publishes", schedules=FEW, clock=clock, timeout=timeout).always(
                {"first": "timeout", "early": False, "later": [7, 7]},
                message="A wait that nobody answered did not end in TimeoutError after its time, or spoilt the next one.",
            )


@pytest.mark.points(1)
def test_zero_never_blocks(submission):
    """With timeout=0, wait never blocks, even when others are waiting."""
    submission.explore("ask_without_blocking", schedules=FEW, clock="fair").always(
        {"results": ["timeout", "timeout"], "blocked": False},
        message="With timeout=0 and nothing published, wait has to raise TimeoutError without letting any time pass.",
    )
    submission.explore("ask_beside_a_waiter", schedules=300, waiters=2).always(
        [7, 7, "timeout"], message="Asking with timeout=0 while others wait went wrong."
    )


@pytest.mark.points(1)
def test_published_in_time(submission):
    """A value published before the deadline is received; one that comes after it is not waited for."""
    submission.explore(
        "publish_after", schedules=40, clock="fair", steps=100_000, delay=0.0625, timeout=2
    ).always(
        [7, 7], message="The value was published well before the deadline, but the waiter did not get it."
    )
    too_late = "The deadline passed well before the publication, but wait did not raise TimeoutError."
    submission.explore(
        "publish_after", schedules=40, clock="fair", steps=100_000, delay=0.75, timeout=0.5
    ).always(["timeout", 7], message=too_late)
    submission.explore(
        "give_up_one_by_one", schedules=20, clock="fair", steps=100_000, early=0.375, late=0.5, delay=0.75
    ).always(
        ["timeout", "timeout"],
        message=too_late,
        hint="If a thread is woken before its time, how long may it still wait?",
    )
    submission.explore(
        "give_up_one_by_one", schedules=20, clock="fair", steps=100_000, early=0.25, late=2, delay=0.75
    ).always(
        [7, "timeout"],
        message="One thread gave up, and another one, whose time was not over, did not get the value.",
    )


@pytest.mark.points(1)
def test_timeout_and_publication_meet(submission):
    """When publication and timeout meet, each waiter gets the value or TimeoutError, and nobody is harmed."""
    message = (
        "Somebody's timeout and the publication met, and a waiter got neither its value nor TimeoutError."
    )

    def sound(seen):
        waiters = seen["patient"] + seen["later"]
        return all(got == 7 for got in waiters) and all(got in EITHER for got in seen["impatient"])

    for patient, impatient, schedules in ((1, 1, 150), (0, 2, 100), (2, 1, 100)):
        submission.explore("give_up_meanwhile", schedules=schedules, patient=patient, impatient=impatient).always(
            sound, message=message
        )
    submission.explore("publish_after", schedules=60, clock="fair", delay=0.25, timeout=0.25).always(
        lambda got: got[0] in EITHER and got[1] == 7, message=message
    )


@pytest.mark.points(1)
def test_real_threads_agree(submission):
    """Real threads agree, under randomized sleeps."""
    submission.stress("everyone_waits", runs=15, waiters=7).always(
        lambda seen: seen["got"] == [7] * 7 and seen["log"][0] == "publishing",
        message="A waiting thread returned before the publication, or with something else than the published value.",
    )
    submission.stress("publishers_meet", runs=15, publishers=4, waiters=3).always(
        lambda got: got[0] in range(4) and all(value == got[0] for value in got),
        message="Several threads published at once, and not everybody got the same value.",
    )
