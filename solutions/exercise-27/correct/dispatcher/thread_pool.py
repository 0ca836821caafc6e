"""A dispatcher thread deals the jobs out to whoever is free; the futures are queues that are looked into."""

import queue
import threading


class Future:
    def __init__(self):
        self._box = queue.Queue(1)

    def result(self):
        outcome = self._box.get()
        self._box.put(outcome)
        return outcome()


def raising(error):
    def outcome():
        raise error

    return outcome


class ThreadPool:
    def __init__(self, workers):
        self._mutex = threading.Lock()
        self._pile = queue.SimpleQueue()
        self._free = queue.SimpleQueue()
        self._closed = False
        self._desks = [queue.SimpleQueue() for _ in range(workers)]
        self._crew = [threading.Thread(target=self._work, args=(desk,)) for desk in self._desks]
        self._crew.append(threading.Thread(target=self._deal))
        for member in self._crew:
            member.start()

    def _work(self, desk):
        self._free.put(desk)
        for box, function, args in iter(desk.get, None):
            try:
                value = function(*args)
                outcome = lambda value=value: value
            except BaseException as error:
                outcome = raising(error)
            self._free.put(desk)
            box.put(outcome)

    def _deal(self):
        for job in iter(self._pile.get, None):
            self._free.get().put(job)
        for desk in self._desks:
            desk.put(None)

    def submit(self, function, *args):
        future = Future()
        with self._mutex:
            if self._closed:
                raise RuntimeError("closed")
            self._pile.put((future._box, function, args))
        return future

    def shutdown(self):
        with self._mutex:
            if not self._closed:
                self._closed = True
                self._pile.put(None)
        for member in self._crew:
            member.join()
