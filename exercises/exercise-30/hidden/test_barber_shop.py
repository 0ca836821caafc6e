"""Checks for exercise 30."""

import pytest

FEW = 20  # a mistake shows at once
SPIN = {"busy-wait"}  # scored in a check of its own

MEET = {
    "message": "The barber's part of a haircut and the customer's did not go on at the same time, or not once each.",
    "hint": "What does the barber wait for before he cuts, and what does the customer wait for before sitting down?",
}
STAY = {
    "message": "A visit was over before the haircut was.",
    "hint": "Who tells the customer that the barber has finished?",
}
ROOM = {
    "message": "Customers were let in without a free chair, or turned away though there was one.",
    "hint": "When is a chair taken, when is it free again, and can two customers take the same one?",
}
SERVED = {
    "message": "Not everybody who was let in got a haircut, or somebody was turned away without need.",
    "hint": "Barber and customer look for each other at the same moment. Can both of them miss the other?",
}
CLOSING = {
    "message": "When the shop was closed, somebody was left behind, or the barber did not go home as he should.",
    "hint": "Closing time: who is asleep and has to be told, and who is still sitting there?",
}


def consistent(seen):
    """Whether every visit came to something, and those who were served, nobody else, had a whole haircut."""
    return (
        seen["served"] + seen["refused"] == seen["visits"]
        and seen["cuts"] == seen["haircuts"] == seen["served"]
        and not seen["early"]
    )


def all_served(count, **more):
    """What a day comes to on which all customers are served."""
    seen = {"served": count, "refused": 0, "visits": count, "cuts": count, "haircuts": count, "early": False}
    return {**seen, **more}


@pytest.mark.points(2)
def test_a_haircut(submission):
    """Barber and customer do their part at the same time, and the visit is over when both have finished."""
    for customers, visits in ((1, 1), (1, 2), (2, 1)):
        haircuts = customers * visits
        submission.explore("meet", schedules=50, chairs=2, customers=customers, visits=visits).always(
            {"results": [True] * haircuts, "met": ["barber"] * haircuts + ["customer"] * haircuts}, **MEET
        )
    for cut, haircut in ((0, 0), (4, 0), (0, 4)):
        submission.explore("stay", schedules=40, seconds_cut=cut, seconds_haircut=haircut, visits=2).always(
            [[True, 1, 1], [True, 2, 2]], **STAY
        )
    submission.explore("own_haircut", schedules=60, allow=SPIN, customers=3).always([], **STAY)
    submission.explore("sits_still", schedules=10, allow=SPIN).always(
        {"before": [], "then": ["first"]}, **STAY
    )
    submission.explore("two_shops", schedules=FEW, allow=SPIN).always(
        all_served(2, closed=0), message="Shops that have nothing to do with one another share something."
    )


@pytest.mark.points(2)
def test_chairs(submission):
    """When all chairs are taken, and only then, a visit returns False at once."""
    for chairs, more, waiting in ((1, 1, 0), (2, 2, 0), (3, 0, 0), (2, 1, 2)):
        everybody = 2 + chairs
        case = {"chairs": chairs, "more": more, "waiting": waiting}
        submission.explore("full", schedules=15, allow=SPIN, **case).always(
            {**all_served(everybody, before=[False] * more, later=True), "refused": more, "visits": everybody + more},
            **ROOM,
        )
    for chairs, more, at_once in ((1, 2, False), (2, 2, False), (1, 2, True), (2, 2, True)):
        case = {"chairs": chairs, "more": more, "at_once": at_once}
        submission.explore("before_work", schedules=40 if at_once else 20, allow=SPIN, **case).always(
            lambda seen, visits=chairs + more, chairs=chairs: (
                consistent(seen)
                and seen["visits"] == visits
                and seen["served"] in (chairs, chairs + 1)  # the barber's own chair is free as well
                and seen["before"] == [False] * seen["refused"]
            ),
            **ROOM,
        )
    submission.explore("in_a_row", schedules=30, allow=SPIN, customers=6).always(
        all_served(6, refused_one=False), **ROOM
    )
    submission.explore("full_at_closing", schedules=15, allow=SPIN, chairs=1).always(
        [False],
        message="A visit waited although all chairs were taken.",
        hint="What may close have to wait for, and what does it hold meanwhile?",
    )
    for chairs, customers in ((1, 3), (1, 4)):
        submission.explore(
            "rush_while_cutting", schedules=30, allow=SPIN, chairs=chairs, customers=customers
        ).always(
            lambda seen, visits=customers, chairs=chairs: (
                consistent(seen)
                and seen["visits"] == visits
                and seen["served"] in (chairs, chairs + 1)  # nobody leaves a chair before the first one is done
                and seen["before"] == [False] * seen["refused"]
            ),
            **ROOM,
        )
    submission.explore("rush", schedules=60, chairs=1, customers=3).always(
        lambda seen: consistent(seen) and seen["visits"] == 3 and seen["served"] >= 1, **ROOM
    )


@pytest.mark.points(1)
def test_everybody_is_served(submission):
    """Several customers and the barber meet: whoever is let in gets a haircut, and nobody waits in vain."""
    submission.explore("rush", schedules=100, chairs=2, customers=2).always(all_served(2), **SERVED)
    submission.explore("rush", schedules=100, chairs=1, customers=1, times=2).always(all_served(2), **SERVED)
    submission.explore("rush", schedules=100, chairs=3, customers=3).always(all_served(3), **SERVED)


@pytest.mark.points(2)
def test_closing(submission):
    """After the closing, those who are waiting are served, and the barber goes home."""
    for chairs, waiting in ((1, 0), (1, 1), (2, 2)):
        submission.explore("close_on_waiters", schedules=25, allow=SPIN, chairs=chairs, waiting=waiting).always(
            all_served(waiting + 1, late=False), **CLOSING
        )
    for customers, settled in ((0, True), (0, False), (2, False)):
        submission.explore(
            "close_at_once", schedules=25, allow=SPIN, chairs=2, customers=customers, settled=settled
        ).always(all_served(customers, late=False), **CLOSING)


@pytest.mark.points(1)
def test_visit_and_close_meet(submission):
    """When a visit and the closing meet, the customer is turned away or served, and never left waiting."""
    for chairs, customers, times, schedules in ((1, 1, 1, 40), (1, 1, 2, 40), (2, 2, 1, 80), (3, 3, 1, 60)):
        submission.explore(
            "visit_while_closing", schedules=schedules, chairs=chairs, customers=customers, times=times
        ).always(
            lambda seen, visits=customers * times: (
                consistent(seen) and seen["visits"] == visits and seen["late"] is False
            ),
            **CLOSING,
        )
    submission.explore("again_at_closing", schedules=700).always(
        lambda visits: visits in ([True, True], [True, False]), **CLOSING
    )


@pytest.mark.points(1)
def test_sleeps_without_spinning(submission):
    """While there is nobody, the barber really sleeps."""
    submission.explore("one_by_one", schedules=40, visits=2).always(all_served(2), **SERVED)


@pytest.mark.points(1)
def test_real_threads_agree(submission):
    """Real threads agree, under randomized sleeps."""
    submission.stress("rush", runs=12, chairs=2, customers=5, times=3).always(
        lambda seen: consistent(seen) and seen["visits"] == 15 and seen["served"] >= 2, **SERVED
    )
    submission.stress("visit_while_closing", runs=12, chairs=3, customers=4, times=3).always(
        lambda seen: consistent(seen) and seen["visits"] == 12 and seen["late"] is False, **CLOSING
    )
