"""Scenarios for exercise 06: they publish, wait, and report what each waiter got; they judge nothing."""

import time


class Moody:
    """A value that answers no questions: it can't be compared, hashed, or taken for true or false."""

    __hash__ = None

    def __eq__(self, other):
        raise ValueError("this value can't be compared")

    def __bool__(self):
        raise ValueError("this value is neither true nor false")


class Fresh:
    """A value that nobody holds but those who were given it."""


VALUES = {
    "none": None,
    "zero": 0,
    "false": False,
    "empty": "",
    "list": [],
    "exception": ValueError("a value like any other"),
    "timeout": TimeoutError("a value like any other"),
    "class": KeyError,
    "moody": Moody(),
}


def waited(announcement, *args, **kwargs):
    """What `wait` gave: the value, or the word "timeout"."""
    try:
        return announcement.wait(*args, **kwargs)
    except TimeoutError:
        return "timeout"


def everyone_waits(submission, waiters):
    """Several threads wait while one publishes: what they got, and the order of events."""
    announcement = submission.Announcement()
    log = []

    def wait():
        value = announcement.wait()
        log.append("woken")
        return value

    def publish():
        log.append("publishing")
        announcement.publish(7)

    results = run_together([wait] * waiters + [publish])
    return {"got": results[:waiters], "log": log}


def come_late(submission):
    """Wait again and again, after the publication, with every kind of timeout."""
    announcement = submission.Announcement()
    announcement.publish(7)
    return [
        waited(announcement),
        waited(announcement, None),
        waited(announcement, timeout=0),
        waited(announcement, 0.5),
        waited(announcement),
    ]


def come_late_together(submission, waiters, timeout):
    """Several threads ask at once, after the publication."""
    announcement = submission.Announcement()
    announcement.publish(7)
    return run_together([lambda: waited(announcement, timeout)] * waiters)


def publish_alone(submission, kind):
    """The same thread publishes a peculiar value and waits: did it get the very same object?"""
    value = VALUES[kind]
    announcement = submission.Announcement()
    announcement.publish(value)
    return announcement.wait() is value


def publish_fresh(submission):
    """A value that the publisher does not keep: of which class is what comes out?"""
    announcement = submission.Announcement()
    announcement.publish(Fresh())
    return type(announcement.wait()).__name__


def publish_anything(submission, kind):
    """One thread waits for a peculiar value; then it is asked for again, with and without a timeout."""
    value = VALUES[kind]
    announcement = submission.Announcement()
    got = []

    def wait():
        got.append(announcement.wait() is value)

    run_together([wait, lambda: announcement.publish(value)])
    announcement.publish("something else")
    got.append(announcement.wait(timeout=0) is value)
    got.append(announcement.wait() is value)
    return got


def publish_twice(submission):
    """One thread publishes, waits, publishes again, and waits again; another announcement is published meanwhile."""
    announcement, other = submission.Announcement(), submission.Announcement()
    announcement.publish(1)
    other.publish(10)
    announcement.publish(2)
    first = waited(announcement)
    announcement.publish(3)
    return [first, waited(announcement), waited(announcement, timeout=0), waited(other)]


def publish_twice_to_waiters(submission, waiters):
    """One thread publishes twice in a row while others wait."""
    announcement = submission.Announcement()

    def publish():
        announcement.publish(1)
        announcement.publish(2)

    results = run_together([publish] + [announcement.wait] * waiters)
    return results[1:]


def publishers_meet(submission, publishers, waiters):
    """Several threads publish their number at once and then read; others wait; what each of them got."""
    announcement = submission.Announcement()

    def publish(number):
        announcement.publish(number)
        return announcement.wait()

    jobs = [lambda number=number: publish(number) for number in range(publishers)]
    results = run_together(jobs + [announcement.wait] * waiters)
    return results + [announcement.wait()]


def nobody_publishes(submission, timeout):
    """Wait in vain, then publish after all: the result, whether it came too early, and what came later."""
    announcement = submission.Announcement()
    start = time.monotonic()
    first = waited(announcement, timeout)
    elapsed = time.monotonic() - start
    announcement.publish(7)
    return {
        "first": first,
        "early": elapsed < timeout - 1e-6,
        "later": [waited(announcement, timeout), waited(announcement)],
    }


def ask_without_blocking(submission):
    """Ask with timeout=0 when nothing has been published: the result, and whether time went by."""
    announcement = submission.Announcement()
    start = time.monotonic()
    results = [waited(announcement, 0), waited(announcement, timeout=0.0)]
    return {"results": results, "blocked": time.monotonic() - start > 0.0005}


def ask_beside_a_waiter(submission, waiters):
    """While others wait, one thread asks with timeout=0, and publishes only when it has its answer."""
    announcement = submission.Announcement()

    def ask_then_publish():
        answer = waited(announcement, timeout=0)
        announcement.publish(7)
        return answer

    return run_together([announcement.wait] * waiters + [ask_then_publish])


def publish_after(submission, delay, timeout):
    """One thread publishes after a delay; one waits with a timeout, one without."""
    announcement = submission.Announcement()

    def publish():
        time.sleep(delay)
        announcement.publish(7)

    results = run_together([lambda: waited(announcement, timeout), announcement.wait, publish])
    return results[:2]


def give_up_one_by_one(submission, early, late, delay):
    """Two wait with different timeouts, and one publishes after both have passed."""
    announcement = submission.Announcement()

    def publish():
        time.sleep(delay)
        announcement.publish(7)

    results = run_together([lambda: waited(announcement, late), lambda: waited(announcement, early), publish])
    return results[:2]


def give_up_meanwhile(submission, patient, impatient):
    """Some wait with a timeout, some without, while one publishes; then everything is asked again."""
    announcement = submission.Announcement()
    jobs = [announcement.wait] * patient
    jobs += [lambda: waited(announcement, timeout=0.5)] * impatient
    jobs += [lambda: announcement.publish(7)]
    results = run_together(jobs)
    return {
        "patient": results[:patient],
        "impatient": results[patient:-1],
        "later": [waited(announcement, timeout=0), waited(announcement)],
    }
