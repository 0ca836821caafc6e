"""Items are dealt out in stripes, and the error of the first *process* is raised, which need be neither the first
by position nor the first in time.
"""

import multiprocessing as mp


def _serve(conn, function, share):
    answers = []
    for item in share:
        try:
            answers.append((True, function(item)))
        except Exception as error:
            answers.append((False, error))
            break
    conn.send(answers)
    conn.close()


def process_map(function, items, processes):
    items = list(items)
    crew = []
    for k in range(min(processes, len(items))):
        ours, theirs = mp.Pipe(duplex=False)
        p = mp.Process(target=_serve, args=(theirs, function, items[k::processes]))
        p.start()
        theirs.close()
        crew.append((p, ours))
    results, error = [None] * len(items), None
    for k, (p, conn) in enumerate(crew):
        answers = conn.recv()
        p.join()
        conn.close()
        for n, (good, value) in enumerate(answers):
            if good:
                results[k + n * processes] = value
            elif error is None:
                error = value
    if error is not None:
        raise error
    return results
