"""The results live in a module-level dict, so two calls at the same time (or one within the other) mix them."""

import queue, threading

_results = {}
_errors = {}


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError("workers")
    _results.clear()
    _errors.clear()
    items = list(items)
    tasks = queue.SimpleQueue()
    for pair in enumerate(items):
        tasks.put(pair)

    def run():
        while True:
            try:
                i, x = tasks.get_nowait()
            except queue.Empty:
                return
            try:
                _results[i] = task(x)
            except BaseException as e:
                _errors[i] = e

    crew = [threading.Thread(target=run) for _ in range(workers)]
    for c in crew:
        c.start()
    for c in crew:
        c.join()
    if _errors:
        raise _errors[min(_errors)]
    return [_results[i] for i in range(len(items))]
