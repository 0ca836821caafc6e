"""Judges exercise 11. A process that is left behind costs the points of its own check only."""

import pytest

LEFT = {"leaked-process"}
PATIENT = 60.0  # seconds: calls that wait for one another give up long before


@pytest.mark.points(1)
def test_results_in_order(submission):
    """Every item is dealt with once, and the results stand in the order of the items."""
    wrong = {"message": "Not every result is there, once, at the place of its item."}
    for items, processes, threads, runs in (([4, 2, 3, 1, 5], 2, 2, 5), ([3, 1, 2], 1, 1, 1), ([5, 1, 5, 2], 3, 2, 2)):
        submission.stress(
            "in_order",
            runs=runs,
            simulated=False,
            deadline=PATIENT,
            allow=LEFT,
            items=items,
            processes=processes,
            threads=threads,
        ).always({"results": [10 * item for item in items], "calls": sorted(items)}, **wrong)
    submission.stress(
        "first_is_slow", runs=2, simulated=False, deadline=PATIENT, allow=LEFT, items=12, processes=2, threads=2
    ).always(list(range(12)), **wrong, hint="Calls end in any order. What tells you whose result you have got?")
    submission.stress("again", runs=2, simulated=False, deadline=PATIENT, allow=LEFT, processes=2, threads=2).always(
        [[10, 20, 30], [4, 5]], message="A second call did not work like the first."
    )


@pytest.mark.points(1)
def test_calls_are_made_in_other_processes(submission):
    """Every call is made in another process, if there is only one item, too."""
    for items, processes, threads in ((5, 2, 2), (1, 2, 2), (3, 1, 1)):
        submission.stress(
            "places",
            runs=1,
            simulated=False,
            deadline=PATIENT,
            allow=LEFT,
            items=items,
            processes=processes,
            threads=threads,
        ).always(
            {"calls": items, "here": 0},
            message="A call was made in the process that called hybrid_map.",
            hint="os.getpid() tells in which process you are; a thread is in the one that started it.",
        )


def meet(submission, what, number, processes, threads, runs, message):
    """Demands that calls meet, in every run."""
    submission.stress(
        "meeting",
        runs=runs,
        simulated=False,
        deadline=PATIENT,
        allow=LEFT,
        processes=processes,
        threads=threads,
        what=what,
        number=number,
    ).always(True, message=message, hint="Does anything wait for one process or thread before the next one is started?")


@pytest.mark.points(2)
def test_all_calls_overlap(submission):
    """As many calls as there are threads in all processes can be in progress at once."""
    for processes, threads, runs in ((2, 2, 3), (2, 4, 1), (3, 2, 1)):
        told = "Calls waited for one another, and never were so many in progress at once."
        meet(submission, "calls", processes * threads, processes, threads, runs, message=told)


@pytest.mark.points(1)
def test_processes_overlap(submission):
    """Calls are in progress in all processes at once."""
    for processes, threads, runs in ((2, 2, 2), (3, 2, 1)):
        told = "Calls were never in progress in so many processes at once."
        meet(submission, "processes", processes, processes, threads, runs, message=told)


@pytest.mark.points(1)
def test_threads_overlap(submission):
    """Calls are in progress on all threads of a process at once."""
    for processes, threads, runs in ((2, 2, 2), (2, 3, 1)):
        told = "Calls were never in progress on so many threads of one process at once."
        meet(submission, "threads", threads, processes, threads, runs, message=told)


@pytest.mark.points(1)
def test_never_too_many_at_once(submission):
    """Never more calls are in progress at once than there are threads in all processes."""
    for items, processes, threads, runs in ((3, 1, 1, 2), (7, 2, 2, 3), (6, 2, 1, 2)):
        submission.stress(
            "most_at_once",
            runs=runs,
            simulated=False,
            deadline=PATIENT,
            allow=LEFT,
            items=items,
            processes=processes,
            threads=threads,
        ).always(
            lambda peak, most=processes * threads: 1 <= peak <= most,
            message="More calls were in progress at once than processes times threads.",
            hint="What decides how many threads there are: the number you are given, or the number of items?",
        )
    submission.stress(
        "most_after_failure",
        runs=2,
        simulated=False,
        deadline=PATIENT,
        allow=LEFT,
        items=8,
        processes=2,
        threads=2,
    ).always(
        lambda peak: 0 <= peak <= 4,
        message="After a call had raised, more calls were in progress at once than processes times threads.",
        hint="A call has raised: are the others on the threads beside it over, when the next ones begin?",
    )
    submission.stress(
        "most_in_one_process",
        runs=2,
        simulated=False,
        deadline=PATIENT,
        allow=LEFT,
        items=12,
        processes=2,
        threads=2,
    ).always(
        lambda peak: 1 <= peak <= 2,
        message="More calls were in progress at once in one process than it may have threads.",
        hint="What decides how many threads a process has: the number you are given, or the work that comes in?",
    )


@pytest.mark.points(1)
def test_exceptions_reach_the_caller(submission):
    """An exception reaches the caller as it was raised; if several calls raise, the first one's does."""

    def examine(items, processes, threads, failing, accepts, runs, later=None):
        submission.stress(
            "some_fail",
            runs=runs,
            simulated=False,
            allow=LEFT,
            items=items,
            processes=processes,
            threads=threads,
            failing=failing,
            later=later or {},
        ).always(
            accepts,
            message="A call raised, and its exception did not reach the caller with its type and arguments.",
            hint="An exception ends the thread it is raised on, and nobody else hears of it, unless you pass it on.",
        )

    def belongs_to(*items):
        return lambda seen: seen["args"] in [["item", item] for item in items] and seen["kind"] == [kind]

    for kind in ("trouble", "value", "key", "empty", "end"):
        examine(5, 2, 2, {"2": kind}, belongs_to(2), 1)
    kind = "trouble"
    examine(1, 2, 2, {"0": kind}, belongs_to(0), 1)
    examine(6, 2, 2, {"1": kind, "3": kind, "4": kind}, belongs_to(1, 3, 4), 3)

    def belongs_to_first(seen):
        return belongs_to(1)(seen) or belongs_to(*map(int, seen["first"]))(seen)

    examine(4, 1, 1, {"1": kind, "2": kind}, belongs_to_first, 3)
    examine(6, 2, 3, {"1": kind, "4": kind}, belongs_to_first, 2, later={"4": 1})


@pytest.mark.points(1)
def test_nothing_is_left_behind(submission):
    """No process is left when the function returns or raises."""
    for items, failing, runs in ((4, {}, 10), (4, {"0": "value"}, 9), (4, {"3": "trouble"}, 2), (0, {}, 1)):
        submission.stress(
            "nothing_left",
            runs=runs,
            simulated=False,
            deadline=PATIENT,
            items=items,
            processes=2,
            threads=2,
            failing=failing,
        ).always(
            bool(failing),
            message="The call did not end as it should.",
            hint="A process goes on for a while after it has sent its last result.",
        )


@pytest.mark.points(1)
def test_anything_goes(submission):
    """Large items and results; any iterable, any item, any result; no items at all; few items."""
    submission.stress(
        "large_ones", runs=2, simulated=False, deadline=PATIENT, allow=LEFT, items=6, processes=2, threads=2
    ).always(
        list(range(6)),
        message="A large item or a large result did not arrive.",
        hint="A pipe holds 64 KiB. Who writes more waits for somebody to read. Is anybody reading at that time?",
    )
    submission.stress("peculiar", runs=2, simulated=False, deadline=PATIENT, allow=LEFT, processes=2, threads=2).always(
        True,
        message="Items that came from a generator did not all come back as they were.",
        hint="Is there a value that your code treats in a special way?",
    )
    submission.stress(
        "errors_returned", runs=1, simulated=False, deadline=PATIENT, allow=LEFT, items=3, processes=2, threads=2
    ).always(
        [["returned, not raised", item] for item in range(3)],
        message="An exception object that a call returned was not taken for an ordinary result.",
    )
    for items, processes, threads in ((0, 2, 2), (1, 3, 2)):
        submission.stress(
            "few_items",
            runs=1,
            simulated=False,
            deadline=PATIENT,
            allow=LEFT,
            items=items,
            processes=processes,
            threads=threads,
        ).always(
            [list(range(items))] * 2,
            message="With fewer items than processes, or with none, the results were not those of the items.",
        )
