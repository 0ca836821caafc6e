"""A pipe for each process: items go in through `fork`, outcomes come back in one message."""

import itertools
import threading
from multiprocessing import Pipe, Process


class Share(Process):
    def __init__(self, function, items, threads):
        super().__init__()
        self.function, self.items, self.threads = function, items, threads
        self.reader, self.writer = Pipe(duplex=False)

    def run(self):
        numbers = itertools.count()
        outcomes = [None] * len(self.items)

        def serve():
            while (number := next(numbers)) < len(self.items):
                try:
                    outcomes[number] = True, self.function(self.items[number])
                except Exception as error:
                    outcomes[number] = False, error

        crew = [threading.Thread(target=serve) for _ in range(self.threads)]
        for thread in crew:
            thread.start()
        for thread in crew:
            thread.join()
        self.writer.send(outcomes)


def hybrid_map(function, items, processes, threads):
    items = list(items)
    shares = [Share(function, items[first::processes], threads) for first in range(processes)]
    for share in shares:
        share.start()
    outcomes = [None] * len(items)
    for first, share in enumerate(shares):
        outcomes[first::processes] = share.reader.recv()
        share.join()
    for good, value in outcomes:
        if not good:
            raise value
    return [value for _, value in outcomes]
