"""The processes are joined first; with large results, each of them waits at its pipe."""

from multiprocessing import Pipe, Process


def work(function, items, connection):
    outcome = []
    for item in items:
        try:
            outcome.append((True, function(item)))
        except Exception as error:
            outcome.append((False, error))
    connection.send(outcome)


def process_map(function, items, processes):
    items = list(items)
    workers, readers = [], []
    for first in range(processes):
        reader, writer = Pipe(duplex=False)
        workers.append(Process(target=work, args=(function, items[first::processes], writer)))
        readers.append(reader)
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    outcomes = [None] * len(items)
    for first, reader in enumerate(readers):
        outcomes[first::processes] = reader.recv()
    for good, value in outcomes:
        if not good:
            raise value
    return [value for _, value in outcomes]
