"""Scenarios for exercise 15: they seat philosophers and report who did what when; they judge nothing."""

import threading


def wanting(table, philosopher, log, times=1, chew=pause):
    """A job for one thread: want to eat so many times; each action is written down, and a meal lasts as long as
    ``chew``.

    A fork counts as held from the end of the picking to the beginning of the putting.
    """

    def picking(fork):
        pause()
        log.append([philosopher, fork])

    def eating():
        log.append([philosopher, "eats"])
        chew()
        log.append([philosopher, "has eaten"])

    def putting(fork):
        log.append([philosopher, fork])
        pause()

    def want():
        for _ in range(times):
            table.wants_to_eat(
                philosopher,
                lambda: picking("left up"),
                lambda: picking("right up"),
                eating,
                lambda: putting("left down"),
                lambda: putting("right down"),
            )
            log.append([philosopher, "returned"])

    return want


def eat_alone(submission, order):
    """One thread has the philosophers eat in this order, one after another; everything that was done."""
    table = submission.DiningPhilosophers()
    log = []
    for philosopher in order:
        wanting(table, philosopher, log)()
    return log


def dine(submission, seated, times):
    """The seated philosophers are hungry at once, so many times; everything that was done."""
    table = submission.DiningPhilosophers()
    log = []
    run_together([wanting(table, philosopher, log, times) for philosopher in seated])
    return log


def dine_between(submission, hungry):
    """Both neighbours eat when a philosopher gets hungry; one of them has enough, and later the other. Everything that
    was done."""
    table = submission.DiningPhilosophers()
    log = []
    enough = {(hungry + side) % 5: threading.Event() for side in (1, 4)}
    jobs = [wanting(table, neighbour, log, chew=full.wait) for neighbour, full in enough.items()]
    threads = [threading.Thread(target=job) for job in (*jobs, wanting(table, hungry, log))]
    for thread in threads:
        thread.start()
        settle()
    for full in enough.values():
        full.set()
        settle()
    for thread in threads:
        thread.join()
    return log


def moment():
    """An action that takes a moment."""
    pause()


def feed(submission, seated, times):
    """The same, without a word about the forks; how often each of them ate."""
    table = submission.DiningPhilosophers()
    meals = []

    def want(philosopher):
        for _ in range(times):
            table.wants_to_eat(philosopher, moment, moment, lambda: meals.append(philosopher), moment, moment)

    run_together([lambda philosopher=philosopher: want(philosopher) for philosopher in seated])
    return [meals.count(philosopher) for philosopher in seated]


def meet(submission, seated, times):
    """Each of the seated philosophers goes on eating until all of them are; how many meals there were."""
    table = submission.DiningPhilosophers()
    everybody = threading.Barrier(len(seated))
    meals = []

    def eat():
        everybody.wait()
        meals.append("eaten")

    def want(philosopher):
        for _ in range(times):
            table.wants_to_eat(philosopher, moment, moment, eat, moment, moment)

    run_together([lambda philosopher=philosopher: want(philosopher) for philosopher in seated])
    return len(meals)


def meet_afterwards(submission, first, staying, waiting):
    """Two eat who are not neighbours; a third one gets hungry, whose neighbour is the first of them. When that one has
    enough, the other goes on eating until the third one eats, too; how many of these two did."""
    table = submission.DiningPhilosophers()
    enough, both, meals = threading.Event(), threading.Barrier(2), []

    def together():
        both.wait()
        meals.append("eaten")

    threads = []
    for philosopher, eat in ((first, enough.wait), (staying, together), (waiting, together)):
        job = lambda philosopher=philosopher, eat=eat: table.wants_to_eat(  # noqa: E731
            philosopher, moment, moment, eat, moment, moment
        )
        threads.append(threading.Thread(target=job))
        threads[-1].start()
        settle()
    enough.set()
    for thread in threads:
        thread.join()
    return len(meals)
