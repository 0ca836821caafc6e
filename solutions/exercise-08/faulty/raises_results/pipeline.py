"""Keeps exceptions among the results, and can't tell one that was raised from one that was returned."""

import queue
import threading


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError("workers < 1")
    todo = queue.Queue()
    for numbered in enumerate(items):
        todo.put(numbered)
    results = [None] * todo.qsize()

    def work():
        while True:
            try:
                position, item = todo.get_nowait()
            except queue.Empty:
                return
            try:
                results[position] = task(item)
            except BaseException as error:
                results[position] = error

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for result in results:
        if isinstance(result, BaseException):
            raise result
    return results
