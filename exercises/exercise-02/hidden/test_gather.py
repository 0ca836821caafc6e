"""Judges exercise 02: the order of the results, overlap, exceptions, and every kind of argument and result."""

import pytest


@pytest.mark.points(1)
def test_results_are_in_the_order_of_the_arguments(submission):
    """Every result is there, in the order of the arguments, whatever order the threads finish in."""
    wrong = {
        "message": "The list that gather returned does not hold every result, each at the place of its argument.",
        "hint": "How does a thread know which place in the list is its own, and when is the list complete?",
    }
    submission.explore("times_ten", schedules=250, count=3).always([0, 10, 20], **wrong)
    submission.explore("of_different_length", schedules=50, count=2).always([0, 1], **wrong)
    submission.explore("times_ten", schedules=5, count=12).always([number * 10 for number in range(12)], **wrong)


@pytest.mark.points(2)
def test_all_calls_can_be_in_progress_at_once(submission):
    """All calls can be in progress at the same time, however many there are."""
    for count in (2, 3):
        submission.explore("meet", schedules=80, count=count).always(
            count,
            message="The calls wait for one another here, and they never were all in progress at once.",
            hint="Does anything wait for one call before the next one is started?",
        )
    submission.explore("last_finishes_first", schedules=40, count=3).always(
        3,
        message="A call that waited for the call of a later argument did not come to its end.",
        hint="Does anything wait for one call before the next one is started?",
    )
    submission.explore("meet", schedules=2, steps=400_000, count=80).always(
        80,
        message="With many arguments, not all calls could be in progress at once.",
        hint="How many threads are there at most, and what decides that number?",
    )


@pytest.mark.points(1)
def test_the_first_failing_argument_decides(submission):
    """If several calls raise, the exception is that of the first failing argument, by position."""
    for kinds in (["", "Failure1"], ["Failure0", "Failure1"], ["", "Failure1", "Failure2"], ["Failure2", "Failure0", ""]):
        first = next(kind for kind in kinds if kind)
        submission.explore("some_raise", schedules=60, kinds=kinds).always(
            {"raised": first},
            message="The caller did not get the exception of the first argument whose call raised.",
            hint="First by position is not first in time. Where does an exception go that is raised on another thread?",
        )


@pytest.mark.points(1)
def test_an_exception_comes_after_all_calls(submission):
    """An exception reaches the caller only after all threads have finished."""
    in_time = {"raised": True, "running": 0, "begun later": 0}
    for kinds in (["Failure0", "", ""], ["Failure0", "Failure1"], ["", "Failure1", ""]):
        hint = "What happens to the threads behind the one whose exception is found first?"
        seen = submission.explore("ended_when_raised", schedules=100, kinds=kinds)
        seen.always(
            lambda observation: observation["in time"] == in_time,
            message="An exception must reach the caller, and no call may be going on any more when it does.",
            hint=hint,
        )
        seen.always(
            {"in time": in_time, "made": len(kinds)},
            message="Because one call raised, another one was never made, or one was made again.",
            hint=hint,
        )


@pytest.mark.points(1)
def test_whatever_is_raised_is_raised(submission):
    """Exceptions of every kind reach the caller, not only those that `except Exception` catches."""
    cases = (
        ["", "SystemExit"],
        ["KeyboardInterrupt", ""],
        ["Stop", "Failure1"],
        ["Failure0", "Stop"],
        ["Failure0", "KeyboardInterrupt"],
        ["Failure1", "SystemExit"],
        ["", "StopIteration", ""],
    )
    for kinds in cases:
        first = next(kind for kind in kinds if kind)
        submission.explore("some_raise", schedules=20, kinds=kinds).always(
            {"raised": first},
            message="What the function raised did not reach the caller of gather.",
            hint="Exception is not the root of Python's exception hierarchy.",
        )
    submission.explore("same_exception", schedules=10).always(
        True,
        message="The caller of gather got another exception than the very one that the function raised.",
    )


@pytest.mark.points(1)
def test_any_argument_and_any_result_counts(submission):
    """None, tuples, lists, exception objects: every argument is passed on, and every result returned, as it is."""
    for kind in ("plain", "tuples", "unhashable", "text", "exceptions", "pairs", "moody"):
        submission.explore("give_back", schedules=10, kind=kind).always(
            {"list": True, "same": [True, True, True]},
            message="An argument did not arrive as it was, or a result did not come back as it was.",
            hint="Is there a value that your code treats in a special way?",
        )
    submission.explore("equal_arguments", schedules=10).always(
        ["float", "bool", "int"],
        message="Arguments that are equal to each other got their results mixed up.",
        hint="What tells two results apart when their arguments are equal?",
    )
    submission.explore("same_argument", schedules=10, count=3).always(
        [0, 1, 2],
        message="For an argument that comes several times, not every call's own result came back.",
        hint="What tells two results apart when their arguments are equal?",
    )
    submission.explore("error_beside_failure", schedules=10).always(
        {"raised": "Failure1"},
        message="An exception object that a call returned was taken for one that a call raised.",
        hint="A call can return an exception without raising it.",
    )


@pytest.mark.points(1)
def test_any_iterable_will_do(submission):
    """The arguments may come from any iterable: empty ones, and those that can be read only once."""
    submission.explore("one_shot", schedules=30, count=3).always(
        [1, 2, 3],
        message="With arguments that come from a generator, not every result came back.",
        hint="An iterator has no len() and can't be indexed, and it is empty after it was read once.",
    )
    submission.explore("no_arguments", schedules=10).always(
        [[], [], 0],
        message="Without arguments there are no calls and no results.",
    )
    submission.explore("from_set_and_dict", schedules=10).always(
        [["7"], ["1", "2"]],
        message="With arguments from a set or a dictionary, not every result came back.",
    )


@pytest.mark.points(1)
def test_calls_of_gather_stand_alone(submission):
    """One gather after another, gather inside gather, other threads in the program."""
    submission.explore("one_after_another", schedules=40).always(
        [{"raised": "Failure1"}, [2, 3], [4]],
        message="A call of gather was not served as usual after earlier ones.",
        hint="Is there anything that two calls of gather share?",
    )
    submission.explore("nested", schedules=40).always(
        [[11, 12], [21, 22]],
        message="Calls that gather results of their own did not get them.",
        hint="Is there anything that two calls of gather share?",
    )
    submission.explore("two_runs_meet", schedules=40).always(
        [[1], [2]],
        message="Two gathers, on two threads, waited for each other.",
        hint="Is there anything that two calls of gather share?",
    )
    submission.explore("beside_another_thread", schedules=40).always(
        [2, 3],
        message="With another thread in the program, gather did not do its work as usual.",
        hint="Which threads does gather have to wait for, and which are not its business?",
    )


@pytest.mark.points(1)
def test_real_threads_agree(submission):
    """Real threads agree, under randomized sleeps."""
    submission.stress("times_ten", runs=15, count=8).always(
        [number * 10 for number in range(8)],
        message="The list that gather returned does not hold every result, each at the place of its argument.",
        hint="How does a thread know which place in the list is its own, and when is the list complete?",
    )
    kinds = ["", "Failure1", "", "Failure0", "", "Failure2"]
    submission.stress("failure_after_all", runs=15, kinds=kinds).always(
        {"raised": "Failure1", "running": 0},
        message="The caller did not get the exception of the first failing argument after all calls had ended.",
        hint="First by position is not first in time. And what may still be going on when the exception comes out?",
    )
