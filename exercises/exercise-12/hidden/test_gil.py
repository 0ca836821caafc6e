"""Judges exercise 12: where the calls are made, that they overlap there, and what becomes of items and results."""

import pytest

BOTH = ("map_cpu", "map_io")
PLAIN = [None, 0, False, "", [], {"key": [1]}, 2.5, "中文", 1.0, True, 1, True]
LEFT = {"leaked-process", "leaked-thread"}  # judged by a check of its own


def stress(submission, scenario, runs, allow=frozenset(LEFT), **parameters):
    """Real processes are involved: nothing here can be simulated."""
    return submission.stress(scenario, runs=runs, simulated=False, allow=allow, **parameters)


@pytest.mark.points(2)
def test_computing_runs_in_parallel(submission):
    """The calls of map_cpu run in other processes, in at least two of them at once."""
    for items, runs in ((2, 6), (3, 2), (6, 3)):
        calls = stress(submission, "cpu_calls_meet", runs, items=items, wanted=2)
        calls.always(
            lambda seen, items=items: seen["met"] == [True] * items,
            message="Two calls of map_cpu waited for each other and never were in progress at the same time.",
            hint="How many processes are there, how do they get their work, and does anything wait for one call before "
            "the next one is under way? Is it the same on a machine with two processors?",
        )
        calls.always(
            lambda seen: seen["elsewhere"],
            message="Calls of map_cpu were made in the process that called it, where all threads share one GIL.",
            hint="What has a GIL of its own: a thread or a process?",
        )
        calls.always(
            lambda seen: seen["several"],
            message="All calls of map_cpu were made in one and the same process.",
            hint="Two threads in another process still share one GIL.",
        )
    stress(submission, "cpu_calls_meet", 2, items=1, wanted=1).always(
        lambda seen: seen["elsewhere"],
        message="The call of map_cpu for a single item was made in the process that called it.",
        hint="Is there anything in your code that makes calls without a worker?",
    )


@pytest.mark.points(2)
def test_waiting_is_concurrent(submission):
    """The calls of map_io wait in threads of this process, at least four of them at once."""
    for items, runs in ((4, 6), (5, 2), (9, 4)):
        calls = stress(submission, "io_calls_meet", runs, items=items, wanted=4)
        calls.always(
            lambda seen, items=items: seen["met"] == [True] * items,
            message="Four calls of map_io waited for one another and never were in progress at the same time.",
            hint="How many threads are there, and does anything wait for one call before the next one is under way?",
        )
        calls.always(
            lambda seen: seen["here"],
            message="Calls of map_io were made in another process.",
            hint="Waiting needs no processor and no GIL. What is the lightest thing that can wait?",
        )


def in_order(submission, name, meeting):
    """Demands the results of `name` in order; `meeting` calls of it can be in progress at once."""
    stress(submission, "last_ends_first", 6, name=name, items=meeting).always(
        [item * 10 for item in range(meeting)],
        message=f"The list that {name} returned does not hold every result, each at the place of its item.",
        hint="Is there anything in your code that takes results in the order in which they come?",
    )
    stress(submission, "call_each", 4, name=name, items=9).always(
        {"results": [item * 10 for item in range(9)], "calls": 9},
        message=f"{name} did not make one call for every item, or not every result is at the place of its item.",
    )


@pytest.mark.points(1)
def test_computed_results_are_in_order(submission):
    """map_cpu makes one call for every item; its results are in the order of the items, however the calls end."""
    in_order(submission, "map_cpu", 2)


@pytest.mark.points(1)
def test_awaited_results_are_in_order(submission):
    """map_io makes one call for every item; its results are in the order of the items, however the calls end."""
    in_order(submission, "map_io", 4)


@pytest.mark.points(1)
def test_any_iterable_will_do(submission):
    """The items may come from any iterable: empty ones, and those that can be read only once."""
    for name in BOTH:
        stress(submission, "iterables", 1, name=name).always(
            [[1, 2, 3, 4, 5], [], [], [8], [9], [10]],
            message=f"{name} did not get every item of an iterable, or could not do without any items.",
            hint="An iterator has no len() and can't be indexed, and it is empty after it was read once. "
            "How many workers are there for no items at all?",
        )


@pytest.mark.points(1)
def test_any_item_and_any_result_counts(submission):
    """None, equal values, long texts, returned exceptions; for map_io also what can't be sent to another process."""
    expected = {"list": True, "values": PLAIN, "exceptions": ["Failure1", "Failure1"]}
    for name in BOTH:
        stress(submission, "plain_values", 2, name=name).always(
            expected,
            message=f"With {name}, an item did not arrive as it was, or a result did not come back as it was.",
            hint="Is there a value that your code treats in a special way? What tells two results apart when their items "
            "are equal?",
        )
        stress(submission, "long_results", 1, name=name, length=400_000).always(
            [400_000, 1, 400_000],
            message=f"{name} did not bring home results that are large.",
            hint="A pipe holds 64 KiB. Who empties it while the others write, and when does a process end?",
        )
        stress(submission, "long_items", 1, name=name, length=400_000, items=6).always(
            [True] * 6,
            message=f"With {name}, items that are large did not arrive, or their results did not.",
            hint="A pipe holds 64 KiB. Who empties it while the others write, and when does a process end?",
        )
    stress(submission, "objects_of_this_process", 3, items=5).always(
        {"same": [True] * 5, "noted": 5},
        message="With map_io, an item or a result was not the object itself.",
        hint="Threads share the memory of their process: nothing has to be copied or sent.",
    )


@pytest.mark.points(1)
def test_an_exception_reaches_the_caller(submission):
    """If calls raise, the caller gets the exception of one of them."""
    for name in BOTH:
        for kinds in (["", "Failure1", "", ""], ["Failure1", "", "Failure2"]):
            stress(submission, "some_raise", 2, name=name, kinds=kinds).always(
                lambda seen, kinds=kinds: (
                    seen["raised"]
                    and seen["raised"] in kinds
                    and seen["args"] == ["raised by the function", seen["raised"]]
                    and seen["afterwards"] == ["fine", "fine"]
                ),
                message=f"A call raised, and the caller of {name} did not get its exception.",
                hint="Where does an exception go that is raised in another thread or another process?",
            )


@pytest.mark.points(1)
def test_nothing_is_left_behind(submission):
    """No process is left running when map_cpu returns or raises, and no thread keeps the program from ending."""
    good, bad = ["", "", ""], ["", "Failure1", ""]
    for name in BOTH:
        for rounds in ([good], [good, bad]):
            stress(submission, "come_and_go", 3, allow=frozenset(), name=name, rounds=rounds).always(
                True,
                hint="Who closes the pool, and who waits until its workers have ended? Is that done after an "
                "exception, too?",
            )
