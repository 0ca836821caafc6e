"""A bounded queue of results that nobody reads before the workers have ended."""

import threading, queue


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError
    q = queue.Queue()
    out = queue.Queue(workers)
    n = 0
    for job in enumerate(items):
        q.put(job)
        n += 1

    def work():
        while True:
            try:
                i, item = q.get_nowait()
            except queue.Empty:
                return
            try:
                out.put((i, task(item), None))
            except BaseException as e:
                out.put((i, None, e))

    ts = [threading.Thread(target=work) for _ in range(workers)]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    rs = sorted((out.get() for _ in range(n)), key=lambda r: r[0])
    for _, _, e in rs:
        if e is not None:
            raise e
    return [r for _, r, _ in rs]
