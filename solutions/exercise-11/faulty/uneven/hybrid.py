"""Only the total is limited: one process may have more calls in progress than `threads`."""

import multiprocessing as mp, threading
from multiprocessing.connection import wait


def _call(conn, lock, function, position, item):
    try:
        answer = (position, True, function(item))
    except Exception as error:
        answer = (position, False, error)
    with lock:
        conn.send(answer)


def _serve(conn, function, others):
    for o in others:
        o.close()
    lock, crew = threading.Lock(), []
    while True:
        try:
            position, item = conn.recv()
        except EOFError:
            break
        t = threading.Thread(target=_call, args=(conn, lock, function, position, item))
        t.start()
        crew.append(t)
    for t in crew:
        t.join()


def hybrid_map(function, items, processes, threads):
    items = list(items)
    results, errors = [None] * len(items), {}
    todo = list(enumerate(items))[::-1]
    crew, ours = [], []
    for _ in range(processes):
        near, far = mp.Pipe()
        p = mp.Process(target=_serve, args=(far, function, [*ours, near]))
        p.start()
        far.close()
        crew.append(p)
        ours.append(near)
    pending = {c: 0 for c in ours}

    def feed():
        while todo and not errors and sum(pending.values()) < processes * threads:
            position = len(items) - len(todo)
            c = ours[position % processes]
            pending[c] += 1
            c.send(todo.pop())

    try:
        feed()
        while any(pending.values()):
            for c in wait([c for c in ours if pending[c]]):
                position, good, value = c.recv()
                pending[c] -= 1
                if good:
                    results[position] = value
                else:
                    errors[position] = value
            feed()
    finally:
        for c in ours:
            c.close()
        for p in crew:
            p.join()
    if errors:
        raise errors[min(errors)]
    return results
