"""Waits until every sentinel was taken and ticked off, which each worker outlives for a while."""

import queue
import threading


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError("workers < 1")
    todo = queue.Queue()
    results, errors = {}, {}

    def work():
        while True:
            job = todo.get()
            if job is None:
                todo.task_done()
                return
            position, item = job
            try:
                results[position] = task(item)
            except BaseException as error:
                errors[position] = error
            finally:
                todo.task_done()

    for _ in range(workers):
        threading.Thread(target=work).start()
    for numbered in enumerate(items):
        todo.put(numbered)
    for _ in range(workers):
        todo.put(None)
    todo.join()
    if errors:
        raise errors[min(errors)]
    return [results[position] for position in sorted(results)]
