"""Scenarios for exercise 13: processes and threads share a SharedCounter and report what they saw."""

import gc
from functools import partial
from multiprocessing import get_context

fork = get_context("fork")


class Stubborn:
    """An amount that refuses to be added, with an error of its own."""

    def __radd__(self, other):
        raise ValueError("this amount can't be added")


BAD = {"text": "x", "digits": "5", "none": None, "list": [1], "nothing": "", "stubborn": Stubborn()}


def add(counter, amounts):
    """Adds all amounts, one by one."""
    for amount in amounts:
        counter.increment(amount)


def count(counter, times):
    """Counts by ones."""
    for _ in range(times):
        counter.increment()


def count_on_threads(counter, threads, times):
    """Several threads count by ones."""
    run_together([partial(count, counter, times)] * threads)


def stumble_and_count(counter, kind, times):
    """A bad amount before each of the good ones."""
    for _ in range(times):
        attempt(counter.increment, BAD[kind])
        counter.increment()


def count_and_look(counter, times, seen):
    """Counts by ones, and reads the value each time."""
    values = []
    for _ in range(times):
        counter.increment()
        values.append(counter.value)
    seen.put(values)


def stumble(counter):
    """Every bad amount: whether it raised, and the value afterwards."""
    return [[kind, "raised" in attempt(counter.increment, BAD[kind]), counter.value] for kind in BAD]


def stumble_and_tell(counter, told):
    """The same in another process."""
    told.put(stumble(counter))


def set_out(line, job):
    """Waits for the others, then does the job."""
    line.wait()
    job()


def together(jobs, here=None):
    """Each job in a forked process of its own, all at once; `here` meanwhile in this one. The exit codes."""
    line = fork.Barrier(len(jobs) + (here is not None))
    processes = [fork.Process(target=set_out, args=(line, job)) for job in jobs]
    for process in processes:
        process.start()
    if here is not None:
        set_out(line, here)
    for process in processes:
        process.join()
    return [process.exitcode for process in processes]


def elsewhere(function, *arguments):
    """One call in a forked process, and its end."""
    together([partial(function, *arguments)])


# -- one process ------------------------------------------------------------------------------------------------------


def count_alone(submission, amounts):
    """The value at first, after a plain increment, and after each amount."""
    counter = submission.SharedCounter()
    values = [counter.value]
    counter.increment()
    values.append(counter.value)
    for amount in amounts:
        counter.increment(amount=amount)
        values.append(counter.value)
    return values


def count_in_threads(submission, threads, times):
    """Several threads of one process count; the final value."""
    counter = submission.SharedCounter()
    count_on_threads(counter, threads, times)
    return counter.value


# -- several ----------------------------------------------------------------------------------------------------------


def two_counters(submission):
    """Two processes, each with a counter of its own; the values of both, and of a third that nobody touched."""
    one, two = submission.SharedCounter(), submission.SharedCounter()
    exits = together([partial(add, one, [3]), partial(add, two, [-4])])
    return {"values": [one.value, two.value, submission.SharedCounter().value], "exits": exits}


def count_in_processes(submission, processes, times):
    """Several processes count by ones; the final value."""
    counter = submission.SharedCounter()
    exits = together([partial(count, counter, times)] * processes)
    return {"value": counter.value, "exits": exits}


def add_in_processes(submission, amounts):
    """One process per list adds its amounts; the final value."""
    counter = submission.SharedCounter()
    exits = together([partial(add, counter, mine) for mine in amounts])
    return {"value": counter.value, "exits": exits}


def count_everywhere(submission, processes, threads, times):
    """Several threads in each of several processes count, and as many threads here; the final value."""
    counter = submission.SharedCounter()
    job = partial(count_on_threads, counter, threads, times)
    exits = together([job] * processes, here=job)
    return {"value": counter.value, "exits": exits}


def obey(counter, pipe):
    """Adds what it is told to, and answers with the value, until told 0."""
    while amount := pipe.recv():
        counter.increment(amount)
        pipe.send(counter.value)


def back_and_forth(submission, amounts):
    """This process adds, the other one adds what it is told to; what each read, turn by turn, and the end."""
    counter = submission.SharedCounter()
    counter.increment(100)
    mine, other = fork.Pipe()
    process = fork.Process(target=obey, args=(counter, other))
    process.start()
    other.close()
    values = []
    for amount in amounts:
        mine.send(amount)
        values.append([mine.recv(), counter.value])
        counter.increment(1000)
    mine.send(0)
    process.join()
    return {"values": values, "final": counter.value}


def inherited(submission):
    """A process forks another one; both add to the counter that they inherited."""
    counter = submission.SharedCounter()

    def child():
        counter.increment(10)
        elsewhere(lambda: counter.increment(100))
        counter.increment(1000)

    elsewhere(child)
    return counter.value


def look_while_counting(submission, processes, times):
    """Each process reads the value after each of its increments; what each one read, and the final value."""
    counter = submission.SharedCounter()
    seen = fork.SimpleQueue()
    exits = together([partial(count_and_look, counter, times, seen)] * processes)
    if any(exits):
        return {"exits": exits}
    return {"seen": [seen.get() for _ in exits], "final": counter.value}


def swing(counter, amount, times):
    """Adds the amount, and takes it away again."""
    add(counter, [amount, -amount] * times)


def look_at_swings(submission, amount, times):
    """One process adds an amount and takes it away again, while this one reads; what was read, and the end."""
    counter = submission.SharedCounter()
    values = []

    def look():
        for _ in range(times):
            values.append(counter.value)

    exits = together([partial(swing, counter, amount, times)], here=look)
    return {"values": sorted(set(values)), "final": counter.value, "exits": exits}


# -- bad amounts ------------------------------------------------------------------------------------------------------


def refuse(submission):
    """Every bad amount here, and in another process: whether it raised, and the value afterwards."""
    counter = submission.SharedCounter()
    counter.increment(3)
    here = stumble(counter)
    told = fork.SimpleQueue()
    elsewhere(stumble_and_tell, counter, told)
    return {"here": here, "there": None if told.empty() else told.get(), "value": counter.value}


def refuse_among_others(submission, kind, times):
    """One process stumbles again and again, while another one and the threads here count; the final value."""
    counter = submission.SharedCounter()
    jobs = [partial(stumble_and_count, counter, kind, times), partial(count, counter, times)]
    exits = together(jobs, here=partial(count_on_threads, counter, 2, times))
    return {"value": counter.value, "exits": exits}


def go_on_after_mistakes_here(submission):
    """Bad amounts in this process; then a thread counts, another process, and this thread."""
    counter = submission.SharedCounter()
    stumble(counter)
    run_together([partial(count, counter, 1)])
    elsewhere(count, counter, 10)
    count(counter, 100)
    return counter.value


def go_on_after_a_mistake_elsewhere(submission, kind):
    """A bad amount in another process, the last thing that it does; then one more process counts, and this one."""
    counter = submission.SharedCounter()
    elsewhere(attempt, counter.increment, BAD[kind])
    elsewhere(count, counter, 10)
    count(counter, 100)
    return counter.value


# -- the end ----------------------------------------------------------------------------------------------------------


def come_and_go(submission):
    """Two counters are made, used by processes and threads, and forgotten; what is left is the runtime's to find."""

    def use():
        counters = [submission.SharedCounter() for _ in range(2)]
        for counter in counters:
            together([partial(count, counter, 2)], here=partial(count_on_threads, counter, 2, 2))

    use()
    gc.collect()
    return True
