"""Daemon threads that nobody waits for end with their process."""

import queue
import threading
from multiprocessing import Process, Queue


def serve(function, todo, done):
    while (task := todo.get()) is not None:
        number, item = task
        try:
            done.put((number, True, function(item)))
        except Exception as error:
            done.put((number, False, error))


def in_process(function, threads, todo, done):
    for _ in range(threads):
        threading.Thread(target=serve, args=(function, todo, done), daemon=True).start()


def hybrid_map(function, items, processes, threads):
    items = list(items)
    todo, done = Queue(), Queue()
    for task in [*enumerate(items), *[None] * (processes * threads)]:
        todo.put(task)
    workers = [Process(target=in_process, args=(function, threads, todo, done)) for _ in range(processes)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    outcomes = {number: (False, RuntimeError("lost")) for number in range(len(items))}
    for _ in items:
        try:
            number, good, value = done.get(timeout=0.5)
        except queue.Empty:
            break
        outcomes[number] = good, value
    for number in range(len(items)):
        if not outcomes[number][0]:
            raise outcomes[number][1]
    return [outcomes[number][1] for number in range(len(items))]
