"""The function is called where the process is made; its result is what the process would be started with."""

from multiprocessing import Process, Queue


def process_map(function, items, processes):
    results = []
    for item in items:
        done = Queue()
        process = Process(target=done.put, args=(function(item),))
        process.start()
        results.append(done.get())
        process.join()
    return results
