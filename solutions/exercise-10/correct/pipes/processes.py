"""A pipe for each process, which deals with its own slice of the items, inherited by fork."""

import multiprocessing


def work(function, items, connection):
    outcome = []
    for item in items:
        try:
            outcome.append((True, function(item)))
        except Exception as error:
            outcome.append((False, error))
    connection.send(outcome)
    connection.close()


def process_map(function, items, processes):
    items = list(items)
    started = []
    for first in range(min(processes, len(items))):
        reader, writer = multiprocessing.Pipe(duplex=False)
        process = multiprocessing.Process(target=work, args=(function, items[first::processes], writer))
        process.start()
        writer.close()
        started.append((process, reader))
    outcomes = [None] * len(items)
    for first, (process, reader) in enumerate(started):
        outcomes[first::processes] = reader.recv()
        process.join()
    for good, value in outcomes:
        if not good:
            raise value
    return [value for _, value in outcomes]
