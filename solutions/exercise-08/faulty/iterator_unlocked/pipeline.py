"""The workers share a generator without a lock."""

import threading


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError("workers < 1")
    results, errors = {}, {}

    def numbered():
        number = 0
        for item in items:
            yield number, item
            number += 1

    source = numbered()

    def work():
        for position, item in source:
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
    return [results[position] for position in sorted(results)]
