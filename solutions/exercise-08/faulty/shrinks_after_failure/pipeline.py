"""A failed call's permit isn't given back to the full crew: after a failure one worker fewer goes on ("so many
really can be").
"""

import threading


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError("workers")
    items = list(items)
    out, errors = [None] * len(items), {}
    lock, it = threading.Lock(), iter(range(len(items)))
    alive = workers

    def run():
        nonlocal alive
        while True:
            with lock:
                i = next(it, None)
            if i is None:
                return
            try:
                out[i] = task(items[i])
            except BaseException as e:
                errors[i] = e
                with lock:
                    if alive > 1:
                        alive -= 1
                        return

    crew = [threading.Thread(target=run) for _ in range(workers)]
    for c in crew:
        c.start()
    for c in crew:
        c.join()
    if errors:
        raise errors[min(errors)]
    return out
