"""Looks, and makes it then; somebody else may have looked too."""


class Once:
    def __init__(self):
        self.made = False

    def get(self, factory):
        if not self.made:
            self.value = factory()
            self.made = True
        return self.value
