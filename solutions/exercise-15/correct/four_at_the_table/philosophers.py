"""Only four may sit down at once: one of them finds his second fork free."""

import threading


class DiningPhilosophers:
    def __init__(self) -> None:
        self._seats = threading.Semaphore(4)
        self._forks = tuple(threading.Lock() for _ in range(5))

    def wants_to_eat(self, philosopher, pick_left, pick_right, eat, put_left, put_right) -> None:
        with self._seats:
            with self._forks[philosopher]:
                pick_left()
                with self._forks[philosopher - 1]:
                    pick_right()
                    eat()
                    put_right()
                put_left()
