"""Judges exercise 01: which calls are made, where, whether they can overlap, and what is waited for."""

import pytest


@pytest.mark.points(2)
def test_every_call_is_made_on_another_thread(submission):
    """The worker is called as often as asked for, on threads other than the caller's."""
    for count in (1, 3):
        submission.explore("call_workers", schedules=40, count=count).always(
            [True] * count,
            message="worker() was not called `count` times, or not every call was made on a thread of its own.",
            hint="What exactly does Thread(target=…) expect: a function, or the result of calling it?",
        )


@pytest.mark.points(2)
def test_all_calls_can_be_in_progress_at_once(submission):
    """All calls can be in progress at the same time, however many there are."""
    for count in (2, 3):
        submission.explore("meet", schedules=80, count=count).always(
            count,
            message="The calls wait for one another here, and they never were all in progress at once.",
            hint="Does anything wait for one thread before the next one is started?",
        )
    submission.explore("meet", schedules=2, steps=400_000, count=80).always(
        80,
        message="With many workers, not all calls could be in progress at once.",
        hint="How many threads are there at most, and what decides that number?",
    )


@pytest.mark.points(2)
def test_returns_after_the_last_call_has_ended(submission):
    """run_workers returns only when all of its threads have ended."""
    late = {
        "message": "run_workers returned while at least one of its calls was not finished.",
        "hint": "A thread may be delayed for any length of time. What waits for it, however long it takes?",
    }
    submission.explore("calls_ended", schedules=250, count=3).always(3, **late)
    submission.explore("slow_calls_ended", schedules=40, count=2).always(2, **late)
    submission.explore("threads_at_the_end", schedules=40, count=2).always(
        {"called": 2, "left": 0},
        message="A thread that run_workers had started never ended.",
    )


@pytest.mark.points(2)
def test_a_call_that_raises_counts_as_finished(submission):
    """A call that raises is a finished call: the others are waited for, and run_workers returns as usual."""
    cases = (
        ["ValueError", "", ""],
        ["", "SystemExit"],
        ["KeyboardInterrupt", ""],
        ["Stop", "ValueError", ""],
        ["ValueError", "ValueError"],
    )
    for kinds in cases:
        seen = submission.explore("some_raise", schedules=50, kinds=kinds)
        seen.always(
            lambda observation: observation["called"] <= len(kinds),
            message="A worker that had raised was called again.",
            hint="A call that raises counts as finished, like any other.",
        )
        seen.always(
            {"called": len(kinds), "ended": len(kinds), "raised": ""},
            message="When a worker raised, run_workers did not wait for all the calls and return as usual.",
            hint="Follow the exception: which thread does it end, and what depends on that thread having gone on?",
        )


@pytest.mark.points(1)
def test_calls_of_run_workers_stand_alone(submission):
    """No worker at all, one run after another, workers that run workers, other threads in the program."""
    submission.explore("none_then_two", schedules=30).always(
        [0, 2],
        message="With count == 0 nothing must be called, and a later run must be served as usual.",
    )
    submission.explore("beside_another_thread", schedules=40).always(
        2,
        message="With another thread in the program, run_workers did not do its work as usual.",
        hint="Which threads does run_workers have to wait for, and which are not its business?",
    )
    submission.explore("beside_helpers", schedules=40).always(
        2,
        message="Workers started threads of their own, and run_workers waited for these, too.",
        hint="Which threads does run_workers have to wait for, and which are not its business?",
    )
    submission.explore("two_runs_meet", schedules=40).always(
        2,
        message="Two runs, on two threads, waited for each other.",
        hint="Is there anything that two runs share?",
    )
    submission.explore("nested", schedules=40).always(
        4,
        message="Workers that call run_workers themselves were not served as usual.",
        hint="Is there anything that two runs share?",
    )


@pytest.mark.points(1)
def test_real_threads_agree(submission):
    """Real threads agree, under randomized sleeps."""
    kinds = ["", "ValueError", "", "", "Stop", "", "", ""]
    submission.stress("some_raise", runs=20, kinds=kinds).always(
        {"called": len(kinds), "ended": len(kinds), "raised": ""},
        message="run_workers did not wait for every call, or did not return as usual because two of them raised.",
        hint="A thread may be delayed for any length of time. What waits for it, however long it takes, and however it ends?",
    )
    submission.stress("meet", count=8, runs=10).always(
        8, message="The calls wait for one another here, and they never were all in progress at once."
    )
