"""The threads of a process share a list, the processes do not."""

import threading
from multiprocessing import Process


def hybrid_map(function, items, processes, threads):
    items = list(items)
    results = [None] * len(items)

    def serve(first):
        for number in range(first, len(items), processes * threads):
            results[number] = function(items[number])

    def in_process(process):
        crew = [threading.Thread(target=serve, args=(process * threads + thread,)) for thread in range(threads)]
        for thread in crew:
            thread.start()
        for thread in crew:
            thread.join()

    workers = [Process(target=in_process, args=(process,)) for process in range(processes)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return results
