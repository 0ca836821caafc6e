"""A task that raises leaves None in the results, and nobody hears of it."""

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
            except BaseException:
                pass

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
