"""Every computation has a thread of its own, and whoever asks waits for the end of it."""

import threading


class Computation(threading.Thread):
    def __init__(self, memo, key, compute):
        super().__init__()
        self.memo, self.key, self.compute = memo, key, compute
        self.error = None

    def run(self):
        try:
            self.value = self.compute(self.key)
        except BaseException as error:
            self.error = error
            with self.memo.lock:
                del self.memo.computations[self.key]


class Memo:
    def __init__(self):
        self.lock = threading.Lock()
        self.computations = {}

    def get(self, key, compute):
        with self.lock:
            computation = self.computations.get(key)
            if computation is None:
                computation = self.computations[key] = Computation(self, key, compute)
                computation.start()
        computation.join()
        if computation.error is not None:
            raise computation.error
        return computation.value
