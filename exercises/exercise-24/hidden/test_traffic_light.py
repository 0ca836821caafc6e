"""Checks for exercise 24."""

import pytest

CRASH = "A car crossed on red, or beside a car of the other road, or while the light was being turned."
TURNED = "The light was turned though it was green, or by two cars at once."
STUCK = "A car did not cross exactly once before its call returned."
QUIET = {"busy-wait"}  # nothing is said about how a car waits
FEW = 20  # one thread at a time: there is little to schedule

CARS = ([1, 2], [2, 2], [1, 2, 1], [2, 1, 2])


def safe(log):
    """Whether every crossing was on green, and nothing that must not happen beside it did."""
    green, turning, crossing = 1, 0, []
    for what, road, _ in log:
        if what == "enters":
            if turning or road != green or any(other != road for other in crossing):
                return False
            crossing.append(road)
        elif what == "leaves":
            crossing.remove(road)
        elif what == "turns":
            if crossing:
                return False
            turning += 1
        elif what == "turned":
            green = road
            turning -= 1
    return True


def turned_on_red(log):
    """Whether the light was turned only when it was red, and by one car at a time."""
    green, turning = 1, False
    for what, road, _ in log:
        if what == "turns":
            if turning or road == green:
                return False
            turning = True
        elif what == "turned":
            green, turning = road, False
    return True


def all_across(log, cars):
    """Whether each of so many cars crossed once, and its call returned after that."""
    crossings = ["enters", "leaves", "gone"]
    numbers = {car for _, _, car in log}
    return len(numbers) == cars and all(
        [what for what, _, which in log if which == car and what in crossings] == crossings for car in numbers
    )


def in_order(log, cars):
    """Whether everything is as it should be."""
    return safe(log) and turned_on_red(log) and all_across(log, cars)


@pytest.mark.points(3)
def test_nobody_crashes(submission):
    """Cars cross on green only, and never beside a turning light or a car of the other road."""
    for roads in CARS:
        submission.explore("drive", schedules=80, roads=roads).always(safe, message=CRASH)


@pytest.mark.points(2)
def test_turned_only_when_red(submission):
    """The light is turned only when it is red, and by one car at a time."""
    for roads in CARS:
        submission.explore("drive", schedules=50, roads=roads).always(turned_on_red, message=TURNED)
    submission.explore("drive_alone", schedules=FEW, roads=[1, 1, 2, 2, 1, 2]).always(turned_on_red, message=TURNED)


@pytest.mark.points(2)
def test_every_car_crosses(submission):
    """Every car crosses once, whatever the other road does, and its call returns after that."""
    for roads in ([1, 1, 1], [2, 2, 2], [1, 2, 2]):
        submission.explore("drive", schedules=50, roads=roads).always(lambda log: all_across(log, 3), message=STUCK)
    submission.explore("drive_alone", schedules=FEW, roads=[2, 2, 1, 1, 1, 2]).always(
        lambda log: all_across(log, 6), message=STUCK
    )
    # for a long time nobody on the other road, though there was somebody before
    stretches = [2] + [1] * 12 + [2] * 12
    submission.explore("drive_alone", schedules=1, roads=stretches).always(
        lambda log: all_across(log, len(stretches)), message=STUCK
    )
    submission.explore("drive_in_lanes", schedules=80, lanes=[[1, 2], [2, 1]]).always(
        lambda log: all_across(log, 4), message=STUCK
    )


@pytest.mark.points(1)
def test_slow_cars(submission):
    """While a car takes long to cross, or to turn the light, the others wait."""
    for first, while_turning in ((1, False), (2, False), (2, True)):
        submission.explore(
            "hold", schedules=30, first=first, others=[1, 2], while_turning=while_turning, allow=QUIET
        ).always(lambda log: in_order(log, 3), message="A car that took long was not waited for, or not got over.")


@pytest.mark.points(1)
def test_lights_are_independent(submission):
    """Cars at different lights don't wait for one another, and every light starts with green for road 1."""
    message = "One light had an influence on another."
    for roads in ([1, 2], [2, 1], [2, 2]):
        submission.explore("lights_apart", schedules=25, roads=roads).always(
            lambda logs: all(in_order(log, 1) for log in logs), message=message
        )
    submission.explore("light_after_light", schedules=FEW, roads=[[1, 2], [1, 1], [2, 1]]).always(
        lambda logs: all(in_order(log, 2) for log in logs), message=message
    )


@pytest.mark.points(1)
def test_real_threads_agree(submission):
    """Real threads agree, under randomized sleeps."""
    submission.stress("drive", runs=20, roads=[1, 2] * 5).always(lambda log: in_order(log, 10), message=CRASH)
