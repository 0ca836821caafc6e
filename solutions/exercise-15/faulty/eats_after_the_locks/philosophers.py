"""Has the forks in his hands, but has given back the locks."""

import threading


class DiningPhilosophers:
    def __init__(self) -> None:
        self._forks = [threading.Lock() for _ in range(5)]

    def wants_to_eat(self, philosopher, pick_left, pick_right, eat, put_left, put_right) -> None:
        first, second = sorted((philosopher, (philosopher + 1) % 5))
        with self._forks[first], self._forks[second]:
            pick_left()
            pick_right()
        eat()
        with self._forks[first], self._forks[second]:
            put_left()
            put_right()
