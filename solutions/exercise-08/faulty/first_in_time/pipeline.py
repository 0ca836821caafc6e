"""Raises the exception that came first, not the one that stands first."""

import queue
import threading


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError("workers < 1")
    todo = queue.Queue()
    for numbered in enumerate(items):
        todo.put(numbered)
    results, errors = {}, []

    def work():
        while True:
            try:
                position, item = todo.get_nowait()
            except queue.Empty:
                return
            try:
                results[position] = task(item)
            except BaseException as error:
                errors.append(error)

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return [results[position] for position in sorted(results)]
