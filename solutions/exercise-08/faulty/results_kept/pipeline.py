"""The dictionaries are defaults: what one call leaves behind, the next one finds."""

import threading


def process_all(task, items, workers, results={}, errors={}):  # noqa: B006
    if workers < 1:
        raise ValueError("workers < 1")
    lock, numbered = threading.Lock(), enumerate(items)
    taken = 0

    def work():
        nonlocal taken
        while True:
            with lock:
                job = next(numbered, None)
                if job is None:
                    return
                taken += 1
            position, item = job
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
        raise errors.pop(min(errors))
    return [results[position] for position in range(taken)]
