"""With no workers nothing is done, and nobody complains."""

import queue
import threading


def process_all(task, items, workers):
    todo = queue.Queue()
    for numbered in enumerate(items):
        todo.put(numbered)
    results, errors = [None] * todo.qsize(), {}

    def work():
        while True:
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
