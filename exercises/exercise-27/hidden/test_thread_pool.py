"""Checks for exercise 27."""

import pytest

FEW = 20  # little to schedule, or a mistake that shows at once

RESULT = {
    "message": "A future did not give what its job had returned or raised.",
    "hint": "What becomes of the value, or of the exception, between the job's last line and result()?",
}
OFTEN = {
    "message": "Asking for one result several times did not give the same each time.",
    "hint": "What does the first who asks leave for the second?",
}
OVERLAP = {
    "message": "Fewer jobs could run at once than there are workers, or submit waited for a job.",
    "hint": "Who waits for whom between submit and the start of a job?",
}
CLOSING = {
    "message": "When shutdown returned, not all was done that had been submitted, or threads were left.",
    "hint": "How does a worker learn that there is nothing more to come, and who waits for its end?",
}
LOST = {
    "message": "A job that submit had accepted was not run, or the pool did not end as it should.",
    "hint": "What lies between the moment when submit finds the pool open, and the one when the job is on the pile?",
}


def came_of(job, kind=None):
    """What an attempt to get the result of a job gives, when every second job raises."""
    return {"raised": kind} if kind and job % 2 else {"value": job}


@pytest.mark.points(1)
def test_results_and_exceptions(submission):
    """A future returns what its job returned, or raises what it raised, as it was."""
    submission.explore("give_back", schedules=FEW).always([True] * 20, **RESULT)
    submission.explore("arguments", schedules=FEW).always(
        [[], [None], [1, "two", [3]], [[1, 2]], [4]],
        message="A function was called with other arguments than it came with.",
    )
    submission.explore("each_its_own", schedules=60, workers=2, jobs=3).always([0, 1, 2], **RESULT)
    own = ("Empty", "IndexError", "RuntimeError", "StopIteration", "AttributeError", "TypeError", "TimeoutError")
    for kind in ("ValueError", "Halt", *own):
        submission.explore("give_up", schedules=5 if kind in own else FEW, kind=kind).always([True, True, "next"], **RESULT)


@pytest.mark.points(1)
def test_results_any_number_of_times(submission):
    """A result can be asked for any number of times, by several threads at once."""
    submission.explore("ask_together", schedules=60, kind=None, readers=2).always([{"value": None}] * 5, **OFTEN)
    submission.explore("ask_together", schedules=50, kind="Halt", readers=2).always([{"raised": "Halt"}] * 5, **OFTEN)


@pytest.mark.points(1)
def test_jobs_run_at_once(submission):
    """As many jobs as there are workers really run at once, and submit does not wait for any."""
    for workers, rounds in ((1, 2), (2, 2), (3, 1)):
        submission.explore("meet", schedules=15, workers=workers, rounds=rounds).always(
            list(range(workers)) * rounds, **OVERLAP
        )
    submission.explore("submit_ahead", schedules=FEW, workers=1).always([True, 0, 1, 2, 3, "inner"], **OVERLAP)
    submission.explore("submit_ahead", schedules=FEW, workers=2).always([True, True, 0, 1, 2, 3, "inner"], **OVERLAP)
    for workers in (1, 2):
        submission.explore("submit_from_inside", schedules=10, workers=workers).always(True, **OVERLAP)
    submission.explore("overtake", schedules=10, jobs=3).always([0, 1, 2, True], **OVERLAP)
    submission.explore("far_ahead", schedules=1, jobs=200).always(201, **OVERLAP)
    submission.explore("two_pools", schedules=FEW).always(
        [0, 1, "still open"], message="Pools that have nothing to do with one another share something."
    )


@pytest.mark.points(1)
def test_never_more_than_workers(submission):
    """Never are more jobs of a pool running at once than it has workers."""
    slow = {"seconds": 1, "clock": "fair"}  # jobs that run at once are seen to do so
    idle = {**slow, "beside": 1, "schedules": FEW}
    cases = ((1, 1, 2, {}), (2, 2, 2, {}), (1, 2, 1, slow), (2, 3, 1, slow), (1, 1, 2, idle))
    for workers, submitters, each, more in cases:
        case = {"workers": workers, "submitters": submitters, "each": each, "schedules": 40, **more}
        submission.explore("busiest", **case).always(
            lambda seen, workers=workers, jobs=submitters * each: seen["peak"] <= workers and seen["done"] == jobs,
            message="More jobs were running at once than there are workers, or not every job was run once.",
            hint="How many threads can there be, and can two threads decide at the same moment to start one?",
        )


@pytest.mark.points(1)
def test_failures_do_no_harm(submission):
    """After jobs that raised, whatever they raised, the pool works as before."""
    for workers, kind in ((2, "ValueError"), (1, "KeyError"), (2, "Halt"), (1, "SystemExit")):
        submission.explore("meet_after_failures", schedules=workers * FEW, workers=workers, kind=kind).always(
            [{"raised": kind}] * (workers + 1) + [True] * workers,
            message="After jobs had raised, fewer workers were there than before, or results were wrong.",
            hint="Where does an exception go that a job raises, and what does it pass on its way?",
        )


@pytest.mark.points(1)
def test_shutdown_finishes_everything(submission):
    """When shutdown returns, all that was submitted is done, and the pool's threads have ended."""
    submission.explore("finish", schedules=150, workers=1, jobs=1, idle=0.1).always(
        {"done": [0], "left": 0, "results": [{"value": 0}]}, **CLOSING
    )
    cases = ((1, 2, None, 0), (2, 3, None, 0), (2, 0, None, 0), (1, 2, "Halt", 0), (2, 3, None, 1))
    for workers, jobs, kind, seconds in cases:
        results = [came_of(job, kind) for job in range(jobs)]
        submission.explore("finish", schedules=25, workers=workers, jobs=jobs, kind=kind, seconds=seconds).always(
            {"done": list(range(jobs)), "left": 0, "results": results}, **CLOSING
        )


@pytest.mark.points(1)
def test_shutdown_again(submission):
    """Shutdown can be called again, by several threads at once; each call returns when the threads have ended."""
    for jobs in (0, 2):
        submission.explore("shut_down_again", schedules=FEW, jobs=jobs).always(
            {"done": list(range(jobs)), "left": 0}, **CLOSING
        )
    for workers, jobs in ((1, 1), (2, 2)):
        submission.explore("shut_down_together", schedules=40, workers=workers, jobs=jobs, closers=2).always(
            [[jobs, 2]] * 2,
            message="A call of shutdown returned too early: jobs were not done, or threads of the pool had not ended.",
            hint="What does the second one who calls shutdown wait for?",
        )


@pytest.mark.points(1)
def test_nothing_after_shutdown(submission):
    """After shutdown, submit raises RuntimeError, and its job is not run."""
    for jobs in (0, 2):
        submission.explore("refuse", schedules=FEW, jobs=jobs).always(
            {"refused": [True] * 4, "done": list(range(jobs)), "results": [None] * jobs},
            message="A pool that had been shut down accepted a job, or did not refuse it with RuntimeError.",
        )


@pytest.mark.points(1)
def test_submit_and_shutdown_meet(submission):
    """When submit and shutdown meet, the job is either refused or run."""

    def sound(seen):
        return seen["accepted"] == seen["done"] and not seen["wrong"] and seen["late"] and seen["left"] == 0

    for workers, submitters, closers in ((1, 1, 1), (1, 2, 1), (1, 3, 1), (2, 2, 1), (1, 1, 2)):
        submission.explore(
            "submit_while_closing", schedules=40, workers=workers, submitters=submitters, closers=closers
        ).always(sound, **LOST)
    submission.explore("submit_from_a_job", schedules=10, allow={"busy-wait"}).always(
        lambda seen: seen["done"] == ([] if seen["refused"] else ["inner"]),
        message=LOST["message"],
        hint="A job may submit another one while shutdown is waiting. What does shutdown hold on to meanwhile?",
    )


@pytest.mark.points(1)
def test_real_threads_agree(submission):
    """Real threads agree, under randomized sleeps."""
    results = [{"value": job} if job % 3 else {"raised": "Halt"} for job in range(16)]
    submission.stress("crowd", runs=15, workers=3, submitters=4, each=4).always(
        lambda seen: 1 <= seen["peak"] <= 3 and seen["left"] == 0 and seen["results"] == results,
        message="A result was wrong, more jobs were running at once than there are workers, or threads were left.",
    )
