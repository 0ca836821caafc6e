"""One thread walks through a dictionary while another adds to it.

Source: the classic RuntimeError, dictionary changed size during iteration. Preemptions: 1.
"""

from together import Together


class Buggy(Together):
    def __init__(self):
        self.scores = {"a": 1, "b": 2}
        self.total = 0

    def entries(self):
        return self.scores

    def sum_up(self):
        for name in self.entries():
            self.total += self.scores[name]

    def add(self):
        self.scores["c"] = 3

    def bodies(self):
        return [self.sum_up, self.add]

    def observe(self):
        return self.total


class Fixed(Buggy):
    def entries(self):
        return list(self.scores)


def is_right(seen):
    return seen in (3, 6)
