"""Tells the workers to end, but doesn't wait until they have."""

import queue
import threading


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError("workers < 1")
    todo = queue.Queue()
    results, errors = {}, {}

    def work():
        while (job := todo.get()) is not None:
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
    todo.join()
    for _ in range(workers):
        todo.put(None)
    if errors:
        raise errors[min(errors)]
    return [results[position] for position in sorted(results)]
