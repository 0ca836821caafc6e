"""Checks for exercise 25."""

import pytest

MORE = "Not exactly one factory was called, or somebody did not get its value."
AGAIN = "After a failure the next caller did not try again, or somebody got what was not his."
FEW = 20  # one thread at a time: there is little to schedule

KINDS = ("Failure0", "Halt", "SystemExit", "KeyboardInterrupt", "StopIteration")


class Failure0(Exception):
    """Raised by the factory of caller 0."""


class Failure1(Exception):
    """Raised by the factory of caller 1."""


ERRORS = {"Failure0": Failure0, "Failure1": Failure1}


class Once:
    """What it does on one thread."""

    def __init__(self):
        self.values = []

    def make(self, value):
        if not self.values:
            self.values.append(value)
        return self.values[0]

    def fail(self, name):
        if not self.values:
            raise ERRORS[name]
        return self.values[0]


def made_once(seen):
    """Whether one factory was called and everybody got its value."""
    called = seen["called"]
    return len(called) == 1 and all(got == {"value": called[0]} for answers in seen["got"] for got in answers)


def made_after_failures(plans):
    """A predicate: everybody got the value, or what his own factory raised; no factory was called in vain."""

    def sound(seen):
        called = seen["called"]
        values = [what for what in called if type(what) is int]
        failed = [what for what in called if type(what) is str]
        if len(values) != 1 or called[-1] != values[0]:
            return False
        raised = []
        for plan, answers in zip(plans, seen["got"], strict=True):
            for what, got in zip(plan, answers, strict=True):
                if got == {"raised": what}:
                    raised.append(what)
                elif got != {"value": values[0]}:
                    return False
        return sorted(raised) == sorted(failed)

    return sound


@pytest.mark.points(3)
def test_made_once(submission):
    """One factory is called, once, however many ask at once, and all get its value."""
    for plans in ([[1], [2]], [[1, 2], [3, 4]], [[1], [2], [3]]):
        submission.explore("ask_together", schedules=150, plans=plans).always(made_once, message=MORE)
    submission.explore("ask_with_the_same", schedules=100, askers=3).always(
        {"made": 1, "same": [True] * 3}, message=MORE
    )
    submission.explore("ask_in_turn", schedules=FEW, plans=[[1, 2], [3]]).always(made_once, message=MORE)


@pytest.mark.points(1)
def test_any_value_counts(submission):
    """Any value is kept as it is, also one that looks like nothing or like a failure."""
    marks = ("none", "ellipsis", "notimplemented")  # any of these may have been taken for "not yet"
    for kind in (*marks, "zero", "false", "empty", "list", "exception", "class", "function", "moody"):
        submission.explore("make_anything", schedules=30, kind=kind).always(
            {"same": [True] * 3, "called": [kind]}, message="A value was made again, or did not come back as it was."
        )


@pytest.mark.points(2)
def test_a_failure_is_not_kept(submission):
    """If a factory raises, its caller gets the exception, and the next one tries again."""
    for kind in KINDS:
        submission.explore("ask_in_turn", schedules=FEW, plans=[[kind, kind], [kind], [5, "Failure1"], [6]]).always(
            {
                "got": [
                    [{"raised": kind}] * 2,
                    [{"raised": kind}],
                    [{"value": 5}] * 2,
                    [{"value": 5}],
                ],
                "called": [kind, kind, kind, 5],
            },
            message=AGAIN,
        )


@pytest.mark.points(1)
def test_a_failure_while_others_wait(submission):
    """Whoever waits while another one's factory fails does not get that exception, but tries with his own."""
    cases = (
        ([["Failure0", 3], ["Failure1", 4]], 100),
        ([["Halt", 3], [4]], 80),
        ([["Failure0"], [1], [2]], 150),
        ([["SystemExit"], ["Failure1"], [2]], 150),
    )
    for plans, schedules in cases:
        submission.explore("ask_together", schedules=schedules, plans=plans).always(
            made_after_failures(plans), message=AGAIN
        )


@pytest.mark.points(1)
def test_as_if_one_after_the_other(submission):
    """Calls that overlap come out as if they were made one after the other."""
    message = "The calls came out as they never could one after the other."
    for calls in (
        [[("make", 1), ("make", 2)], [("make", 3)]],
        [[("fail", "Failure0"), ("make", 1)], [("make", 2)], [("fail", "Failure1")]],
    ):
        submission.explore("use", schedules=120, calls=calls, after=[("make", 9)]).linearizable(Once, message=message)


@pytest.mark.points(1)
def test_objects_are_independent(submission):
    """Several objects have nothing to do with one another, even if their factories have."""
    message = "One object had an influence on another."
    submission.explore("many_values", schedules=60).always({"got": [1, 2, 1, 2], "called": [1, 2]}, message=message)
    # in the simulation no two objects have the same id, even if one is gone when the other one comes
    submission.stress("object_after_object", runs=1, objects=10).always(list(range(10)), message=message)
    submission.explore("chain", schedules=1, length=50).always(["made", 50], message=message)
    submission.explore("nested", schedules=60, callers=2).always(
        {"got": [[7], [7]], "inner": 7, "called": ["outer", 7]}, message=message
    )


@pytest.mark.points(1)
def test_real_threads_agree(submission):
    """Real threads agree, under randomized sleeps."""
    plans = [[number] for number in range(1, 9)]
    submission.stress("ask_together", runs=15, plans=plans).always(made_once, message=MORE)
    plans = [["Failure0"], ["Failure1"], ["Failure2"], [1], [2], [3]]
    submission.stress("ask_together", runs=15, plans=plans).always(made_after_failures(plans), message=AGAIN)
