"""`queue.Empty` from the function is taken for the end of the work."""

import queue
from multiprocessing import Process, Queue


def work(function, todo, done):
    while True:
        try:
            number, item = todo.get(timeout=0.05)
            done.put((number, True, function(item)))
        except queue.Empty:
            return
        except Exception as error:
            done.put((number, False, error))


def process_map(function, items, processes):
    items = list(items)
    todo, done = Queue(), Queue()
    for task in enumerate(items):
        todo.put(task)
    workers = [Process(target=work, args=(function, todo, done)) for _ in range(processes)]
    for worker in workers:
        worker.start()
    outcomes = {number: (good, value) for number, good, value in (done.get() for _ in items)}
    for worker in workers:
        worker.join()
    for number in range(len(items)):
        if not outcomes[number][0]:
            raise outcomes[number][1]
    return [outcomes[number][1] for number in range(len(items))]
