"""Daemon workers that wait in `get` for ever: the function returns, they stay."""

import queue
import threading


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError("workers < 1")
    todo = queue.Queue()
    results, errors = {}, {}

    def work():
        while True:
            position, item = todo.get()
            try:
                results[position] = task(item)
            except BaseException as error:
                errors[position] = error
            finally:
                todo.task_done()

    for _ in range(workers):
        threading.Thread(target=work, daemon=True).start()
    for numbered in enumerate(items):
        todo.put(numbered)
    todo.join()
    if errors:
        raise errors[min(errors)]
    return [results[position] for position in sorted(results)]
