from feedback_samples import lost_update, step

from grader.feedback.html.instants import Glance, Instants, shared
from grader.feedback.moments import moments
from grader.results import Trace

OWN = {"counter.py"}


def instants(trace, names, positions, threads=(0, 1, 2)):
    return list(Instants(trace, moments(trace, OWN), names, threads, OWN).after(positions))


def test_threads_without_a_lane_are_left_out():
    """With twenty threads only those are told of that the picture shows."""
    (both,) = instants(lost_update(padding=0), ("self.value",), (3,), threads=(2,))
    assert [glance.thread for glance in both.variables[0].seen] == ["Thread-2"]


def test_what_a_thread_has_read_is_old_once_another_has_written():
    """The stale read of a lost update is told as such, until the thread has written itself."""
    trace = lost_update(padding=0)
    read, both, written, _, lost = instants(trace, ("self.value",), (2, 3, 4, 5, 6))
    assert read.variables[0].seen == (Glance("Thread-1", "0", False),)
    assert both.variables[0].seen == (Glance("Thread-1", "0", False), Glance("Thread-2", "0", False))
    assert (written.variables[0].value, written.variables[0].changed) == ("1", True)
    assert written.variables[0].seen == (Glance("Thread-1", "0", True),)
    assert lost.variables[0].seen == ()


def test_steps_that_are_not_shown_count_as_well():
    """Values are those of the whole trace, however few of its steps are looked at."""
    (end,) = instants(lost_update(), ("self.value",), (9,))
    assert end.variables[0].value == "1"


def test_only_what_threads_share_is_told():
    """A variable of the key steps comes first; one that a single thread touches isn't told; objects have no value."""
    steps = (
        step(0, 1, "write", 3, "self.mine = 1", "self.mine", "1"),
        step(1, 1, "read", 3, "self.lock", "self.lock", "<lock>"),
        step(2, 2, "read", 3, "self.lock", "self.lock", "<lock>"),
        step(3, 1, "read", 4, "self.other", "self.other", "2"),
        step(4, 2, "read", 4, "self.other", "self.other", "2"),
        step(5, 2, "write", 5, "self.key = 3", "self.key", "3"),
    )
    assert shared(Trace(("main", "A", "B"), steps, 3), (5,), OWN) == ("self.key", "self.other")
