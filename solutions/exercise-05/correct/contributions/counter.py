"""Nothing is ever overwritten: contributions are appended, and summed on reading."""


class Counter:
    def __init__(self) -> None:
        self._contributions = []

    def increment(self, amount: int = 1) -> None:
        self._contributions.append(0 + amount)

    @property
    def value(self) -> int:
        return sum(self._contributions)
