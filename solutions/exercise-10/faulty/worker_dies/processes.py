"""An exception ends the worker; its result never comes, and is waited for."""

from multiprocessing import Process, Queue


def work(function, todo, done):
    while (task := todo.get()) is not None:
        done.put((task[0], function(task[1])))


def process_map(function, items, processes):
    items = list(items)
    todo, done = Queue(), Queue()
    for task in [*enumerate(items), *[None] * processes]:
        todo.put(task)
    workers = [Process(target=work, args=(function, todo, done)) for _ in range(processes)]
    for worker in workers:
        worker.start()
    results = dict(done.get() for _ in items)
    for worker in workers:
        worker.join()
    return [results[number] for number in range(len(items))]
