"""The contributions live in the class: all counters are one."""


class Counter:
    _contributions = []

    def increment(self, amount: int = 1) -> None:
        self._contributions.append(0 + amount)

    @property
    def value(self) -> int:
        return sum(self._contributions)
