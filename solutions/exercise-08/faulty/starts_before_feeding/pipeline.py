"""Workers that leave when the queue is empty, started before it has been filled."""

import queue
import threading


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError("workers < 1")
    todo = queue.Queue()
    results, errors = {}, {}

    def work():
        while True:
            try:
                position, item = todo.get(timeout=0.1)
            except queue.Empty:
                return
            try:
                results[position] = task(item)
            except BaseException as error:
                errors[position] = error

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for numbered in enumerate(items):
        todo.put(numbered)
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return [results[position] for position in sorted(results)]
