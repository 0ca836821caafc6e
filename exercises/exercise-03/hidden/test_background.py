"""Judges exercise 03: where the two jobs run, whether they overlap, and what is waited for."""

import pytest

# Whether the background thread is a daemon has a check of its own; the others do not mind.
LEAK = {"leaked-thread"}


@pytest.mark.points(2)
def test_both_jobs_run_at_the_same_time(submission):
    """Each job is called once, and the two run at the same time."""
    submission.explore("call_both", schedules=40).always(
        ["background", "main"],
        message="Each of the two jobs has to be called exactly once.",
    )
    apart = {
        "message": "The two jobs were never in progress at the same time, though each of them needs the other.",
        "hint": "Is anything waited for between the two starts?",
    }
    submission.explore("meet", schedules=60).always(["background", "main"], **apart)
    submission.explore("talk", allow=LEAK, schedules=50).always([2, 3], **apart)


@pytest.mark.points(1)
def test_returns_after_the_main_job(submission):
    """run_with_background returns only when main_job has finished."""
    late = {
        "message": "run_with_background returned while main_job was still going on.",
        "hint": "A thread may be delayed for any length of time. What waits for it, however long it takes?",
    }
    submission.explore("main_ended", schedules=200).always(["main"], **late)
    submission.explore("slow_main_ended", allow=LEAK, schedules=40).always(["main"], **late)
    submission.explore("twice", allow=LEAK, schedules=50).always(
        {"ended": [1, 2], "started": 2},
        message="A second run, beside the background job of the first one, did not go as usual.",
        hint="Is there anything that two runs share?",
    )


@pytest.mark.points(2)
def test_never_waits_for_the_background_job(submission):
    """run_with_background never waits for background_job, nor for any other thread of the program."""
    waits = {
        "message": "run_with_background waited for background_job, which may run for ever.",
        "hint": "Which threads have to be finished before run_with_background may return?",
    }
    submission.explore("background_blocked", schedules=60).always(["background", "main"], **waits)
    submission.explore("background_beats", schedules=30).always(["main"], **waits)
    submission.explore("beside_another_thread", allow=LEAK, schedules=40).always(
        ["main"],
        message="With another thread in the program, run_with_background did not do its work as usual.",
        hint="Which threads does it have to wait for, and which are not its business?",
    )
    submission.explore("two_runs_meet", schedules=40).always(
        ["main", "main"],
        message="With another thread in the program, run_with_background did not do its work as usual.",
        hint="Which threads does it have to wait for, and which are not its business?",
    )
    hint = "Once main_job has finished, what is left to wait for?"
    trial = submission.explore("time_taken", allow=LEAK, schedules=20, clock="fair")
    trial.always(
        lambda seen: not seen["waited"],
        message="run_with_background waited for background_job, if only for a limited time.",
        hint=hint,
    )
    trial.sometimes(
        lambda seen: not seen["at all"],
        message="In no schedule did run_with_background return without having waited for background_job.",
        hint=hint,
    )


@pytest.mark.points(2)
def test_only_the_background_thread_is_a_daemon(submission):
    """background_job runs on a daemon thread, main_job on a non-daemon thread: the program could exit."""
    submission.explore("daemon_flags", schedules=40).always(
        {"main": False, "background": True},
        message="main_job needs a non-daemon thread, and background_job a daemon thread.",
        hint="Python exits without waiting for daemon threads. Which of the two jobs is it to wait for?",
    )
    submission.explore("background_for_ever", schedules=40).always(
        ["main"],
        message="With a background job that never ends, run_with_background or the whole program does not end.",
        hint="What does Python wait for before it exits?",
    )


@pytest.mark.points(1)
def test_neither_job_runs_on_the_calling_thread(submission):
    """Both jobs run on other threads than the caller's."""
    submission.explore("on_the_calling_thread", schedules=40).always(
        {"main": False, "background": False},
        message="A job was not called at all, or it was called on the thread that called run_with_background.",
        hint="What exactly does Thread(target=…) expect: a function, or the result of calling it?",
    )


@pytest.mark.points(1)
def test_a_job_that_raises(submission):
    """A main_job that raises has finished; a background_job that raises changes nothing."""
    for kind in ("ValueError", "SystemExit", "KeyboardInterrupt", "Stop"):
        submission.explore("main_raises", allow=LEAK, schedules=25, kind=kind).always(
            {"ended": ["main"], "raised": ""},
            message="main_job raised, and run_with_background did not return as usual.",
            hint="A thread ends when its function raises. Does what you wait for still happen then?",
        )
    for kind in ("ValueError", "SystemExit", "Stop"):
        submission.explore("background_raises", schedules=50, kind=kind).always(
            {"ended": ["main"], "raised": ""},
            message="background_job raised, and run_with_background did not go on with main_job as usual.",
            hint="What happens to the background job is of no concern to the caller.",
        )


@pytest.mark.points(1)
def test_real_threads_agree(submission):
    """Real threads agree, under randomized sleeps."""
    submission.stress("again_and_again", runs=20, allow=LEAK, times=5).always(
        [1, 2, 3, 4, 5],
        message="run_with_background returned before main_job had finished.",
        hint="A thread may be delayed for any length of time. What waits for it, however long it takes?",
    )
