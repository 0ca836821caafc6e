"""The result of a step is a Future that the next one asks for."""

from concurrent.futures import Future


class InOrder:
    def __init__(self) -> None:
        self._results = [Future(), Future(), Future()]

    def first(self, run) -> None:
        self._results[0].set_result(run())

    def second(self, run) -> None:
        self._results[0].result()
        self._results[1].set_result(run())

    def third(self, run) -> None:
        self._results[1].result()
        self._results[2].set_result(run())
