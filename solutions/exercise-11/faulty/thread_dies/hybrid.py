"""An exception ends a thread, and its result is waited for."""

import threading
from multiprocessing import Process, Queue


def serve(function, todo, done):
    while (task := todo.get()) is not None:
        done.put((task[0], function(task[1])))


def in_process(function, threads, todo, done):
    crew = [threading.Thread(target=serve, args=(function, todo, done)) for _ in range(threads)]
    for thread in crew:
        thread.start()
    for thread in crew:
        thread.join()


def hybrid_map(function, items, processes, threads):
    items = list(items)
    todo, done = Queue(), Queue()
    for task in [*enumerate(items), *[None] * (processes * threads)]:
        todo.put(task)
    workers = [Process(target=in_process, args=(function, threads, todo, done)) for _ in range(processes)]
    for worker in workers:
        worker.start()
    results = dict(done.get() for _ in items)
    for worker in workers:
        worker.join()
    return [results[number] for number in range(len(items))]
