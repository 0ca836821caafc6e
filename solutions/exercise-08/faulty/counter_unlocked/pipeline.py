"""Takes the next position in two steps: two workers may take the same one."""

import threading


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError("workers < 1")
    items = list(items)
    results, errors = [None] * len(items), {}
    upcoming = 0

    def work():
        nonlocal upcoming
        while upcoming < len(items):
            position = upcoming
            upcoming += 1
            if position >= len(items):
                return
            try:
                results[position] = task(items[position])
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
