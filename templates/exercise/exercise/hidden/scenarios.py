"""Scenarios for exercise 00: they drive the submission and report what was seen; they judge nothing.

run_together, attempt, settle, history_of and others need no import.
"""


def take_alone(submission, count):
    """One thread: the numbers from one machine, and the first from another."""
    tickets = submission.Tickets()
    return [tickets.take() for _ in range(count)] + [submission.Tickets().take()]


def take_together(submission, threads, times):
    """Several threads take tickets at the same time: what each of them got."""
    tickets = submission.Tickets()
    return run_together([lambda: [tickets.take() for _ in range(times)]] * threads)


def use(submission, calls, after=()):
    """Several threads make these calls on one machine, each in its order; what each call came to."""
    return history_of(submission.Tickets(), calls, after=after)
