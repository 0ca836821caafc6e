"""All items are sent down the pipes before any result is read: with large items and results both sides wait for
ever ("large ones").
"""

import multiprocessing as mp
from concurrent.futures import ThreadPoolExecutor


def _serve(conn, function):
    while (message := conn.recv()) is not None:
        try:
            answer = (True, function(message[0]))
        except Exception as error:
            answer = (False, error)
        conn.send(answer)


def map_cpu(function, items):
    items = list(items)
    crew = []
    for k in range(2):
        ours, theirs = mp.Pipe()
        p = mp.Process(target=_serve, args=(theirs, function))
        p.start()
        theirs.close()
        crew.append((p, ours))
    for i, x in enumerate(items):
        crew[i % 2][1].send((x,))
    for _, c in crew:
        c.send(None)
    answers = [crew[i % 2][1].recv() for i in range(len(items))]
    for p, c in crew:
        p.join()
        c.close()
    for good, value in answers:
        if not good:
            raise value
    return [v for _, v in answers]


def map_io(function, items):
    with ThreadPoolExecutor(max_workers=8) as pool:
        return list(pool.map(function, items))
