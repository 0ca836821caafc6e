"""Data races predicted from one execution that went well, and look-alikes that must stay silent."""

from textwrap import dedent

import pytest
from predict.look_alikes import LOOK_ALIKES
from predict.predicting import BOTH, TWICE, places, predicted

from grader.engine import Explored, Program, Settings, explore

RACY = {
    "a compare-and-swap that anybody may come between": (
        """
        class Subject:
            value = 0

            def work(self):
                old = self.value
                new = old + 1
                if self.value is old:
                    self.value = new
        """,
        TWICE,
        [8],
    ),
    "a torn attribute": (
        """
        class Subject:
            value = 0

            def work(self):
                self.value += 1
        """,
        TWICE,
        [6],
    ),
    "a torn item": (
        """
        class Subject:
            def __init__(self):
                self.counts = {"a": 0}

            def work(self):
                self.counts["a"] = self.counts.get("a", 0) + 1
        """,
        TWICE,
        [7],
    ),
    "a torn global": (
        """
        total = 0

        class Subject:
            def work(self):
                global total
                total += 1
        """,
        TWICE,
        [7],
    ),
    "a torn closure": (
        """
        class Subject:
            def __init__(self):
                total = 0

                def work():
                    nonlocal total
                    total = total + 1

                self.work = work
        """,
        TWICE,
        [8],
    ),
    "read outside the lock": (
        """
        import threading

        class Subject:
            def __init__(self):
                self.lock = threading.Lock()
                self.value = 0

            def work(self):
                old = self.value
                with self.lock:
                    self.value = old + 1
        """,
        TWICE,
        [10],
    ),
    "a lock of one's own": (
        """
        import threading

        class Subject:
            value = 0

            def work(self):
                with threading.Lock():
                    self.value += 1
        """,
        TWICE,
        [9],
    ),
    "two locks": (
        """
        import threading

        class Subject:
            def __init__(self):
                self.first, self.second = threading.Lock(), threading.Lock()
                self.value = 0

            def one(self):
                with self.first:
                    self.value += 1

            def two(self):
                with self.second:
                    self.value -= 1
        """,
        BOTH,
        [11, 15],
    ),
    "looks, then pops": (
        """
        class Subject:
            def __init__(self):
                self.items = [1, 2, 3]

            def work(self):
                if self.items:
                    self.items.pop()
        """,
        TWICE,
        [7],
    ),
    "looks, then deletes": (
        """
        class Subject:
            def __init__(self):
                self.items = [1, 2, 3]

            def work(self):
                first = self.items[0]
                del self.items[0]
                return first
        """,
        TWICE,
        [7],
    ),
    "made on first use": (
        """
        class Subject:
            cache = None

            def work(self):
                if self.cache is None:
                    self.cache = [1]
                return self.cache
        """,
        TWICE,
        [6],
    ),
    "a dictionary that grows under a loop": (
        """
        class Subject:
            def __init__(self):
                self.parts = {1: 1}

            def one(self):
                total = 0
                for part in self.parts.values():
                    total += part

            def two(self):
                self.parts[2] = 2
        """,
        BOTH,
        [8],
    ),
}


@pytest.mark.parametrize("name", RACY)
def test_is_predicted(name):
    """From one execution in which the threads ran one after the other."""
    source, scenario, lines = RACY[name]
    assert places(source, scenario) == [("data-race", line) for line in lines]


@pytest.mark.parametrize("name", LOOK_ALIKES)
def test_is_silent(name):
    """What is ordered, or one step, or comes out alike in any order, is no race."""
    assert places(*LOOK_ALIKES[name]) == []


def test_both_sides_are_told():
    """Threads, actions, places, and the locks held at each."""
    race, _ = predicted(RACY["two locks"][0], BOTH)
    told = [(each.thread, each.action, each.target, each.line, each.holding) for each in race.sides]
    assert told == [
        ("T1", "reads", "self.value", 11, ("self.first (line 10)",)),
        ("T1", "writes", "self.value", 11, ("self.first (line 10)",)),
        ("T2", "writes", "self.value", 15, ("self.second (line 14)",)),
    ]
    assert "T1 reads self.value and writes it back (line 11); thread T2 may write it" in race.message


def test_what_happens_in_the_scenario_alone_is_not_told():
    """The submission isn't to blame for it."""
    scenario = """
    def play(submission):
        seen = [0]

        def count():
            seen[0] += 1

        run_together([count, count])
    """
    assert places("", scenario) == []


def test_a_look_in_one_call_and_a_write_in_the_next_are_no_two_halves():
    """Other threads come between the calls, but each call is under the lock."""
    source = """
    import threading

    class Account:
        balance = 5

    lock = threading.Lock()

    def move(source, target):
        with lock:
            if source.balance < 1:
                return
            source.balance -= 1
            target.balance += 1
    """
    scenario = """
    def play(submission):
        one, two = submission.Account(), submission.Account()
        there, back = (one, two), (two, one)
        run_together([lambda: [submission.move(*there), submission.move(*back)]] * 2)
    """
    subject = Program({"subject.py": dedent(source)}, "subject.py", dedent(scenario))
    *_, last = explore(subject, "play", {}, Settings(schedules=100))
    assert isinstance(last, Explored)
    assert last.predicted == ()
