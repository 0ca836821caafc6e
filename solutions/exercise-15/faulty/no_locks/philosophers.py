"""Everybody helps himself."""


class DiningPhilosophers:
    def wants_to_eat(self, philosopher, pick_left, pick_right, eat, put_left, put_right):
        pick_left()
        pick_right()
        eat()
        put_left()
        put_right()
