"""Takes a queue.Empty that the task raises for the end of the work."""

import queue
import threading


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError("workers < 1")
    todo = queue.Queue()
    for numbered in enumerate(items):
        todo.put(numbered)
    results, errors = [None] * todo.qsize(), {}

    def work():
        while True:
            try:
                position, item = todo.get_nowait()
                results[position] = task(item)
            except queue.Empty:
                return
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
