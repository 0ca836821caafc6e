"""Results are taken from the queue as they come."""

from multiprocessing import Process, Queue


def work(function, todo, done):
    for item in iter(todo.get, "that is all"):
        try:
            done.put((function(item), None))
        except Exception as error:
            done.put((None, error))


def process_map(function, items, processes):
    items = list(items)
    todo, done = Queue(), Queue()
    workers = [Process(target=work, args=(function, todo, done)) for _ in range(processes)]
    for worker in workers:
        worker.start()
    for item in [*items, *["that is all"] * processes]:
        todo.put(item)
    outcomes = [done.get() for _ in items]
    for worker in workers:
        worker.join()
    for _, error in outcomes:
        if error is not None:
            raise error
    return [result for result, _ in outcomes]
