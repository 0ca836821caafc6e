"""The processes are joined first; with large results, each of them waits for a reader of the queue."""

from multiprocessing import Process, Queue


def work(function, items, numbers, done):
    for number in numbers:
        try:
            done.put((number, True, function(items[number])))
        except Exception as error:
            done.put((number, False, error))


def process_map(function, items, processes):
    items = list(items)
    done = Queue()
    workers = [
        Process(target=work, args=(function, items, range(first, len(items), processes), done))
        for first in range(processes)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    outcomes = {number: (good, value) for number, good, value in (done.get() for _ in items)}
    for number in range(len(items)):
        if not outcomes[number][0]:
            raise outcomes[number][1]
    return [outcomes[number][1] for number in range(len(items))]
