"""Scenarios for exercise 18: threads meet at a barrier and report when they came and went; they judge nothing."""

import threading
from collections import deque


def rounds_together(submission, parties, rounds):
    """As many threads as the barrier asks for meet again and again.

    Reports who came ("+", round) and who went on ("-", round) in which order, and each thread's indices.
    """
    barrier = submission.Barrier(parties)
    log = []

    def take_part():
        indices = []
        for number in range(rounds):
            log.append(["+", number])
            indices.append(barrier.wait())
            log.append(["-", number])
        return indices

    indices = run_together([take_part] * parties)
    return {"log": log, "indices": indices}


def crowd(submission, parties, threads, calls):
    """More threads than parties share so many calls among them: when calls began and returned, and all indices."""
    barrier = submission.Barrier(parties)
    left = deque(range(calls))
    log, indices = [], []

    def take_part():
        while True:
            try:
                left.pop()
            except IndexError:
                return
            log.append("+")
            indices.append(barrier.wait())
            log.append("-")

    run_together([take_part] * threads)
    return {"log": log, "indices": indices}


def slow_to_wake(submission, rounds):
    """One waits at a barrier for two when the main thread comes, who then meets a third one there, again and again,
    whether or not the first one is awake by then. Reports what `crowd` does."""
    barrier = submission.Barrier(2)
    log, indices = [], []

    def take_part(times):
        for _ in range(times):
            log.append("+")
            indices.append(barrier.wait())
            log.append("-")

    crew = [threading.Thread(target=take_part, args=(times,)) for times in (1, rounds - 1)]
    crew[0].start()
    settle()
    take_part(1)
    crew[1].start()
    take_part(rounds - 1)
    for thread in crew:
        thread.join()
    return {"log": log, "indices": indices}


def one_left_over(submission, parties, threads):
    """One thread too many: who goes on when all is quiet; then the main thread joins the one that is left.

    Reports the indices of those who went on, of all, and the main thread's index.
    """
    barrier = submission.Barrier(parties)
    indices = []
    crew = [threading.Thread(target=lambda: indices.append(barrier.wait())) for _ in range(threads)]
    for thread in crew:
        thread.start()
    settle()
    early = sorted(indices)
    mine = barrier.wait()
    for thread in crew:
        thread.join()
    return {"early": early, "indices": sorted(indices), "mine": mine}


def arrive_in_turn(submission, parties, rounds):
    """Threads arrive one after another, each when the one before waits already: the indices by arrival, round by
    round."""
    barrier = submission.Barrier(parties)
    seen = []
    for _ in range(rounds):
        indices = [None] * parties

        def arrive(place, indices=indices):
            indices[place] = barrier.wait()

        crew = [threading.Thread(target=arrive, args=(place,)) for place in range(parties)]
        for thread in crew:
            thread.start()
            settle()
        for thread in crew:
            thread.join()
        seen.append(indices)
    return seen


def alone(submission, calls):
    """A barrier for one: what each call returns."""
    barrier = submission.Barrier(1)
    return [barrier.wait() for _ in range(calls)]


def bad_parties(submission, parties):
    """Which exception does a number of parties below 1 raise? A subclass is as good."""
    try:
        submission.Barrier(parties)
    except ValueError:
        return "ValueError"
    return "none"


def two_barriers(submission, parties):
    """As many threads as it asks for meet at one barrier, as many at another: who came and went, in which order."""
    barriers = [submission.Barrier(number) for number in parties]
    log = []

    def take_part(which):
        log.append(["+", which])
        barriers[which].wait()
        log.append(["-", which])

    places = [which for turn in range(max(parties)) for which in (0, 1) if turn < parties[which]]
    run_together([lambda which=which: take_part(which) for which in places])
    return log
