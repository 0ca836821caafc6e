"""An exception ends the worker's loop; what it should have done next is left undone."""

import queue
import threading


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError("workers < 1")
    todo = queue.Queue()
    for numbered in enumerate(items):
        todo.put(numbered)
    results, errors = {}, {}

    def work():
        position = -1
        try:
            while True:
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
    return [results[position] for position in sorted(results)]
