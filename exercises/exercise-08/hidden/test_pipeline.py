"""Checks for exercise 08: threads that are left behind cost the points of their own check only."""

import pytest

LEAK = {"leaked-thread"}
FEW = 20  # enough where little can meet


@pytest.mark.points(1)
def test_results_in_order(submission):
    """Every item is processed once, and the results stand in the order of the items."""
    for items, workers in (([4, 2, 3], 2), ([1, 2, 3], 3), ([5, 1, 5, 2], 2), ([2, 1], 1)):
        submission.explore(
            "process", schedules=200, form="list", items=items, workers=workers, allow=LEAK
        ).always(
            {"results": [f"done {item}" for item in items], "calls": sorted(items)},
            message="An item was not processed exactly once, or the results are not in the order of the items.",
        )
    submission.explore("process_again", schedules=60, workers=2, allow=LEAK).always(
        [["one 1", "one 2", "one 3"], ["two 4", "two 5"]],
        message="A second call did not work like the first.",
    )
    submission.explore("process_beside", schedules=80, workers=2, allow=LEAK).always(
        [["one 1", "one 2"], ["two 3", "two 4", "two 5"]],
        message="Two calls at the same time disturbed one another.",
    )
    submission.explore("process_after_failures", schedules=FEW, workers=2, allow=LEAK).always(
        ["two 3", "two 4", "two 5"], message="A second call did not work like the first."
    )


@pytest.mark.points(1)
def test_never_more_than_workers(submission):
    """Never more than `workers` calls are in progress at once."""
    for items, workers in ((3, 1), (4, 2)):
        submission.explore("most_at_once", schedules=120, items=items, workers=workers, allow=LEAK).always(
            lambda peak: 1 <= peak <= workers,
            message="More calls were in progress at once than there are workers.",
        )


@pytest.mark.points(2)
def test_workers_overlap(submission):
    """As many calls as there are workers really can be in progress at once."""
    for items, workers in ((2, 2), (3, 3), (4, 2)):
        submission.explore("meet", schedules=60, items=items, workers=workers, allow=LEAK).always(
            list(range(items)), message="Calls that waited for one another did not meet."
        )
    for workers, failing in ((2, 1), (3, 2), (2, 3)):
        submission.explore(
            "meet_after_failure", schedules=60, workers=workers, failing=failing, allow=LEAK
        ).always(
            ["ValueError", list(range(failing, failing + workers))],
            message="After a call that raised, fewer calls than workers could be in progress at once.",
        )
    submission.explore("most_at_once", items=3, workers=2, allow=LEAK).sometimes(
        2, message="There never were as many calls in progress at once as there are workers."
    )


@pytest.mark.points(1)
def test_a_slow_call_holds_up_nothing(submission):
    """A call that takes long holds up nothing but itself."""
    for items, workers, slow in ((3, 2, 0), (4, 2, 0), (4, 2, 1), (4, 3, 0)):
        submission.explore(
            "one_is_slow", schedules=80, items=items, workers=workers, slow=slow, allow=LEAK
        ).always(
            list(range(items)),
            message="While one call took its time, a free worker did not go on with the other items.",
        )


@pytest.mark.points(2)
def test_failing_calls(submission):
    """A call that raises does not stop the others; the first exception by position comes out at the end."""

    def examine(items, workers, failing, schedules):
        expected = {"raised": [min(map(int, failing))], "done": list(range(items)), "running": 0}
        submission.explore(
            "some_fail", schedules=schedules, items=items, workers=workers, failing=failing, allow=LEAK
        ).always(
            expected,
            message="Some calls raised, and either an item was not processed or the wrong exception came out.",
        )

    for kind in ("value", "index", "key", "halt", "exit", "stop", "empty"):
        examine(3, 2, {"1": kind}, 30)
    examine(4, 2, {"1": "value", "2": "key"}, 100)
    examine(4, 2, {"0": "halt", "3": "value"}, 80)
    examine(3, 3, {"0": "value", "1": "value", "2": "value"}, 80)
    examine(3, 1, {"0": "stop", "1": "exit"}, FEW)


@pytest.mark.points(1)
def test_every_worker_has_ended(submission):
    """Every worker has ended when the function returns or raises."""
    for items, workers, failing in (
        (3, 2, []),
        (3, 2, [1]),
        (2, 2, [0, 1]),
        (1, 3, []),
        (0, 2, []),
        (2, 0, []),
    ):
        submission.explore("left_over", schedules=60, items=items, workers=workers, failing=failing).always(
            0, message="A worker was still there when the function was done."
        )


@pytest.mark.points(1)
def test_anything_goes(submission):
    """Any iterable, any item, any result; fewer than one worker is a ValueError."""
    for form in ("tuple", "generator", "keys", "iterator"):
        submission.explore(
            "process", schedules=40, form=form, items=[3, 1, 2], workers=2, allow=LEAK
        ).always(
            {"results": ["done 3", "done 1", "done 2"], "calls": [1, 2, 3]},
            message=f"Items given as a {form} were not processed correctly.",
        )
    for form, workers in (("list", 2), ("generator", 1)):
        submission.explore("process", schedules=FEW, form=form, items=[], workers=workers, allow=LEAK).always(
            {"results": [], "calls": []}, message="Without items, the result is an empty list."
        )
    submission.explore("process", schedules=3 * FEW, form="list", items=[1], workers=3, allow=LEAK).always(
        {"results": ["done 1"], "calls": [1]}, message="More workers than items went wrong."
    )
    submission.explore("peculiar_items", schedules=40, workers=2, allow=LEAK).always(
        [True] * 12 + [12], message="An item or a result was not taken as it is."
    )
    submission.explore("equal_items", schedules=FEW, items=3, workers=1, allow=LEAK).always(
        [1, 2, 3], message="An item or a result was not taken as it is."
    )
    for items, workers in ((2, 0), (2, -1), (0, 0)):
        submission.explore("too_few_workers", schedules=FEW, items=items, workers=workers, allow=LEAK).always(
            ["ValueError", 0], message="Fewer than one worker has to be refused with ValueError."
        )


@pytest.mark.points(1)
def test_real_threads_agree(submission):
    """Real threads agree, under randomized sleeps."""
    items = list(range(10, 28))
    results = [f"done {item}" for item in items]
    submission.stress("rush", runs=15, items=items, workers=6, allow=LEAK).always(
        lambda seen: seen["results"] == results and seen["calls"] == items and seen["peak"] == 6,
        message="An item was not processed exactly once, the results are not in order, or too many calls were going on.",
    )
    submission.stress("some_fail", runs=15, items=10, workers=4, failing={"6": "value", "7": "key"}, allow=LEAK).always(
        {"raised": [6], "done": list(range(10)), "running": 0},
        message="Two calls raised, and either an item was not processed or the wrong exception came out.",
    )
