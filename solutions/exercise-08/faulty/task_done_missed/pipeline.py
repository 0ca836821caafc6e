"""Reports `task_done` only when the task has worked: after a failure the queue's join never returns."""

import queue
import threading


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError("workers < 1")
    todo = queue.Queue()
    results, errors = {}, {}

    def work():
        while (job := todo.get()) is not None:
            position, item = job
            try:
                results[position] = task(item)
                todo.task_done()
            except BaseException as error:
                errors[position] = error

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for numbered in enumerate(items):
        todo.put(numbered)
    todo.join()
    for _ in threads:
        todo.put(None)
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return [results[position] for position in sorted(results)]
