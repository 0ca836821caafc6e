"""Raises as soon as it hears of a failure, while other calls are in progress."""

import queue
import threading


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError("workers < 1")
    todo, outcomes, count = queue.Queue(), queue.Queue(), 0
    for numbered in enumerate(items):
        todo.put(numbered)
        count += 1

    def work():
        while True:
            try:
                position, item = todo.get_nowait()
            except queue.Empty:
                return
            try:
                outcomes.put((position, task(item), None))
            except BaseException as error:
                outcomes.put((position, None, error))

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    results = [None] * count
    for _ in range(count):
        position, result, error = outcomes.get()
        if error is not None:
            raise error
        results[position] = result
    for thread in threads:
        thread.join()
    return results
