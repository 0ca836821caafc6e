"""Every process has sent what it has to send, so it must be over."""

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
    pipes = []
    for first in range(processes):
        reader, writer = Pipe(duplex=False)
        Process(target=work, args=(function, items[first::processes], writer)).start()
        pipes.append(reader)
    outcomes = [None] * len(items)
    for first, reader in enumerate(pipes):
        outcomes[first::processes] = reader.recv()
    for good, value in outcomes:
        if not good:
            raise value
    return [value for _, value in outcomes]
