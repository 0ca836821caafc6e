from feedback_samples import deadlock, lost_update, step
from recorded import recorded

from grader.feedback.moments import Holding, Waiting, moments
from grader.results import Trace


def traced(*steps):
    return Trace(("main", "A", "B"), tuple(step(number, *each) for number, each in enumerate(steps, 1)), 0)


def test_a_lock_is_held_from_taking_to_giving_back():
    """By whom, and since which line; a lock that is taken twice is held until it is given back twice."""
    taken = (1, "acquire", 4, "with lock:", "lock")
    given = (1, "release", 9, "with lock:", "lock")
    seen = moments(traced(taken, taken, given, given), ())
    assert [len(each.holding) for each in seen] == [1, 2, 1, 0]
    assert seen[0].holding == (Holding("lock", 1, 4),)
    assert [each.holds(1) for each in seen] == [True, True, True, False]


def test_a_permit_may_be_given_back_by_another():
    """What a thread gives back without having it ends the oldest hold."""
    seen = moments(traced((1, "acquire", 4, "", "slots"), (2, "release", 9, "", "slots")), ())
    assert seen[-1].holding == ()


def test_whoever_makes_a_step_waits_no_longer():
    """A wait lasts from its step to the same thread's next one."""
    seen = moments(traced((1, "block", 5, "", "lock"), (2, "pass", 6, "x"), (1, "wake", 5, "")), ())
    assert [len(each.waiting) for each in seen] == [1, 1, 0]
    assert seen[0].waiting == (Waiting(1, "lock", "", 5),)


def test_a_deadlock_ends_with_everyone_holding_and_waiting():
    """At the last step both locks are held and both threads wait."""
    last = moments(deadlock().trace, ())[-1]
    assert {each.lock for each in last.holding} == {"left", "right"}
    assert [each.thread for each in last.waiting] == [1, 2]


def test_values_are_those_last_seen():
    """A variable has the value that was read or written last, and only a write changes it."""
    seen = moments(lost_update(0), ())
    assert [dict(each.values).get("self.value") for each in seen[1:]] == [None, "0", "0", "1", "1", "1", "1"]
    assert [each.changed for each in seen if each.changed] == ["self.value", "self.value"]


def test_objects_without_a_value_and_deleted_things_are_no_variables():
    """A lock is told as a lock; what was deleted is gone."""
    seen = moments(
        traced((1, "write", 1, "", "lock", "<lock>"), (1, "write", 2, "", "d[1]", "2"), (1, "delete", 3, "", "d[1]")),
        (),
    )
    assert [each.values for each in seen] == [(), (("d[1]", "2"),), ()]


def test_the_scenarios_own_locks_and_waits_are_not_told():
    """Of a real report only what happens in the student's files counts."""
    report = recorded("deadlock")
    trace = report.tests[0].findings[0].trace
    last = moments(trace, report.source)[-1]
    assert sorted(trace.threads[each.thread] for each in last.waiting) == ["Anna", "Bert"]
    assert len(moments(trace, ())[-1].waiting) == 3
