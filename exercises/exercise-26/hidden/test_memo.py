"""Checks for exercise 26."""

import pytest

FEW = 10  # there is little to schedule
SPIN = {"busy-wait"}  # this contract does not forbid it

STAMPEDE = {
    "message": "A key that several threads asked for at once was computed more than once, or not all got its value.",
    "hint": "Two threads find nothing at the same moment. How does the second one learn that the first is computing?",
}
APART = {
    "message": "Different keys kept each other waiting.",
    "hint": "What does a thread hold on to while it computes, and who else needs it?",
}
LEFT = {
    "message": "When a computation raised on which others were waiting, they did not go on as they should.",
    "hint": "What do those who wait find when they wake up, and what do those find who come a moment later?",
}


def recovered(failures, kind):
    """A predicate: so many computations failed, one was made after them, never two at once, and all got its value.

    Nobody met with more failures than there were: who asks again after one does not get the same once more.
    """

    def holds(seen):
        return (
            seen["at_once"] == 1
            and seen["computed"] == failures + 1
            and seen["made"] == 1
            and seen["most"] <= failures <= len(seen["raised"])
            and set(seen["raised"]) <= {kind}
            and seen["same"]
            and "value" in seen["last"]
        )

    return holds


@pytest.mark.points(1)
def test_computed_once_and_kept(submission):
    """A key is computed once, and its value is kept, whatever the key and the value; memos are independent."""
    submission.explore("alone", schedules=FEW, keys=["b", "a", "c"]).always(
        {
            "computed": ["b", "a", "c", "b"],
            "given": [["b", 0], ["a", 1], ["c", 2]] * 2,
            "elsewhere": ["b", 3],
        },
        message="What was computed, or given, on a single thread is wrong.",
    )
    submission.explore("any_key", schedules=FEW).always(
        [True] * 9, message="A key was taken for another one, or was not handed to compute as it was."
    )
    submission.explore("equal_keys", schedules=FEW).always(
        ["first", "first", 0, 0, 0, 0, 4], message="Two keys that are equal were not the same key."
    )
    submission.explore("any_value", schedules=FEW).always(
        [True] * 8, message="A value was not given as it was computed, or was computed again."
    )
    lost = "A value that was there was computed again."
    submission.explore("many_keys", schedules=1, steps=100_000, keys=300).always(
        {"computed": 300, "kept": True}, message=lost
    )
    submission.stress("held_by_the_memo", runs=1).always(["page"], message=lost)
    submission.explore("meet_in_memos", schedules=FEW, memos=2).always(
        ["page", "page"],
        message="Memos that have nothing to do with one another share something.",
        hint="What belongs to one memo, and what to the class or to the module?",
    )


@pytest.mark.points(2)
def test_no_stampede(submission):
    """However many threads ask for a key at once, it is computed once, and all get its value."""
    for callers in (2, 3):
        submission.explore("ask_together", schedules=200, keys=["page"] * callers).always(
            {"computed": ["page"], "given": ["page"] * callers, "kept": True}, **STAMPEDE
        )
    submission.explore("stampede", schedules=60, allow=SPIN, callers=4).always(
        {"early": 1, "computed": 1, "given": 4, "same": True}, **STAMPEDE
    )


@pytest.mark.points(1)
def test_each_key_its_value(submission):
    """Several keys asked for at once: each is computed once, and every caller gets the value of its key."""
    for keys in (["a", "b"], ["a", "b", "a"], ["b", "a", "b", "a"]):
        submission.explore("ask_together", schedules=80, keys=keys).always(
            {"computed": sorted(set(keys)), "given": keys, "kept": True},
            message="A key was not computed exactly once, or a caller got a value that was not its own.",
            hint="What do threads share that ask for different keys?",
        )


@pytest.mark.points(2)
def test_keys_do_not_wait_for_each_other(submission):
    """Different keys are computed at the same time, and a value that is there is returned at once."""
    # equal to 0, divided by any number of locks up to 40, by 2, 4, 8 … 1024, and by 50, 100, 250, 500 and 1000
    far = 2**10 * 3**3 * 5**3 * 7 * 11 * 13 * 17 * 19 * 23 * 29 * 31 * 37
    for keys in ([0, 1], [0, far], [3, 1, 2]):
        submission.explore("meet", schedules=40, keys=keys).always(keys, **APART)
    many = list(range(50))  # more than an executor has threads if nobody says how many
    submission.explore("meet", schedules=1, steps=400_000, keys=many).always(many, **APART)
    submission.explore("beside_a_slow_one", schedules=60).always(
        [["slow"], ["slow"], ["ready", "new", "ready"]], **APART
    )
    submission.explore("beside_another_wait", schedules=FEW, allow=SPIN).always(
        ["quick", "quick", "slow", "slow"],
        message=APART["message"],
        hint="Who is woken when a computation ends, and is it one of those who wait for that key?",
    )


@pytest.mark.points(1)
def test_a_failure_is_not_kept(submission):
    """A computation that raises is not kept; its exception reaches the caller as it is."""
    for kind in ("ValueError", "KeyError", "SystemExit", "Halt"):
        submission.explore("fail_alone", schedules=FEW, kind=kind).always(
            {"seen": [{"raised": kind}] * 2 + [{"value": ["page", 2]}] * 2, "computed": 3},
            message="After a computation had raised, asking again did not go as it should.",
            hint="Which lines are skipped when compute(key) raises, and what is left behind for the key?",
        )
    submission.explore("same_exception", schedules=FEW).always(
        [True, "fine"], message="The exception did not reach the caller, or it had an effect on another key."
    )


@pytest.mark.points(2)
def test_nobody_waits_in_vain(submission):
    """Those who wait for a computation that raises go on, and never are two computations of a key going on at once."""
    for kind in ("ValueError", "Halt"):
        submission.explore("fail_on_waiters", schedules=30, allow=SPIN, callers=3, failures=1, kind=kind).always(
            recovered(1, kind), **LEFT
        )
    submission.explore("fail_on_waiters", schedules=30, allow=SPIN, callers=3, failures=4, kind="KeyError").always(
        recovered(4, "KeyError"), **LEFT
    )
    # several have waited for a second failure, too
    submission.explore("fail_on_waiters", schedules=30, allow=SPIN, callers=5, failures=2, kind="KeyError").always(
        recovered(2, "KeyError"), **LEFT
    )
    submission.explore("fail_among_others", schedules=100, callers=2, failures=1, tries=2).always(
        recovered(1, "ValueError"), **LEFT
    )
    submission.explore("fail_among_others", schedules=100, callers=3, failures=1, tries=2).always(
        recovered(1, "ValueError"), **LEFT
    )


@pytest.mark.points(1)
def test_real_threads_agree(submission):
    """Real threads agree, under randomized sleeps."""
    submission.stress("crowd", runs=15, callers=6, keys=3).always(
        {"made": [0, 1, 2], "fine": True},
        message="A key was not computed exactly once, or a caller got a value that was not its own.",
    )
