"""All items are sent before the first result is read; both sides wait for the other to read."""

from multiprocessing import Pipe, Process


def work(function, connection):
    while (task := connection.recv()) is not None:
        try:
            connection.send((True, function(task[0])))
        except Exception as error:
            connection.send((False, error))


def process_map(function, items, processes):
    items = list(items)
    workers, connections = [], []
    for _ in range(processes):
        here, there = Pipe()
        worker = Process(target=work, args=(function, there))
        worker.start()
        workers.append(worker)
        connections.append(here)
    for number, item in enumerate(items):
        connections[number % processes].send((item,))
    for connection in connections:
        connection.send(None)
    outcomes = [connections[number % processes].recv() for number in range(len(items))]
    for worker in workers:
        worker.join()
    for good, value in outcomes:
        if not good:
            raise value
    return [value for _, value in outcomes]
