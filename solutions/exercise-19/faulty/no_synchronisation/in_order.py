"""Everybody runs when he comes."""


class InOrder:
    def first(self, run):
        run()

    def second(self, run):
        run()

    def third(self, run):
        run()
