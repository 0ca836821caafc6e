"""Cycles in the order of locks, predicted from executions that did not deadlock."""

import pytest
from predict.predicting import BOTH, places, predicted

_LOCKS = """
        import queue
        import threading
        import time

        class Subject:
            def __init__(self):
                self.a, self.b, self.gate = threading.Lock(), threading.Lock(), threading.Lock()
                self.again, self.cond = threading.RLock(), threading.Condition()
                self.ready, self.items = threading.Event(), queue.Queue()
                self.go = False
"""

CYCLIC = {
    "opposite orders": """
            def one(self):
                with self.a, self.b:
                    pass

            def two(self):
                with self.b, self.a:
                    pass
""",
    "behind a trylock": """
            def one(self):
                if self.a.acquire(blocking=False):
                    with self.b:
                        pass
                    self.a.release()

            def two(self):
                with self.b, self.a:
                    pass
""",
    "with a condition's lock": """
            def one(self):
                with self.a, self.cond:
                    self.cond.notify()

            def two(self):
                with self.cond, self.a:
                    pass
""",
    "a join under a lock that the thread needs": """
            def one(self):
                with self.a:
                    pass

            def two(self):
                thread = threading.Thread(target=self.one)
                thread.start()
                time.sleep(1)
                with self.a:
                    thread.join()
""",
}


@pytest.mark.parametrize("name", CYCLIC)
def test_is_predicted(name):
    """Though the threads took their turns."""
    assert [kind for kind, _ in places(_LOCKS + CYCLIC[name], BOTH)] == ["lock-order"]


SILENT = {
    "one order": """
            def one(self):
                with self.a, self.b:
                    pass

            two = one
""",
    "a gate": """
            def one(self):
                with self.gate, self.a, self.b:
                    pass

            def two(self):
                with self.gate, self.b, self.a:
                    pass
""",
    "nobody waits for ever": """
            def one(self):
                with self.a:
                    if self.b.acquire(timeout=1):
                        self.b.release()

            def two(self):
                with self.b, self.a:
                    pass
""",
    "one after the other, by an event": """
            def one(self):
                with self.a, self.b:
                    pass
                self.ready.set()

            def two(self):
                self.ready.wait()
                with self.b, self.a:
                    pass
""",
    "one after the other, by a queue": """
            def one(self):
                with self.a, self.b:
                    pass
                self.items.put(1)

            def two(self):
                self.items.get()
                with self.b, self.a:
                    pass
""",
    "one after the other, by a condition": """
            def one(self):
                with self.a, self.b:
                    pass
                with self.cond:
                    self.go = True
                    self.cond.notify()

            def two(self):
                with self.cond:
                    while not self.go:
                        self.cond.wait()
                with self.b, self.a:
                    pass
""",
    "one after the other, by a start and a join": """
            def add(self):
                with self.b, self.a:
                    pass

            def one(self):
                with self.a, self.b:
                    pass
                thread = threading.Thread(target=self.add)
                thread.start()
                thread.join()
                with self.a, self.b:
                    pass

            def two(self):
                pass
""",
    "the same lock again": """
            def one(self):
                with self.again, self.a, self.again:
                    pass

            def two(self):
                with self.again:
                    with self.again:
                        with self.a:
                            pass
""",
    "one thread alone": """
            def one(self):
                with self.a, self.b:
                    pass
                with self.b, self.a:
                    pass

            def two(self):
                pass
""",
}


@pytest.mark.parametrize("name", SILENT)
def test_is_silent(name):
    """Where no schedule can make them wait for each other."""
    assert places(_LOCKS + SILENT[name], BOTH) == []


def test_three_philosophers():
    """A cycle of three is told once, with all its threads and forks."""
    source = """
    import threading

    class Subject:
        def __init__(self):
            self.forks = [threading.Lock() for _ in range(3)]

        def eat(self, seat):
            with self.forks[seat]:
                with self.forks[(seat + 1) % 3]:
                    pass
    """
    scenario = """
    def play(submission):
        table = submission.Subject()
        run_together([lambda: table.eat(0), lambda: table.eat(1), lambda: table.eat(2)])
    """
    (cycle,) = predicted(source, scenario)
    assert (cycle.kind, sorted(side.thread for side in cycle.sides)) == ("lock-order", ["T1", "T2", "T3"])


def test_locks_and_places_are_named():
    """Who takes what, where, holding which since when."""
    (cycle,) = predicted(_LOCKS + CYCLIC["opposite orders"], BOTH)
    told = [(each.thread, each.action, each.target, each.holding) for each in cycle.sides]
    assert told == [("T1", "takes", "self.b", ("self.a (line 14)",)), ("T2", "takes", "self.a", ("self.b (line 18)",))]
    assert "thread T2 takes self.a at line 18 while it holds self.b (since line 18)" in cycle.message
