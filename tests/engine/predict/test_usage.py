"""Conditions used in a way that goes wrong sooner or later, told from one execution."""

import pytest
from predict.predicting import BOTH, predicted

_SUBJECT = """
        import threading

        class Subject:
            def __init__(self):
                self.cond = threading.Condition()
                self.items = []
                self.ready = False
                self.settings = None
"""

MISUSED = {
    "no second look": (
        """
            def one(self):
                with self.cond:
                    if not self.items:
                        self.cond.wait()
                return self.settings

            def two(self):
                with self.cond:
                    self.items.append(1)
                    self.cond.notify()
""",
        "goes on without another look",
    ),
    "no look at all": (
        """
            def one(self):
                with self.cond:
                    self.cond.wait()

            def two(self):
                with self.cond:
                    self.ready = True
                    self.cond.notify()
""",
        "without a look at anything",
    ),
    "notified too early": (
        """
            def one(self):
                with self.cond:
                    while not self.ready:
                        self.cond.wait(1)

            def two(self):
                with self.cond:
                    self.cond.notify()
                self.ready = True
""",
        "before it changes what the waiting threads look at (line 19)",
    ),
    "two kinds, one notify": (
        """
            def one(self):
                with self.cond:
                    while not self.items:
                        self.cond.wait(1)
                    self.items.pop()
                    self.cond.notify()

            def two(self):
                with self.cond:
                    self.items.append(1)
                    self.cond.notify()
                    while self.items:
                        self.cond.wait(1)
""",
        "may wake the wrong thread",
    ),
}


@pytest.mark.parametrize("name", MISUSED)
def test_is_told(name):
    """At the call, and once."""
    source, words = MISUSED[name]
    (finding,) = [each for each in predicted(_SUBJECT + source, BOTH) if each.kind == "misuse"]
    assert words in finding.message


FINE = {
    "a loop": """
            def one(self):
                with self.cond:
                    while not self.items:
                        self.cond.wait()
                    return self.items.pop()

            def two(self):
                with self.cond:
                    self.items.append(1)
                    self.cond.notify()
""",
    "wait_for": """
            def one(self):
                with self.cond:
                    self.cond.wait_for(lambda: self.ready)

            def two(self):
                with self.cond:
                    self.ready = True
                    self.cond.notify_all()
""",
    "another look": """
            def one(self):
                with self.cond:
                    if not self.ready:
                        self.cond.wait()
                    if not self.ready:
                        raise TimeoutError

            def two(self):
                with self.cond:
                    self.ready = True
                    self.cond.notify_all()
""",
    "notified before the change, under the lock": """
            def one(self):
                with self.cond:
                    while not self.ready:
                        self.cond.wait()

            def two(self):
                with self.cond:
                    self.cond.notify()
                    self.ready = True
""",
    "changed before the lock": """
            def one(self):
                with self.cond:
                    while not self.items:
                        self.cond.wait()

            def two(self):
                self.items.append(1)
                with self.cond:
                    self.cond.notify()
""",
    "notified once too often": """
            def one(self):
                with self.cond:
                    while not self.ready:
                        self.cond.wait()

            def two(self):
                for _ in range(2):
                    with self.cond:
                        if not self.ready:
                            self.ready = True
                        self.cond.notify_all()
                self.settings = 1
""",
    "passed on": """
            def one(self):
                with self.cond:
                    while not self.ready:
                        self.cond.wait()
                    self.cond.notify()

            def two(self):
                with self.cond:
                    self.ready = True
                    self.cond.notify()
""",
    "a thread started under the lock": """
            def one(self):
                with self.cond:
                    threading.Thread(target=self.answer).start()
                    self.cond.wait()

            def answer(self):
                with self.cond:
                    self.ready = True
                    self.cond.notify()

            def two(self):
                pass
""",
}


@pytest.mark.parametrize("name", FINE)
def test_is_silent(name):
    """What the documentation of conditions asks for, and what is as good."""
    assert [each for each in predicted(_SUBJECT + FINE[name], BOTH) if each.kind == "misuse"] == []
