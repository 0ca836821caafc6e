"""Scenarios for exercise 24: they drive cars, and report what happened at the crossing; they judge nothing.

The log has an entry for every step, with the road and the number of the car.
"""

import threading


def nothing():
    """What a car does meanwhile, if nothing else is said."""


def driving(light, road, car, log, turning=pause, crossing=pause):
    """A job for one thread: drive a car up to the light and across; to turn it and to cross takes some time."""

    def turn_green():
        log.append(["turns", road, car])
        turning()
        log.append(["turned", road, car])

    def cross():
        log.append(["enters", road, car])
        crossing()
        log.append(["leaves", road, car])

    def drive():
        light.car_arrived(road, turn_green, cross)
        log.append(["gone", road, car])

    return drive


def drive(submission, roads):
    """All cars at the same time."""
    light, log = submission.TrafficLight(), []
    run_together([driving(light, road, car, log) for car, road in enumerate(roads)])
    return log


def drive_alone(submission, roads):
    """One car after another, on one thread."""
    light, log = submission.TrafficLight(), []
    for car, road in enumerate(roads):
        driving(light, road, car, log, nothing, nothing)()
    return log


def drive_in_lanes(submission, lanes):
    """Each thread drives several cars, one after another."""
    light, log = submission.TrafficLight(), []

    def lane(number, roads):
        def drive_all():
            for at, road in enumerate(roads):
                driving(light, road, 10 * number + at, log)()

        return drive_all

    run_together([lane(number, roads) for number, roads in enumerate(lanes)])
    return log


def hold(submission, first, others, while_turning):
    """The first car stands still, while it turns the light or on the crossing, until all others have come."""
    light, log = submission.TrafficLight(), []
    gate = threading.Event()
    turning, crossing = (gate.wait, pause) if while_turning else (pause, gate.wait)
    threads = [threading.Thread(target=driving(light, first, 0, log, turning, crossing))]
    threads += [threading.Thread(target=driving(light, road, car, log)) for car, road in enumerate(others, 1)]
    threads[0].start()
    settle()
    for thread in threads[1:]:
        thread.start()
    settle()
    gate.set()
    for thread in threads:
        thread.join()
    return log


def lights_apart(submission, roads):
    """One car at each of several lights, and all are on their crossings at the same time; the log of each light."""
    meeting = threading.Barrier(len(roads))
    logs = [[] for _ in roads]
    lights = [submission.TrafficLight() for _ in roads]
    run_together(
        [
            driving(light, road, 0, log, crossing=meeting.wait)
            for light, road, log in zip(lights, roads, logs, strict=True)
        ]
    )
    return logs


def light_after_light(submission, roads):
    """The same cars at one light after another; the log of each."""
    return [drive_alone(submission, each) for each in roads]
