"""Everyone brings a Future; setdefault decides whose counts. Those whose hopes were disappointed try again."""

from concurrent.futures import Future


class Memo:
    def __init__(self):
        self.futures = {}

    def get(self, key, compute):
        while True:
            mine = Future()
            future = self.futures.setdefault(key, mine)
            if future is mine:
                return self._run(key, compute, mine)
            if future.exception() is None:
                return future.result()

    def _run(self, key, compute, mine):
        try:
            mine.set_result(compute(key))
        except BaseException as error:
            self.futures.pop(key)
            mine.set_exception(error)
            raise
        return mine.result()
