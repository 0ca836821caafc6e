"""Results sorted by the position that travels with each; waiting on daemon threads that answer on a queue."""

import queue
import threading
from multiprocessing import Pool


def _numbered(function, position, item):
    return position, function(item)


def map_cpu(function, items):
    work = [(function, position, item) for position, item in enumerate(items)]
    with Pool(2) as pool:
        pairs = pool.starmap(_numbered, work, chunksize=1)
    return [result for _, result in sorted(pairs, key=lambda pair: pair[0])]


def map_io(function, items):
    answers = queue.SimpleQueue()

    def call(position, item):
        try:
            answers.put((position, function(item), None))
        except BaseException as error:
            answers.put((position, None, error))

    count = 0
    for position, item in enumerate(items):
        threading.Thread(target=call, args=(position, item), daemon=True).start()
        count += 1
    found = sorted((answers.get() for _ in range(count)), key=lambda answer: answer[0])
    for _, _, error in found:
        if error is not None:
            raise error
    return [result for _, result, _ in found]
