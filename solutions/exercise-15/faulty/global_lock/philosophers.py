"""One lock for the table: right, but only one can eat."""

import threading


class DiningPhilosophers:
    def __init__(self) -> None:
        self._table = threading.Lock()

    def wants_to_eat(self, philosopher, pick_left, pick_right, eat, put_left, put_right) -> None:
        with self._table:
            pick_left()
            pick_right()
            eat()
            put_left()
            put_right()
