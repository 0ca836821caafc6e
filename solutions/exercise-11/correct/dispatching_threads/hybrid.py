"""As many threads here as calls may be in progress; each hands items to its process, over a pipe of its own, to a thread
that waits there for it."""

import itertools
import threading
from multiprocessing import Pipe, Process


def answer(function, connection):
    while (task := connection.recv()) is not None:
        try:
            connection.send((True, function(task[0])))
        except Exception as error:
            connection.send((False, error))


def in_process(function, connections):
    crew = [threading.Thread(target=answer, args=(function, connection)) for connection in connections]
    for thread in crew:
        thread.start()
    for thread in crew:
        thread.join()


def hybrid_map(function, items, processes, threads):
    items = list(items)
    numbers = itertools.count()
    outcomes = [None] * len(items)
    workers, ends = [], []
    for _ in range(processes):
        pairs = [Pipe() for _ in range(threads)]
        workers.append(Process(target=in_process, args=(function, [there for _, there in pairs])))
        ends += [here for here, _ in pairs]
    for worker in workers:
        worker.start()

    def dispatch(connection):
        while (number := next(numbers)) < len(items):
            connection.send((items[number],))
            outcomes[number] = connection.recv()
        connection.send(None)

    crew = [threading.Thread(target=dispatch, args=(end,)) for end in ends]
    for thread in crew:
        thread.start()
    for each in [*crew, *workers]:
        each.join()
    for good, value in outcomes:
        if not good:
            raise value
    return [value for _, value in outcomes]
