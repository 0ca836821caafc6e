"""Whoever is hungry lines up; one may eat when no neighbour eats and none is further in front."""

import threading


class DiningPhilosophers:
    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._line: list[int] = []

    def _first_of_its_neighbours(self, philosopher: int) -> bool:
        in_front = self._line[: self._line.index(philosopher)]
        return not {(philosopher + 1) % 5, (philosopher - 1) % 5}.intersection(in_front)

    def wants_to_eat(self, philosopher, pick_left, pick_right, eat, put_left, put_right) -> None:
        with self._condition:
            self._line.append(philosopher)
            while not self._first_of_its_neighbours(philosopher):
                self._condition.wait()
        pick_right()
        pick_left()
        eat()
        put_right()
        put_left()
        with self._condition:
            self._line.remove(philosopher)
            self._condition.notify_all()
