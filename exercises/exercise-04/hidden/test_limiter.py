"""Judges exercise 04: the limit from above and from below, results, exceptions, and what two limiters share."""

import pytest

NOT_ONCE = "Not every job was run exactly once."


def runs_at_most(limit, seen, **too_many):
    """Demands of what was seen that never more than `limit` jobs ran at once, and that there were jobs at all."""
    seen.always(lambda peak: peak <= limit, **too_many)
    seen.always(lambda peak: peak > 0, message=NOT_ONCE)


@pytest.mark.points(1)
def test_never_more_than_the_limit(submission):
    """Never are more jobs running at once than the limit allows."""
    too_many = {
        "message": "More jobs were running at the same time than the limit allows.",
        "hint": "Who decides that a slot is free, and can two threads decide it at the same moment?",
    }
    runs_at_most(1, submission.explore("busiest", schedules=250, limit=1, callers=3), **too_many)
    runs_at_most(1, submission.explore("busiest", schedules=80, limit=1, callers=2, times=2), **too_many)
    runs_at_most(2, submission.explore("busiest", schedules=80, limit=2, callers=3), **too_many)
    runs_at_most(1, submission.explore("slow_jobs", schedules=50), **too_many)
    runs_at_most(2, submission.explore("job_within_a_job", schedules=30, clock="fair"), **too_many)
    runs_at_most(
        1,
        submission.explore("busiest_after_a_failure", schedules=40, clock="fair", limit=1, callers=2),
        message="After a job had raised, more jobs were running at the same time than the limit allows.",
        hint="How often is the slot given back when job() raises?",
    )


@pytest.mark.points(2)
def test_as_many_as_the_limit_allows(submission):
    """As many jobs as the limit allows really can run at the same time, again and again."""
    too_few = {
        "message": "Fewer jobs could run at the same time than the limit allows.",
        "hint": "How many slots are there, and does anything else keep two jobs from running at once?",
    }
    for limit, rounds, schedules in ((1, 2, 20), (2, 3, 150), (3, 1, 20), (20, 1, 2)):
        submission.explore("meet", schedules=schedules, limit=limit, rounds=rounds).always(limit * rounds, **too_few)
    submission.explore("late_comer", schedules=50).always([0, 1, 2], **too_few)
    # The clock is fair: the second short job waits already when the first one ends.
    submission.explore("line_behind_a_long_job", schedules=30, clock="fair").always([0, 1], **too_few)


@pytest.mark.points(1)
def test_every_job_gets_its_turn(submission):
    """Every job is run exactly once: whoever waits for a slot gets one."""
    forgotten = {
        "message": NOT_ONCE,
        "hint": "A thread that waits for a slot may wait for a long time. Who tells it that one is free?",
    }
    submission.explore("every_job", schedules=60, limit=1, callers=3).always([0, 1, 2], **forgotten)
    for limit, callers in ((1, 3), (2, 4)):  # the clock is fair: all others wait already when the first job ends
        submission.explore("every_slow_job", schedules=40, clock="fair", limit=limit, callers=callers).always(
            list(range(callers)), **forgotten
        )


@pytest.mark.points(1)
def test_the_caller_gets_what_the_job_gives(submission):
    """What a job returns or raises reaches the caller as it is, and no other caller."""
    submission.explore("every_result", schedules=80, limit=2, callers=3).always(
        [0, 1, 2],
        message="A caller did not get the result of its own job.",
        hint="Is there a place where results of two jobs can meet?",
    )
    submission.explore("give_back", schedules=10).always(
        [True] * 9,
        message="A result did not come back as it was.",
        hint="Is there a value that your code treats in a special way?",
    )
    lost = {
        "message": "The exception that a job raised did not reach the caller of run as it was.",
        "hint": "Giving the slot back must not get in the way of the exception.",
    }
    for kind in ("ValueError", "TimeoutError", "SystemExit", "KeyboardInterrupt", "Stop"):
        submission.explore("give_up", schedules=10, kind=kind).always({"raised": kind}, **lost)
    for kind in ("Empty", "Full", "TimeoutError", "CancelledError", "BrokenBarrierError"):
        submission.explore("give_up_once", schedules=5, kind=kind).always(
            {"came": {"raised": kind}, "called": 1},
            message="A job raised what a wait raises, too: it was called again, or its exception did not reach the caller.",
            hint="Which lines does your except belong to, and is the call of job() among them?",
        )
    for kind in ("Stop", "StopIteration"):
        submission.explore("same_exception", schedules=10, kind=kind).always(True, **lost)
    submission.explore("each_its_own", schedules=60).always([{"raised": "ValueError"}, {"value": "fine"}], **lost)


@pytest.mark.points(2)
def test_a_job_that_raises_frees_its_slot(submission):
    """A job that raises, whatever it raises, gives its slot back: also to those that wait for it."""
    kept = {
        "message": "After a job had raised, its slot was not free for others.",
        "hint": "Which lines are skipped when job() raises?",
    }
    for kind in ("ValueError", "SystemExit", "KeyboardInterrupt", "Stop"):
        submission.explore("again_after_failures", schedules=10, limit=2, kind=kind).always(1, **kept)
    for kind in ("ValueError", "Stop"):
        submission.explore("waiting_behind_a_failure", schedules=70, kind=kind).always(2, **kept)


@pytest.mark.points(1)
def test_a_limit_below_one_is_refused(submission):
    """A limit below 1 is refused with a ValueError; every other limit is fine."""
    for limit in (0, -1, -5):
        submission.explore("bad_limit", schedules=5, limit=limit).always(
            "ValueError", message="A limit below 1 must raise ValueError when the limiter is made."
        )
    for limit in (1, 2, 100):
        submission.explore("good_limit", schedules=5, limit=limit).always(
            1, message="A limiter with an allowed limit did not run a job."
        )


@pytest.mark.points(1)
def test_limiters_are_independent(submission):
    """Two limiters have nothing to do with each other."""
    submission.explore("two_limiters", schedules=30).always(
        2,
        message="Jobs of two different limiters kept each other waiting.",
        hint="What belongs to one limiter, and what to the class or the module?",
    )
    submission.explore("large_beside_small", schedules=20).always(
        2,
        message="A limiter let fewer jobs run at once because there was another limiter.",
        hint="What belongs to one limiter, and what to the class or the module?",
    )


@pytest.mark.points(1)
def test_real_threads_agree(submission):
    """Real threads agree, under randomized sleeps."""
    submission.stress("crowd", runs=20, limit=3, callers=8, times=5).always(
        lambda seen: seen["peak"] <= 3 and seen["done"] == 40,
        message="More jobs were running at the same time than the limit allows, or a job was not run exactly once.",
        hint="Who decides that a slot is free, and can two threads decide it at the same moment?",
    )
    submission.stress("meet", limit=3, rounds=5, runs=10).always(
        15, message="Fewer jobs could run at the same time than the limit allows."
    )
