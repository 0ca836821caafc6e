"""Scenarios for exercise 09: they submit, take and close, and report who got what; they judge nothing.

Jobs are told apart by identity, never by comparison: most of them can't be compared.
"""

import threading


class Job:
    """A job that can't be ordered."""


class Moody:
    """A job that answers no questions: it can't be compared, hashed, or taken for true or false."""

    __hash__ = None

    def _refuse(self, *_):
        raise ValueError("this job can't be compared")

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __bool__ = _refuse


def make_jobs(submission, kind, count):
    """So many jobs of one kind, no two of them the same object. Their identities don't rise: no order hangs on them."""
    if kind in ("object", "moody"):
        return sorted((Job() if kind == "object" else Moody() for _ in range(count)), key=id, reverse=True)
    closed = submission.Closed
    instance = closed.__new__(closed)  # whatever its __init__ asks for
    various = [
        None,
        {"a": 1},
        instance,
        Job(),
        closed,
        lambda: None,
        [],
        KeyError("a job"),
        False,
        Moody(),
        0,
        "",
    ]
    return various[:count]


def number_of(jobs, got):
    """Which of the jobs it is."""
    for number, job in enumerate(jobs):
        if job is got:
            return number
    return "something else"


def take_one(submission, board, jobs):
    """The number of the job taken, or "Closed"."""
    try:
        got = board.take()
    except submission.Closed:
        return "Closed"
    return number_of(jobs, got)


def submit_one(submission, board, priority, job):
    """True when the job was accepted, "Closed" when it was refused."""
    try:
        board.submit(priority, job)
    except submission.Closed:
        return "Closed"
    return True


def play(submission, script, kind="object"):
    """One thread follows a script: a number submits a job with that priority; the other words are "take" and "close".

    Reports what each take gave, and each submission that was refused.
    """
    board = submission.JobBoard()
    jobs = make_jobs(submission, kind, len([step for step in script if step not in ("take", "close")]))
    seen, submitted = [], 0
    for step in script:
        if step == "take":
            seen.append(take_one(submission, board, jobs))
        elif step == "close":
            board.close()
        else:
            if submit_one(submission, board, step, jobs[submitted]) is not True:
                seen.append("refused")
            submitted += 1
    return seen


def two_boards(submission):
    """Two boards side by side, one of which is closed."""
    first, second = submission.JobBoard(), submission.JobBoard()
    first.submit(1, "first")
    second.submit(0, "second")
    first.close()
    second.submit(2, "later")
    return [first.take(), second.take(), second.take()]


def submit_to_waiting(submission, count):
    """Each job is submitted when somebody waits for it already; what the takers got."""
    board = submission.JobBoard()
    jobs = make_jobs(submission, "various", count)
    seen = []
    for job in jobs:
        taker = threading.Thread(target=lambda: seen.append(take_one(submission, board, jobs)))
        taker.start()
        settle()
        board.submit(1, job)
        taker.join()
    return seen


def two_wait(submission):
    """Somebody waits at each of two boards; the one who came later gets a job first."""
    boards = [submission.JobBoard(), submission.JobBoard()]
    seen = []
    takers = [threading.Thread(target=lambda board=board: seen.append(board.take())) for board in boards]
    for taker in takers:
        taker.start()
        settle()
    boards[1].submit(1, "second")
    takers[1].join()
    boards[0].submit(1, "first")
    takers[0].join()
    return seen


def fill(submission, count, taken):
    """Submit many jobs, the least urgent first, before one is taken; whether the first so many came out, in order."""
    board = submission.JobBoard()
    for number in range(count):
        board.submit(-number, number)
    return [board.take() for _ in range(taken)] == list(range(count - 1, count - 1 - taken, -1))


def submitting(submission, board, jobs, own):
    """A job for one thread: submit its own jobs, given as pairs of number and priority."""

    def submit():
        for number, priority in own:
            board.submit(priority, jobs[number])
        return "done"

    return submit


def submit_together(submission, submitters):
    """Several threads submit at once, each its pairs of number and priority; then all is taken, in order."""
    board = submission.JobBoard()
    count = sum(len(own) for own in submitters)
    jobs = make_jobs(submission, "object", count)
    results = run_together([submitting(submission, board, jobs, own) for own in submitters])
    if results != ["done"] * len(submitters):
        return "a submit raised"
    return [take_one(submission, board, jobs) for _ in range(count)]


def submit_and_take(submission, submitters, takers):
    """Some threads submit while others take, each so many jobs; what each taker got."""
    board = submission.JobBoard()
    jobs = make_jobs(submission, "object", sum(len(own) for own in submitters))

    def take(count):
        return [take_one(submission, board, jobs) for _ in range(count)]

    together = [lambda count=count: take(count) for count in takers]
    together += [submitting(submission, board, jobs, own) for own in submitters]
    return run_together(together)[: len(takers)]


def take_until_closed(submission, board, jobs):
    """Everything that one taker gets before it gets Closed."""
    taken = []
    while (got := take_one(submission, board, jobs)) != "Closed":
        taken.append(got)
    return taken


def close_on_takers(submission, priorities, takers):
    """Takers go on until they get Closed, while one thread submits some jobs and closes; what the takers got."""
    board = submission.JobBoard()
    jobs = make_jobs(submission, "object", len(priorities))

    def submit_and_close():
        for job, priority in zip(jobs, priorities):
            board.submit(priority, job)
        board.close()

    crew = [lambda: take_until_closed(submission, board, jobs)] * takers
    results = run_together(crew + [submit_and_close])
    return {
        "taken": sorted((got for taken in results[:takers] for got in taken or []), key=str),
        "afterwards": [take_one(submission, board, jobs), take_one(submission, board, jobs)],
    }


def submit_while_closing(submission, priorities, takers, closers):
    """One thread for each job submits it, while others close and take until they get Closed.

    Reports the jobs that were accepted, those that were taken (by the takers, or afterwards when there are none), and what
    comes of one more submission.
    """
    board = submission.JobBoard()
    jobs = make_jobs(submission, "object", len(priorities))
    together = [
        lambda number=number, priority=priority: submit_one(submission, board, priority, jobs[number])
        for number, priority in enumerate(priorities)
    ]
    together += [board.close] * closers
    together += [lambda: take_until_closed(submission, board, jobs)] * takers
    results = run_together(together)
    taken = results[len(results) - takers :] or [take_until_closed(submission, board, jobs)]
    return {
        "accepted": [number for number in range(len(jobs)) if results[number] is True],
        "taken": sorted((got for mine in taken for got in mine or []), key=str),
        "late": submit_one(submission, board, 0, Job()),
        "empty": take_one(submission, board, jobs),
    }


class Closed(Exception):
    """The submission's Closed, by whatever name it goes."""


class Board:
    """The submission's board, with an exception that has one name only."""

    def __init__(self, submission):
        self.board, self.closed = submission.JobBoard(), submission.Closed

    def submit(self, priority, job):
        try:
            self.board.submit(priority, job)
        except self.closed:
            raise Closed from None

    def take(self):
        try:
            return self.board.take()
        except self.closed:
            raise Closed from None

    def close(self):
        self.board.close()


def use(submission, calls, after=()):
    """Several threads make these calls on one board, each in its order; what each call came to."""
    return history_of(Board(submission), calls, after=after)
