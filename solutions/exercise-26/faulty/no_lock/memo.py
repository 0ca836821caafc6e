"""Looks, computes, keeps; two who look at the same moment both compute."""


class Memo:
    def __init__(self):
        self.values = {}

    def get(self, key, compute):
        if key not in self.values:
            self.values[key] = compute(key)
        return self.values[key]
