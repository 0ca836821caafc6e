"""Every process fills its own copy of the list."""

from multiprocessing import Process


def process_map(function, items, processes):
    items = list(items)
    results = [None] * len(items)

    def work(first):
        for number in range(first, len(items), processes):
            results[number] = function(items[number])

    workers = [Process(target=work, args=(first,)) for first in range(processes)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return results
