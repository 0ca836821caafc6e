"""Workers that take numbered items from one queue and put numbered outcomes into another; all outcomes are read before
the workers are joined."""

from multiprocessing import Process, Queue


def work(function, todo, done):
    for number, item in iter(todo.get, None):
        try:
            done.put((number, None, function(item)))
        except Exception as error:
            done.put((number, error, None))


def process_map(function, items, processes):
    items = list(items)
    todo, done = Queue(), Queue()
    workers = [Process(target=work, args=(function, todo, done)) for _ in range(processes)]
    for worker in workers:
        worker.start()
    for pair in enumerate(items):
        todo.put(pair)
    for _ in workers:
        todo.put(None)
    outcomes = {}
    for _ in items:
        number, error, value = done.get()
        outcomes[number] = error, value
    for worker in workers:
        worker.join()
    for number in range(len(items)):
        if outcomes[number][0] is not None:
            raise outcomes[number][0]
    return [outcomes[number][1] for number in range(len(items))]
