"""Does not wait at all."""


class Mailbox:
    def __init__(self) -> None:
        self._items = []

    def put(self, item: object) -> None:
        self._items.append(item)

    def take(self) -> object:
        return self._items.pop(0)
