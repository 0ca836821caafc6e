"""All begin with the left fork, but for number 4."""

from threading import Semaphore


class DiningPhilosophers:
    def __init__(self) -> None:
        self.fork = [Semaphore(1) for _ in range(5)]

    def wants_to_eat(self, philosopher, pick_left, pick_right, eat, put_left, put_right) -> None:
        hands = [
            (self.fork[philosopher], pick_left, put_left),
            (self.fork[(philosopher + 1) % 5], pick_right, put_right),
        ]
        if philosopher == 4:
            hands.reverse()
        for fork, pick, _ in hands:
            fork.acquire()
            pick()
        eat()
        for fork, _, put in hands:
            put()
            fork.release()
