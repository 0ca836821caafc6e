"""Scenarios for exercise 21: they count, and report what was emitted, by whom and when; they judge nothing."""

import threading

METHODS = ("zero", "even", "odd")


def hear(submission, n, order=METHODS):
    """The numbers, listened to until all should have come, whether or not the methods find an end."""
    counting = submission.ZeroEvenOdd(n)
    numbers, over = [], threading.Event()

    def emit(number):
        numbers.append(number)
        if len(numbers) >= 2 * n:
            over.set()

    for name in order:
        threading.Thread(target=getattr(counting, name), args=(emit,), daemon=True).start()
    over.wait()
    return numbers[: 2 * n]


def counters(counting, log, order=METHODS, during=lambda: None):
    """A job for each of three threads, which writes down everything that it emits, and that it has returned."""

    def job(name):
        def emit(number):
            during()
            log.append([name, number])

        def count():
            getattr(counting, name)(emit)
            log.append([name, "returns"])

        return count

    return [job(name) for name in order]


def count(submission, n, order=METHODS):
    """Counts to the end; what each method emitted, and when it returned."""
    log = []
    run_together(counters(submission.ZeroEvenOdd(n), log, order))
    return log


def count_in_person(submission, n):
    """Whose `emit` was called with each number, and whether on the thread that had called the method."""
    counting = submission.ZeroEvenOdd(n)
    log = []

    def job(name):
        def count():
            me = threading.get_ident()
            getattr(counting, name)(lambda number: log.append([name, number, threading.get_ident() == me]))

        return count

    run_together([job(name) for name in METHODS])
    return sorted(log)


def count_slowly(submission, n):
    """Each number has a beginning and an end, and time enough between them for somebody to break in."""
    counting = submission.ZeroEvenOdd(n)
    log = []

    def emit(number):
        log.append(number)
        pause()
        log.append("-")

    run_together([lambda name=name: getattr(counting, name)(emit) for name in METHODS])
    return log


def count_side_by_side(submission, limits):
    """Several objects at the same time, each on three threads of its own; the log of each."""
    logs = [[] for _ in limits]
    counting = [submission.ZeroEvenOdd(n) for n in limits]
    run_together([job for each, log in zip(counting, logs) for job in counters(each, log)])
    return logs


def count_beside_a_long_emit(submission, limits):
    """The first emit of one object takes until another one has counted; the log of each.

    Each thread comes when all is quiet, those of the object that is held up first, and zero at last.
    """
    held_up, other = [submission.ZeroEvenOdd(n) for n in limits]
    logs, gate = [[], []], threading.Event()
    jobs = counters(held_up, logs[0], METHODS[::-1], gate.wait), counters(other, logs[1], METHODS[::-1])
    crews = [[threading.Thread(target=job) for job in own] for own in jobs]
    for thread in crews[0] + crews[1]:
        thread.start()
        settle()
    for thread in crews[1]:
        thread.join()
    gate.set()
    for thread in crews[0]:
        thread.join()
    return logs


def count_in_turn(submission, limits):
    """One object after another; the log of each."""
    return [count(submission, n) for n in limits]
