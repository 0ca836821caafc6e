"""Workers wait for the next item for ever: nobody tells them that there is none."""

import queue
import threading
from concurrent.futures import Future, ProcessPoolExecutor


def map_cpu(function, items):
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(function, items))


def map_io(function, items):
    todo = queue.Queue()

    def serve():
        while True:
            future, item = todo.get()
            try:
                future.set_result(function(item))
            except Exception as error:
                future.set_exception(error)

    for _ in range(4):
        threading.Thread(target=serve).start()
    futures = []
    for item in items:
        futures.append(Future())
        todo.put((futures[-1], item))
    return [future.result() for future in futures]
