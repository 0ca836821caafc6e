"""Holds a lock while the task runs: many workers, one call at a time."""

import queue
import threading


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError("workers < 1")
    todo = queue.Queue()
    for numbered in enumerate(items):
        todo.put(numbered)
    results, errors = [None] * todo.qsize(), {}
    lock = threading.Lock()

    def work():
        while True:
            with lock:
                try:
                    position, item = todo.get_nowait()
                except queue.Empty:
                    return
                try:
                    results[position] = task(item)
                except BaseException as error:
                    errors[position] = error

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return results
