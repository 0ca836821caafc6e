"""Checks for exercise 17."""

import pytest

READ, WRITE = "read", "write"
FEW = 10  # one thread at a time: there is little to schedule
SPINNING = {"busy-wait"}  # who waits may look again and again here
ALONE = "Somebody was in together with a writer."
OVERTAKEN = "A reader came in before a writer who had been waiting when the reader came."


def writer_alone(log):
    """Whether nobody was in beside a writer."""
    inside = {READ: 0, WRITE: 0}
    for kind, change in log:
        inside[kind] += change
        if inside[WRITE] > 1 or (inside[WRITE] and inside[READ]):
            return False
    return True


def lined_up(arrivals, early):
    """A predicate: who came in early, and that no reader came in before a writer who had arrived before him."""
    pairs = [
        (writer, reader)
        for reader, kind in enumerate(arrivals)
        for writer in range(reader)
        if kind == READ and arrivals[writer] == WRITE
    ]

    def holds(seen):
        order = seen["order"]
        if seen["early"] != early or sorted(order) != list(range(len(arrivals))):
            return False
        return all(order.index(writer) < order.index(reader) for writer, reader in pairs)

    return holds


@pytest.mark.points(2)
def test_a_writer_is_alone(submission):
    """While a writer is in, nobody else is."""
    for kinds, times in (
        ([WRITE, WRITE], 2),
        ([READ, WRITE], 2),
        ([READ, READ, WRITE], 1),
        ([READ, READ, WRITE], 2),
        ([READ, WRITE, WRITE], 1),
    ):
        submission.explore("share", schedules=35, kinds=kinds, times=times).always(writer_alone, message=ALONE)
    for first, arrivals in ((WRITE, [WRITE, WRITE]), (READ, [WRITE, WRITE]), (WRITE, [READ, WRITE, READ])):
        submission.explore("wait_behind", schedules=20, allow=SPINNING, first=first, arrivals=arrivals).always(
            writer_alone, message=ALONE
        )


@pytest.mark.points(1)
def test_readers_overlap(submission):
    """Readers can be in at the same time."""
    message = "Readers could not all be in at the same time, though no writer was in or waiting."
    submission.explore("read_together", schedules=30, readers=3).always(3, message=message)
    submission.explore("read_together", schedules=30, readers=2, before=[READ, WRITE, READ]).always(2, message=message)
    submission.explore("read_together_afterwards", schedules=35, readers=2).always(2, message=message)
    submission.explore("crowd_in", schedules=3, readers=200).always(200, message=message)


@pytest.mark.points(1)
def test_everybody_comes_in(submission):
    """Whoever waits comes in at last."""
    for kinds, times in (([READ, READ, WRITE, WRITE], 1), ([READ, WRITE], 2), ([READ, READ, WRITE], 2)):
        submission.explore("all_served", schedules=40, kinds=kinds, times=times).always(
            len(kinds) * times, message="Not everybody came in as often as he wanted to."
        )
    for readers, arrivals in ((2, [WRITE, READ]), (2, [WRITE, READ, WRITE])):
        submission.explore("leave_one_by_one", schedules=20, allow=SPINNING, readers=readers, arrivals=arrivals).always(
            len(arrivals), message="Somebody who waited was never let in, though all readers had gone out."
        )
    submission.explore("at_another_lock", schedules=15, allow=SPINNING).always(
        3, message="Not everybody came in as often as he wanted to."
    )


@pytest.mark.points(2)
def test_a_waiting_writer_is_not_overtaken(submission):
    """Readers who come while a writer waits come in after him."""
    for first, arrivals, early in (
        (READ, [WRITE, READ], []),
        (READ, [READ, WRITE, READ], [0]),
        (WRITE, [WRITE, READ], []),
        (WRITE, [READ, WRITE, READ], []),
    ):
        submission.explore("line_up", schedules=30, allow=SPINNING, first=first, arrivals=arrivals).always(
            lined_up(arrivals, early), message=OVERTAKEN
        )
    for first in (READ, WRITE):
        submission.explore("come_back", schedules=20, allow=SPINNING, first=first, writers=1).always(
            [WRITE, READ], message=OVERTAKEN
        )


@pytest.mark.points(1)
def test_several_writers_are_not_overtaken(submission):
    """Readers who come while several writers wait come in after all of them."""
    for first, arrivals in ((READ, [WRITE, WRITE, READ]), (WRITE, [WRITE, WRITE, READ]), (READ, [WRITE, READ, WRITE])):
        submission.explore("line_up", schedules=30, allow=SPINNING, first=first, arrivals=arrivals).always(
            lined_up(arrivals, []), message=OVERTAKEN
        )


@pytest.mark.points(1)
def test_wrong_releases(submission):
    """A release without an acquire raises RuntimeError and changes nothing."""
    wrong_right_wrong = ["RuntimeError", "released", "RuntimeError"]
    for script, gave in (
        (["release read", "release write"], ["RuntimeError"] * 2),
        (["acquire read", "release write", "release read", "release read"], wrong_right_wrong),
        (["acquire write", "release read", "release write", "release write"], wrong_right_wrong),
        (["acquire read", "acquire read"] + ["release read"] * 3, ["released", "released", "RuntimeError"]),
    ):
        submission.explore("release_wrongly", schedules=15, script=script).always(
            {"gave": gave, "visits": 2},
            message="A release that had to raise RuntimeError did not, or one that had not to did, or it did harm.",
        )
    for kind in (READ, WRITE):
        submission.explore("release_together", schedules=60, kind=kind, threads=2).always(
            {"gave": ["RuntimeError", "released"], "visits": 2},
            message="Of two releases at the same time, one had to succeed and one to raise RuntimeError, without harm.",
        )
    for inside, wrong, waiting in ((READ, WRITE, []), (WRITE, READ, []), (READ, WRITE, [WRITE]), (WRITE, READ, [READ])):
        submission.explore(
            "still_excluded", schedules=15, allow=SPINNING, inside=inside, wrong=wrong, waiting=waiting
        ).always(
            {"gave": "RuntimeError", "early": 0, "visits": len(waiting) + 1},
            message="A release that had to raise RuntimeError did not, or it let somebody in early, or kept him out.",
        )


@pytest.mark.points(1)
def test_another_thread_may_release(submission):
    """What one thread has acquired, another one can release."""
    for kinds in ([READ], [WRITE], [READ, READ]):
        submission.explore("hand_over", schedules=15, kinds=kinds).always(
            {"gave": ["released"] * len(kinds), "visits": 2},
            message="What one thread had acquired, another one could not release.",
        )


@pytest.mark.points(1)
def test_real_threads_agree(submission):
    """Real threads agree, under randomized sleeps."""
    submission.stress("share", runs=15, schedules=8, kinds=[READ, READ, READ, WRITE, WRITE], times=3).always(
        lambda log: writer_alone(log) and len(log) == 30,
        message="Somebody was in together with a writer, or not everybody came in.",
    )
