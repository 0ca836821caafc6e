"""Checks for exercise 18."""

import pytest

FEW = 10  # one thread: there is nothing to schedule
SPINNING = {"busy-wait"}  # who waits may look again and again here
EARLY = "A thread went on before all of its round had arrived."


def all_had_arrived(parties):
    """A predicate on a log: nobody went on from a round, or a barrier, for which not all had arrived.

    ``parties`` is a number, or one for each barrier.
    """

    def holds(log):
        arrived = {}
        for sign, place in log:
            if sign == "+":
                arrived[place] = arrived.get(place, 0) + 1
            elif arrived.get(place, 0) < (parties if type(parties) is int else parties[place]):
                return False
        return True

    return holds


def in_groups(parties):
    """A predicate on a log of a crowd: never have more gone on than there were in full rounds."""

    def holds(log):
        arrived = gone = 0
        for sign in log:
            arrived += sign == "+"
            gone += sign == "-"
            if gone > arrived // parties * parties:
                return False
        return True

    return holds


def each_once(indices, parties):
    """Whether these are the indices of full rounds."""
    return all(type(index) is int for index in indices) and sorted(indices) == sorted(
        list(range(parties)) * (len(indices) // parties)
    )


@pytest.mark.points(2)
def test_nobody_goes_on_too_early(submission):
    """Nobody goes on before all have arrived, and then everybody does."""
    for parties in (2, 3, 4):
        submission.explore("rounds_together", schedules=40, parties=parties, rounds=1).always(
            lambda seen, parties=parties: all_had_arrived(parties)(seen["log"]), message=EARLY
        )


@pytest.mark.points(3)
def test_it_can_be_used_again(submission):
    """Round after round nobody gets ahead, and nobody stays behind."""
    for parties, rounds, schedules in ((2, 2, 80), (2, 3, 60), (3, 2, 90)):
        submission.explore("rounds_together", schedules=schedules, parties=parties, rounds=rounds).always(
            lambda seen, parties=parties: all_had_arrived(parties)(seen["log"]), message=EARLY
        )


@pytest.mark.points(2)
def test_the_index(submission):
    """Each index is given once in a round, in the order of arrival."""
    for parties, rounds in ((2, 2), (3, 1), (3, 2)):

        def complete(seen, parties=parties):
            by_round = zip(*seen["indices"]) if all(type(mine) is list for mine in seen["indices"]) else [()]
            return all(each_once(indices, parties) and indices for indices in by_round)

        submission.explore("rounds_together", schedules=40, parties=parties, rounds=rounds).always(
            complete, message="The indices of a round were not all those from 0 to parties - 1, each once."
        )
    for parties, rounds in ((2, 2), (3, 2)):
        submission.explore("arrive_in_turn", schedules=30, allow=SPINNING, parties=parties, rounds=rounds).always(
            [list(range(parties))] * rounds, message="The index was not the place in the order of arrival."
        )


@pytest.mark.points(1)
def test_more_threads_than_parties(submission):
    """More threads than parties: any full number of them makes a round."""
    wrong = "With more threads than parties, one went on without a full round, or the indices were wrong."

    def in_full_rounds(parties, calls):
        return lambda seen: (
            in_groups(parties)(seen["log"]) and len(seen["indices"]) == calls and each_once(seen["indices"], parties)
        )

    for parties, threads, calls in ((2, 3, 6), (2, 4, 4), (3, 4, 6)):
        submission.explore("crowd", schedules=50, parties=parties, threads=threads, calls=calls).always(
            in_full_rounds(parties, calls), message=wrong
        )
    for rounds in (4, 3):
        submission.explore("slow_to_wake", schedules=80, allow=SPINNING, rounds=rounds).always(
            in_full_rounds(2, 2 * rounds), message=wrong
        )
    submission.explore("one_left_over", schedules=60, allow=SPINNING, parties=2, threads=3).always(
        {"early": [0, 1], "indices": [0, 0, 1], "mine": 1},
        message="With one thread too many, the round and the one left over did not come out as they should.",
    )


@pytest.mark.points(1)
def test_one_party_and_none(submission):
    """A barrier for one never blocks, one for nobody is refused, and two have nothing to do with each other."""
    submission.explore("alone", schedules=FEW, calls=3).always(
        [0, 0, 0], message="A barrier for one thread did not let it pass with index 0 each time."
    )
    for parties in (0, -1):
        submission.explore("bad_parties", schedules=FEW, parties=parties).always(
            "ValueError", message="A number of parties below 1 must raise ValueError when the barrier is made."
        )
    for parties, schedules in (([2, 2], 50), ([2, 3], 20), ([3, 1], 20)):
        submission.explore("two_barriers", schedules=schedules, parties=parties).always(
            all_had_arrived(parties),
            message="A thread went on when somebody had arrived at another barrier, not at its own.",
        )


@pytest.mark.points(1)
def test_real_threads_agree(submission):
    """Real threads agree, under randomized sleeps."""
    submission.stress("rounds_together", runs=15, schedules=8, parties=4, rounds=6).always(
        lambda seen: (
            all_had_arrived(4)(seen["log"]) and all(each_once(indices, 4) for indices in zip(*seen["indices"]))
        ),
        message="A thread went on before all of its round had arrived, or the indices were wrong.",
    )
