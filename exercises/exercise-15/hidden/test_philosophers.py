"""Checks for exercise 15."""

import pytest

FEW = 10  # one thread: there is little to schedule
UP, DOWN = {"left up", "right up"}, {"left down", "right down"}


def neighbours_meet(log, state):
    """Whether two who sit side by side were in a state at the same time; it is told from what one has done so far."""
    done = {}
    for philosopher, step in log:
        done.setdefault(philosopher, []).append(step)
        busy = [who for who, steps in done.items() if state(steps)]
        if any(abs(one - other) in (1, 4) for one in busy for other in busy):
            return True
    return False


def eats(steps):
    """Whether one who has done this is eating."""
    return steps[-1] == "eats"


def holds_both(steps):
    """Whether one who has done this has a fork in either hand."""
    return all(steps.count(f"{side} up") > steps.count(f"{side} down") for side in ("left", "right"))


def proper_meals(log):
    """Whether everybody's steps are proper meals, one after another."""
    for philosopher in {who for who, _ in log}:
        steps = [step for who, step in log if who == philosopher]
        if not all(proper_meal(steps[start : start + 7]) for start in range(0, len(steps), 7)):
            return False
    return True


def proper_meal(steps):
    """Whether these are the steps of one call: both forks up, the meal, both forks down, each once."""
    if len(steps) != 7 or steps[2:4] != ["eats", "has eaten"] or steps[6] != "returned":
        return False
    return set(steps[:2]) == UP and set(steps[4:6]) == DOWN


@pytest.mark.points(2)
def test_a_proper_meal(submission):
    """A philosopher picks up both forks, eats, and puts both down, each once."""
    order = [0, 1, 2, 3, 4, 4, 2, 0]

    def proper(log):
        meals = [log[start : start + 7] for start in range(0, len(log), 7)]
        return [meal[0][0] for meal in meals] == order and all(
            proper_meal([step for _, step in meal]) and {who for who, _ in meal} == {meal[0][0]} for meal in meals
        )

    submission.explore("eat_alone", schedules=FEW, order=order).always(
        proper, message="A philosopher did not pick up both forks, eat, and put both down, each exactly once."
    )
    submission.explore("dine", schedules=50, seated=[0, 1, 2], times=1).always(
        proper_meals, message="A philosopher did not pick up both forks, eat, and put both down, each exactly once."
    )


@pytest.mark.points(2)
def test_neighbours_take_turns(submission):
    """Neighbours never eat at the same time."""
    for seated, times in (([0, 1], 2), ([1, 2], 1), ([2, 3], 1), ([3, 4], 1), ([4, 0], 1), ([1, 2, 3], 1)):
        submission.explore("dine", schedules=50, seated=seated, times=times).always(
            lambda log: not neighbours_meet(log, eats), message="Two neighbours ate at the same time."
        )
    for hungry in range(5):
        submission.explore("dine_between", schedules=FEW, allow={"busy-wait"}, hungry=hungry).always(
            lambda log: not neighbours_meet(log, eats), message="Two neighbours ate at the same time."
        )


@pytest.mark.points(1)
def test_a_fork_is_in_one_hand(submission):
    """Two neighbours never both hold two forks, for they share one."""
    for seated, times in (([0, 1], 1), ([3, 4], 2), ([0, 4], 1)):
        submission.explore("dine", schedules=50, seated=seated, times=times).always(
            lambda log: not neighbours_meet(log, holds_both),
            message="Two neighbours held both of their forks at the same time, though they share one.",
        )


@pytest.mark.points(2)
def test_everybody_eats(submission):
    """Whoever is hungry eats in the end, also when all are hungry at once."""
    for seated, times, schedules in (([0, 1, 2, 3, 4], 1, 200), ([0, 1, 2], 2, 80)):
        submission.explore("feed", schedules=schedules, seated=seated, times=times).always(
            [times] * len(seated), message="Not every philosopher ate as often as he wanted to."
        )


@pytest.mark.points(2)
def test_two_can_eat_at_once(submission):
    """Two who are not neighbours can eat at the same time."""
    for seated in ([0, 2], [0, 3], [1, 3], [1, 4], [2, 4]):
        submission.explore("meet", schedules=20, seated=seated, times=2).always(
            4, message="Two philosophers who are not neighbours could not eat at the same time."
        )
    for first, staying, waiting in ((0, 3, 1), (0, 2, 4), (2, 4, 1), (2, 0, 3)):
        submission.explore(
            "meet_afterwards", schedules=FEW, allow={"busy-wait"}, first=first, staying=staying, waiting=waiting
        ).always(2, message="Two philosophers who are not neighbours could not eat at the same time.")


@pytest.mark.points(1)
def test_real_threads_agree(submission):
    """Real threads agree, under randomized sleeps."""
    everybody = [0, 1, 2, 3, 4]
    submission.stress("feed", runs=10, seated=everybody, times=4).always(
        [4] * 5, message="Not every philosopher ate as often as he wanted to."
    )
    submission.stress("dine", runs=15, schedules=15, seated=everybody, times=2).always(
        lambda log: not neighbours_meet(log, eats), message="Two neighbours ate at the same time."
    )
