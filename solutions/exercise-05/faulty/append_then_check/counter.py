"""Appends first and takes it back if it was bad: others can see it meanwhile."""


class Counter:
    def __init__(self) -> None:
        self._contributions = []

    def increment(self, amount: int = 1) -> None:
        self._contributions.append(amount)
        try:
            0 + amount
        except BaseException:
            self._contributions.remove(amount)
            raise

    @property
    def value(self) -> int:
        return sum(self._contributions)
