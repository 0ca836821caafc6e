"""A waiter, who hands out both forks at once or none."""

import threading


class DiningPhilosophers:
    def __init__(self) -> None:
        self._waiter = threading.Condition()
        self._free = [True] * 5

    def wants_to_eat(self, philosopher, pick_left, pick_right, eat, put_left, put_right) -> None:
        mine = philosopher, (philosopher + 1) % 5
        with self._waiter:
            self._waiter.wait_for(lambda: all(self._free[fork] for fork in mine))
            for fork in mine:
                self._free[fork] = False
        pick_left()
        pick_right()
        eat()
        put_left()
        put_right()
        with self._waiter:
            for fork in mine:
                self._free[fork] = True
            self._waiter.notify_all()
