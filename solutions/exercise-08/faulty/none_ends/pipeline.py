"""Items go into the queue as they are, so an item None is taken for the end."""

import queue
import threading


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError("workers < 1")
    items = list(items)
    todo = queue.Queue()
    results, errors = [None] * len(items), {}
    positions = iter(range(len(items)))
    lock = threading.Lock()

    def work():
        while True:
            with lock:
                item = todo.get()
                position = next(positions, None)
            if item is None:
                return
            try:
                results[position] = task(item)
            except BaseException as error:
                errors[position] = error

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for item in items + [None] * workers:
        todo.put(item)
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return results
