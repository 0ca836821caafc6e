"""Has the waiter stand by during the meal."""

import threading


class DiningPhilosophers:
    def __init__(self) -> None:
        self._waiter = threading.Semaphore(1)
        self._forks = [threading.Lock() for _ in range(5)]

    def wants_to_eat(self, philosopher, pick_left, pick_right, eat, put_left, put_right) -> None:
        left, right = self._forks[philosopher], self._forks[(philosopher + 1) % 5]
        with self._waiter, left, right:
            pick_left()
            pick_right()
            eat()
            put_left()
            put_right()
