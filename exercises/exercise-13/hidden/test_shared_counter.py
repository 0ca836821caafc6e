"""Judges exercise 13: increments from processes, from threads and from both, bad amounts, and what is left."""

import pytest

LOST = "Not every increment is in the final value, or a process ended with an error."
STUCK = "After a bad amount the counter no longer counted as it should."
LEFT = frozenset({"leaked-process", "leaked-thread"})  # judged by a check of its own


def stress(submission, scenario, runs, allow=LEFT, **parameters):
    """Real processes are involved: nothing here can be simulated."""
    return submission.stress(scenario, runs=runs, simulated=False, allow=allow, **parameters)


@pytest.mark.points(1)
def test_counts_alone(submission):
    """One process on its own counts correctly, with every kind of amount; counters are independent."""
    big = 2_000_000_000
    stress(submission, "count_alone", 2, amounts=[4, -7, 0, big, -big, -big, 70_000, big]).always(
        [0, 1, 5, -2, -2, big - 2, -2, -big - 2, -big + 69_998, 69_998],
        message="The value after an increment by a single thread is wrong.",
        hint="How many bits does the value have, and is there room for a sign?",
    )
    stress(submission, "two_counters", 3).always(
        {"values": [3, -4, 0], "exits": [0, 0]},
        message="Two counters that have nothing to do with one another did not come to their own values.",
    )


@pytest.mark.points(3)
def test_no_increment_is_lost_between_processes(submission):
    """No increment is lost when processes count at the same time."""
    stress(submission, "count_in_processes", 10, processes=3, times=12).always(
        {"value": 36, "exits": [0, 0, 0]},
        message=LOST,
        hint="Is the value in memory that all processes share, and the lock a lock between processes? "
        "Does one and the same lock cover the reading and the writing?",
    )
    amounts = [[5, 2, 9, 30, 1, 8] * 2, [-40, -1, -1, -6, -3, -9] * 2, [1_000_000, 300, -7, 8, -2, 4] * 2]
    stress(submission, "add_in_processes", 10, amounts=amounts).always(
        {"value": sum(map(sum, amounts)), "exits": [0, 0, 0]}, message=LOST
    )


@pytest.mark.points(1)
def test_no_increment_is_lost_between_threads(submission):
    """No increment is lost when threads of one process count at the same time."""
    stress(submission, "count_in_threads", 12, threads=3, times=12).always(
        36, message="Not every increment is in the final value.", hint="Does your lock keep threads apart, too?"
    )


@pytest.mark.points(1)
def test_processes_and_threads_at_once(submission):
    """No increment is lost when several threads in each of several processes count at the same time."""
    stress(submission, "count_everywhere", 8, processes=2, threads=2, times=8).always(
        {"value": 48, "exits": [0, 0]}, message=LOST
    )


@pytest.mark.points(1)
def test_every_process_sees_every_increment(submission):
    """What one process has added, the others find in the value, while they run and after they ended."""
    stress(submission, "back_and_forth", 3, amounts=[5, 30, -7]).always(
        {"values": [[105, 105], [1135, 1135], [2128, 2128]], "final": 3128},
        message="A process read a value in which an increment by another one was missing.",
        hint="Where is the value that increment changes: in memory of one process, or in memory that all share?",
    )
    stress(submission, "inherited", 2).always(
        1110, message="An increment by a process, or by a process that it had started in turn, is missing."
    )
    processes, times = 2, 8

    def plausible(observation):
        total = processes * times
        for values in observation["seen"]:
            if len(values) != times or not all(type(value) is int and value <= total for value in values):
                return False
            if values[0] < 1 or any(later <= earlier for earlier, later in zip(values, values[1:])):
                return False
        return observation["final"] == total

    stress(submission, "look_while_counting", 6, processes=processes, times=times).always(
        plausible, message="A process read a value in which an increment was missing that had been made before."
    )

    def swinging(observation):
        possible = all(value in (-1_000_003, 0, 1_000_003) for value in observation["values"])
        return possible and observation["final"] == 0 and observation["exits"] == [0]

    stress(submission, "look_at_swings", 10, amount=1_000_003, times=40).always(
        swinging, message="A process read a value that no sum of the amounts can give."
    )


@pytest.mark.points(1)
def test_bad_amount_changes_nothing(submission):
    """An amount that can't be added raises and changes nothing, in whatever process."""
    refused = [[kind, True, 3] for kind in ("text", "digits", "none", "list", "nothing", "stubborn")]
    stress(submission, "refuse", 3).always(
        {"here": refused, "there": refused, "value": 3}, message="A bad amount was accepted, or changed the value."
    )
    stress(submission, "refuse_among_others", 8, kind="none", times=12).always(
        {"value": 48, "exits": [0, 0]}, message="Bad amounts disturbed those who counted at the same time."
    )


@pytest.mark.points(1)
def test_usable_after_a_bad_amount(submission):
    """After a bad amount the counter still works, for every process and every thread."""
    hint = "What happens to everything that increment has taken when the addition raises?"
    stress(submission, "go_on_after_mistakes_here", 3).always(111, message=STUCK, hint=hint)
    for kind in ("text", "stubborn"):
        stress(submission, "go_on_after_a_mistake_elsewhere", 3, kind=kind).always(110, message=STUCK, hint=hint)


@pytest.mark.points(1)
def test_nothing_is_left_running(submission):
    """Once a counter is not used any more, no process and no thread is left of it."""
    stress(submission, "come_and_go", 4, allow=frozenset()).always(
        True,
        hint="Whatever the counter has started must end when the last reference to the counter is gone.",
    )
