"""A thread for each item, started when a permit is free."""

import threading


def process_all(task, items, workers):
    if workers < 1:
        raise ValueError
    items = list(items)
    out = {}
    sem = threading.BoundedSemaphore(workers)
    ts = []

    def run(i):
        try:
            out[i] = (1, task(items[i]))
        except BaseException as e:
            out[i] = (0, e)
        finally:
            sem.release()

    for i in range(len(items)):
        sem.acquire()
        t = threading.Thread(target=run, args=(i,))
        ts.append(t)
        t.start()
    for t in ts:
        t.join()
    for i in range(len(items)):
        if not out[i][0]:
            raise out[i][1]
    return [out[i][1] for i in range(len(items))]
