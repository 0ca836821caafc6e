"""A pattern is named where the trace shows it, and nowhere else.

The programs run through the real worker; what is diagnosed is the minimised trace of their first failing schedule.
"""

from __future__ import annotations

import textwrap

import pytest
from small_exercise import TOML

from grader.judge.diagnosis import diagnose
from grader.results import Finding, Step, Trace, Wait

SCENARIOS = """
def meet(submission):
    program = submission.Program()
    run_together([program.one, program.two])
    return program.result()
"""

CHECKS = '''
import pytest


@pytest.mark.points(3)
def test_meeting(submission):
    """They meet."""
    submission.explore("meet", schedules=300).always(2)
'''

LOSES = {
    "no lock at all": (
        "lost-update",
        """
        def __init__(self):
            self.value = 0
        def one(self):
            self.value += 1
        two = one
        """,
    ),
    "a value read too early": (
        "lost-update",
        """
        def __init__(self):
            self.value = 0
            self.lock = threading.Lock()
        def one(self):
            before = self.value
            with self.lock:
                self.value = before + 1
        two = one
        """,
    ),
    "a check before the act": (
        "check-then-act",
        """
        def __init__(self):
            self.taken = None
            self.value = 3
        def one(self):
            if self.taken is None:
                self.taken = threading.current_thread()
                self.value -= 1
        two = one
        """,
    ),
    "a look before the wait": (
        "lost-wakeup",
        """
        def __init__(self):
            self.ready = False
            self.value = 2
            self.changed = threading.Condition()
        def one(self):
            if not self.ready:
                with self.changed:
                    self.changed.wait()
        def two(self):
            with self.changed:
                self.ready = True
                self.changed.notify_all()
        """,
    ),
    "no look at all": (
        "lost-wakeup",
        """
        def __init__(self):
            self.value = 2
            self.changed = threading.Condition()
        def one(self):
            with self.changed:
                self.changed.wait()
        def two(self):
            with self.changed:
                self.changed.notify()
        """,
    ),
    "locks in opposite order": (
        "lock-order-inversion",
        """
        def __init__(self):
            self.value = 2
            self.left = threading.Lock()
            self.right = threading.Lock()
        def one(self):
            with self.left, self.right:
                pass
        def two(self):
            with self.right, self.left:
                pass
        """,
    ),
    "a lock kept by a thread that is gone": (
        "lock-not-released",
        """
        def __init__(self):
            self.value = 2
            self.lock = threading.Lock()
        def one(self):
            self.lock.acquire()
        two = one
        """,
    ),
    "a lock taken twice": (
        "self-deadlock",
        """
        def __init__(self):
            self.value = 2
            self.lock = threading.Lock()
        def one(self):
            with self.lock:
                self.two()
        def two(self):
            with self.lock:
                pass
        """,
    ),
    "an item that nobody puts": (
        "waits-for-nothing",
        """
        def __init__(self):
            self.value = 2
            self.items = queue.Queue()
        def one(self):
            self.items.put(1)
        def two(self):
            self.items.get()
            self.items.get()
        """,
    ),
}

NAMELESS = {
    "a turn that is taken without a look": """
        def __init__(self):
            self.turn = 5
            self.value = 3
        def one(self):
            if self.turn:
                self.value = 3
                self.turn = 1
        def two(self):
            self.turn = 7
        """,
    "a wrong sum": """
        def __init__(self):
            self.value = 3
        def one(self):
            pass
        two = one
        """,
    "a look at the wrong thing": """
        def __init__(self):
            self.item = None
            self.value = 2
            self.changed = threading.Condition()
        def one(self):
            with self.changed:
                while not self.item:
                    self.changed.wait()
        def two(self):
            with self.changed:
                self.item = 0
                self.changed.notify_all()
        """,
    "nobody notifies": """
        def __init__(self):
            self.ready = False
            self.value = 2
            self.changed = threading.Condition()
        def one(self):
            with self.changed:
                while not self.ready:
                    self.changed.wait()
        def two(self):
            with self.changed:
                self.ready = True
        """,
    "two events that wait for each other": """
        def __init__(self):
            self.value = 2
            self.first = threading.Event()
            self.second = threading.Event()
        def one(self):
            self.first.wait()
            self.second.set()
        def two(self):
            self.second.wait()
            self.first.set()
        """,
}


def _diagnosed(small, body):
    small.write(toml=TOML.replace('["Counter.increment", "Counter.value"]', "[]"), scenarios=SCENARIOS, checks=CHECKS)
    body = textwrap.indent(textwrap.dedent(body), "    ")
    source = f"import queue\nimport threading\n\n\nclass Program:\n{body}\n    def result(self):\n        return self.value\n"
    return small.grade(source).tests[0].findings[0]


@pytest.mark.parametrize(("name", "body"), LOSES.values(), ids=LOSES)
def test_a_pattern_is_named(small, name, body):
    """By the name that textbooks give it, with what it means and a hint."""
    finding = _diagnosed(small, body)
    assert finding.diagnosis == name
    assert finding.explanation
    assert finding.hint


@pytest.mark.parametrize("body", NAMELESS.values(), ids=NAMELESS)
def test_no_name_is_better_than_a_wrong_one(small, body):
    """What only looks like a pattern is left unnamed."""
    finding = _diagnosed(small, body)
    assert (finding.fatal, finding.diagnosis, finding.explanation) == (True, "", "")


def _steps(*rows):
    return tuple(Step(number, *row) for number, row in enumerate(rows, 1))


def _wrong(*rows, threads=("main", "T1", "T2")):
    return Finding("wrong-outcome", "wrong", trace=Trace(threads, _steps(*rows), 2))


def test_different_objects_of_the_same_name_are_told_apart():
    """``self.balance`` of one account is not that of another, as their values show."""
    update = [
        (1, "read", "bank.py", 5, "", "self.balance", "10"),
        (2, "read", "bank.py", 5, "", "self.balance", "99"),
        (2, "write", "bank.py", 5, "", "self.balance", "98"),
        (1, "write", "bank.py", 5, "", "self.balance", "9"),
    ]
    assert diagnose(_wrong(*update)).diagnosis == ""
    update[1] = (*update[1][:6], "10")
    assert diagnose(_wrong(*update)).diagnosis == "lost-update"


def test_threads_of_one_name_are_not_mixed_up():
    """A lock that the thread before kept is not one that this thread took twice; a cycle of such names proves nothing."""
    steps = [(1, "acquire", "counter.py", 3, "", "self.lock"), (2, "block", "counter.py", 3, "", "self.lock")]
    trace = Trace(("main", "T1", "T1"), _steps(*steps), 1)
    own = Wait("T1", "self.lock", 3, "T1", 3, "waits for the lock", "counter.py")
    assert diagnose(Finding("deadlock", "stuck", trace=trace, waits=(own,))).diagnosis == "lock-not-released"
    circle = (
        Wait("main", "self.left", 3, "T1", 3, "waits for the lock", "counter.py"),
        Wait("T1", "self.right", 3, "main", 3, "waits for the lock", "counter.py"),
    )
    assert diagnose(Finding("deadlock", "stuck", trace=trace, waits=circle)).diagnosis == ""


def test_without_a_trace_only_the_waits_speak():
    """A finding that could not be replayed is diagnosed as far as its wait-for graph goes."""
    waits = (
        Wait("T1", "b", 3, "T2", 3, "waits for the lock", "x.py"),
        Wait("T2", "a", 3, "T1", 3, "waits for the lock", "x.py"),
    )
    assert diagnose(Finding("deadlock", "stuck", waits=waits)).diagnosis == "lock-order-inversion"
    assert diagnose(Finding("wrong-outcome", "wrong")).diagnosis == ""


def test_an_authors_hint_goes_first():
    """The exercise knows better what to ask."""
    finding = Finding(
        "deadlock", "stuck", hint="Look.", waits=(Wait("T1", "a", 3, "T1", 3, "waits for the lock", "x.py"),)
    )
    assert diagnose(finding).hint == "Look."
