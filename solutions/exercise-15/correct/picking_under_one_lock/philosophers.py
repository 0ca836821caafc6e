"""One at a time picks up forks; eating and putting down need no permission."""

import threading
from contextlib import ExitStack


class DiningPhilosophers:
    def __init__(self) -> None:
        self._picking = threading.Lock()
        self._forks = [threading.Lock() for _ in range(5)]

    def wants_to_eat(self, philosopher, pick_left, pick_right, eat, put_left, put_right) -> None:
        with ExitStack() as hands:
            with self._picking:
                hands.enter_context(self._forks[philosopher])
                pick_left()
                hands.enter_context(self._forks[(philosopher + 1) % 5])
                pick_right()
            eat()
            put_right()
            put_left()
