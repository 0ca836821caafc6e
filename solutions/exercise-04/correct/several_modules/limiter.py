from slots import Slots


class Limiter:
    def __init__(self, limit: int) -> None:
        self._slots = Slots(limit)

    def run(self, job):
        with self._slots:
            return job()
