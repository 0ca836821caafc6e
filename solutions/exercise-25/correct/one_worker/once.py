"""All the work is done by one worker, who also knows whether it has been done already."""

from concurrent.futures import ThreadPoolExecutor


class Once:
    def __init__(self):
        self.worker = ThreadPoolExecutor(1)
        self.values = {}

    def make(self, factory):
        if "it" not in self.values:
            self.values["it"] = factory()
        return self.values["it"]

    def get(self, factory):
        return self.worker.submit(self.make, factory).result()
