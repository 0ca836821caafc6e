"""A fork is a token in a queue of its own; lower numbers first."""

import queue


class DiningPhilosophers:
    def __init__(self):
        self.places = []
        for _ in range(5):
            place = queue.Queue(maxsize=1)
            place.put("fork")
            self.places.append(place)

    def wants_to_eat(self, philosopher, pick_left, pick_right, eat, put_left, put_right):
        a, b = sorted([philosopher, (philosopher + 1) % 5])
        fork_a = self.places[a].get()
        fork_b = self.places[b].get()
        pick_left()
        pick_right()
        eat()
        put_left()
        put_right()
        self.places[b].put(fork_b)
        self.places[a].put(fork_a)
