"""The later ones sleep until the earlier ones should be done."""

import time


class InOrder:
    def first(self, run):
        run()

    def second(self, run):
        time.sleep(0.1)
        run()

    def third(self, run):
        time.sleep(0.2)
        run()
