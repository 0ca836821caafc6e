"""The workers share one iterator, which is advanced under a lock."""

import threading


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError("workers must be positive")
    source, lock = enumerate(items), threading.Lock()
    results, errors = {}, {}

    def work():
        while True:
            with lock:
                job = next(source, None)
            if job is None:
                return
            position, item = job
            try:
                results[position] = task(item)
            except BaseException as error:
                errors[position] = error

    threads = [threading.Thread(target=work) for _ in range(workers)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    if errors:
        raise errors[min(errors)]
    return [results[position] for position in sorted(results)]
