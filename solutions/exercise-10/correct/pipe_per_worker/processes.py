"""A duplex pipe for each worker; whoever has answered gets the next item."""

from multiprocessing import Pipe, Process
from multiprocessing.connection import wait


class Worker(Process):
    def __init__(self, function):
        super().__init__()
        self.function = function
        self.parent, self.child = Pipe()

    def run(self):
        self.parent.close()
        while True:
            message = self.child.recv()
            if message is None:
                return
            try:
                answer = (self.function(message[0]), None)
            except Exception as error:
                answer = (None, error)
            self.child.send(answer)


def process_map(function, items, processes):
    todo = list(enumerate(items))[::-1]
    outcomes = [None] * len(todo)
    workers = [Worker(function) for _ in range(min(processes, len(todo)))]
    busy = {}
    for worker in workers:
        worker.start()
        number, item = todo.pop()
        worker.parent.send((item,))
        busy[worker.parent] = number
    while busy:
        for connection in wait(list(busy)):
            outcomes[busy.pop(connection)] = connection.recv()
            if todo:
                busy[connection], item = todo.pop()
                connection.send((item,))
    for worker in workers:
        worker.parent.send(None)
    for worker in workers:
        worker.join()
    for _, error in outcomes:
        if error is not None:
            raise error
    return [value for value, _ in outcomes]
