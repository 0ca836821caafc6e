"""A pattern is named where the trace shows it, and nowhere else.

The programs run through the real worker; what is diagnosed is the minimised trace of their first failing schedule.
"""

from __future__ import annotations

import textwrap

import pytest
from small_exercise import TOML

from grader.judge.diagnosis import Contrast, Program, diagnose
from grader.judge.diagnosis.agreement import agreed
from grader.judge.diagnosis.handlers import unguarded_calls
from grader.results import CheckResult, Finding, Side, Step, Trace, Wait

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
    "a look at the wrong thing": (
        "in-band-signal",
        """
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
    ),
    "nobody notifies": (
        "missing-notify",
        """
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
    ),
    "a turn that changes nothing": (
        "plain-mistake",
        """
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
    ),
    "a wrong sum": (
        "plain-mistake",
        """
        def __init__(self):
            self.value = 3
        def one(self):
            pass
        two = one
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
    "a look through another name": (
        "check-then-act",
        """
        def __init__(self):
            self._value = 1
            self.lock = threading.Lock()
        @property
        def value(self):
            return self._value
        def one(self):
            if self.value < 2:
                with self.lock:
                    self._value += 1
        two = one
        """,
    ),
    "a look before the lock, and nobody is left": (
        "check-then-act",
        """
        value = 2
        def __init__(self):
            self.closed = False
            self.jobs = []
            self.done = threading.Event()
            self.lock = threading.Lock()
        def one(self):
            if self.closed:
                return
            with self.lock:
                self.jobs.append(1)
            self.done.wait()
        def two(self):
            with self.lock:
                self.closed = True
            if self.jobs:
                self.done.set()
        """,
    ),
    "a value that is there for a moment": (
        "unsafe-publication",
        """
        def __init__(self):
            self.money, self.value = 2, 2
        def one(self):
            self.money -= 5
            if self.money < 0:
                self.money += 5
        def two(self):
            self.value = self.money
        """,
    ),
    "an event before the value, of one who calls it otherwise": (
        "unsafe-publication",
        """
        class Future:
            def __init__(self):
                self.done, self.content = threading.Event(), None
            def get(self):
                self.done.wait()
                return self.content
        def __init__(self):
            self.future, self.value = self.Future(), None
        def one(self):
            future = self.future
            future.done.set()
            future.content = 2
        def two(self):
            self.value = self.future.get()
        """,
    ),
    "a flag before the value": (
        "unsafe-publication",
        """
        def __init__(self):
            self.made, self.content, self.value = False, None, None
        def one(self):
            self.made = True
            self.content = 2
        def two(self):
            self.value = self.content if self.made else 2
        """,
    ),
    "the word before the deed": (
        "unsafe-publication",
        """
        def __init__(self):
            self.log = []
            self.first_done = threading.Event()
        def first(self, run):
            self.first_done.set()
            run()
        def second(self, run):
            self.first_done.wait()
            run()
        def one(self):
            self.first(lambda: self.log.append(1))
        def two(self):
            self.second(lambda: self.log.append(2))
        @property
        def value(self):
            return 2 if self.log == [1, 2] else self.log
        """,
    ),
    "locks of one's own in a list": (
        "new-lock-per-call",
        """
        def __init__(self):
            self.value = 0
        def one(self):
            locks = [threading.Lock() for _ in range(2)]
            with locks[0], locks[1]:
                self.value += 1
        two = one
        """,
    ),
    "a sleep, for there is nothing to wait with": (
        "sleep-as-synchronisation",
        """
        def __init__(self):
            self.log = []
        def one(self):
            self.log.append(1)
        def two(self):
            time.sleep(0.1)
            self.log.append(2)
        @property
        def value(self):
            return 2 if self.log == [1, 2] else self.log
        """,
    ),
}

NAMELESS = {
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
    source = f"import queue\nimport threading\nimport time\n\n\nclass Program:\n{body}\n    def result(self):\n        return self.value\n"
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


PLAIN = Program({"bank.py": "class Account:\n    pass\n", "counter.py": "", "x.py": ""})


def _steps(*rows):
    return tuple(Step(number, *row) for number, row in enumerate(rows, 1))


def _wrong(*rows, threads=("main", "T1", "T2")):
    return Finding("wrong-outcome", "wrong", trace=Trace(threads, _steps(*rows), 2), schedule="7f3a9.g1,1@4=2")


def test_different_objects_of_the_same_name_are_told_apart():
    """``self.balance`` of one account is not that of another, as their values show."""
    update = [
        (1, "read", "bank.py", 5, "", "self.balance", "10"),
        (2, "read", "bank.py", 5, "", "self.balance", "99"),
        (2, "write", "bank.py", 5, "", "self.balance", "98"),
        (1, "write", "bank.py", 5, "", "self.balance", "9"),
    ]
    assert diagnose(_wrong(*update), PLAIN).diagnosis == ""
    update[1] = (*update[1][:6], "10")
    assert diagnose(_wrong(*update), PLAIN).diagnosis == "lost-update"


def test_threads_of_one_name_are_not_mixed_up():
    """A lock that the thread before kept is not one that this thread took twice; a cycle of such names proves nothing."""
    steps = [(1, "acquire", "counter.py", 3, "", "self.lock"), (2, "block", "counter.py", 3, "", "self.lock")]
    trace = Trace(("main", "T1", "T1"), _steps(*steps), 1)
    own = Wait("T1", "self.lock", 3, "T1", 3, "waits for the lock", "counter.py")
    assert diagnose(Finding("deadlock", "stuck", trace=trace, waits=(own,)), PLAIN).diagnosis == "lock-not-released"
    circle = (
        Wait("main", "self.left", 3, "T1", 3, "waits for the lock", "counter.py"),
        Wait("T1", "self.right", 3, "main", 3, "waits for the lock", "counter.py"),
    )
    assert diagnose(Finding("deadlock", "stuck", trace=trace, waits=circle), PLAIN).diagnosis == ""


def test_without_a_trace_only_the_waits_speak():
    """A finding that could not be replayed is diagnosed as far as its wait-for graph goes."""
    waits = (
        Wait("T1", "b", 3, "T2", 3, "waits for the lock", "x.py"),
        Wait("T2", "a", 3, "T1", 3, "waits for the lock", "x.py"),
    )
    assert diagnose(Finding("deadlock", "stuck", waits=waits), PLAIN).diagnosis == "lock-order-inversion"
    assert diagnose(Finding("wrong-outcome", "wrong"), PLAIN).diagnosis == ""


def test_a_predicted_circle_has_the_same_name_as_one_that_stands():
    """A ``lock-order`` finding is the inversion, at the lines of its sides."""
    sides = (Side("T1", "takes", "self.b", "x.py", 1, ()), Side("T2", "takes", "self.a", "x.py", 2, ()))
    program = Program({"x.py": "with b: pass\nwith a: pass\n"})
    found = diagnose(Finding("lock-order", "may wait for ever", sides=sides), program)
    assert (found.diagnosis, found.line) == ("lock-order-inversion", 1)


def test_an_authors_hint_goes_first():
    """The exercise knows better what to ask."""
    own = (Wait("T1", "a", 3, "T1", 3, "waits for the lock", "x.py"),)
    assert diagnose(Finding("deadlock", "stuck", hint="Look.", waits=own), PLAIN).hint == "Look."


def test_the_lines_are_named_in_the_students_own_words():
    """The explanation ends with the lines that show the pattern, and the finding stands at the first of them."""
    program = Program({"bank.py": "class Account:\n    def add(self):\n        self.balance += 1\n"})
    rows = [(thread, kind, "bank.py", 3, "self.balance += 1", "self.balance", value) for thread, kind, value in (
        (1, "read", "0"), (2, "read", "0"), (2, "write", "1"), (1, "write", "1"))]  # fmt: skip
    found = diagnose(_wrong(*rows), program)
    assert (found.file, found.line) == ("bank.py", 3)
    assert found.explanation.endswith("See line 3, “self.balance += 1”.")


def test_another_order_than_expected_is_the_order_of_finishing():
    """What was observed is what was expected in another order, and a thread was interrupted."""
    program = Program({"gather.py": "import threading\n\n\ndef f(x):\n    return threading.Thread(target=x)\n"})
    finding = _wrong((1, "read", "gather.py", 5, "", "x", "1"))
    assert diagnose(finding, program, Contrast([2, 1], [1, 2])).diagnosis == "completion-order"
    assert diagnose(finding, program, Contrast([3, 1], [1, 2])).diagnosis == ""


def test_a_plain_mistake_is_only_said_where_nothing_else_is():
    """Beside a finding that shows a pattern it would lead away from it."""
    plain, race = (Finding("wrong-outcome", "x", name, f"{name} means …") for name in ("plain-mistake", "lost-update"))
    check = CheckResult("test_it", "It", False, 0, 1, findings=(plain,))
    assert agreed((check,)) == (check,)
    both = agreed((check, CheckResult("test_that", "That", False, 0, 1, findings=(race,))))
    assert [each.findings[0].diagnosis for each in both] == ["", "lost-update"]
    assert both[0].findings[0].explanation == ""


def test_what_threads_tell_each_other_with_belongs_to_one_object():
    """Semaphores of the class, where the scenario has made two of it; with one object they are as good as its own."""
    source = "class Game:\n    may_ping = threading.Semaphore(1)\n    def ping(self):\n        self.may_ping.acquire()\n"
    made = (0, "call", "scenarios.py", 3, "games = [Game(), Game()]", "submission.Game(2)")
    taken = (1, "call", "x.py", 4, "self.may_ping.acquire()", "self.may_ping.acquire()")
    for rows, name in (((made, made, taken), "state-shared-by-all"), ((made, taken), "")):
        assert diagnose(_wrong(*rows), Program({"x.py": source})).diagnosis == name


@pytest.mark.parametrize("taken", ["job = q.get()\n        call, value = job", "call, value = q.get()", "job = q.get()\n        call = job[0]"])
def test_what_comes_out_of_a_queue_was_handed_over(taken):
    """Whatever it is unpacked into: what it raises ends a worker that raises it again."""
    work = f"def work():\n    while True:\n        {taken}\n        try:\n            call(1)\n        except BaseException:\n            raise\n"
    program = Program({"x.py": f"{work}threading.Thread(target=work).start()\n"})
    assert [call.lineno for call in unguarded_calls(program, strict=True)] == [work.count("\n", 0, work.index("call(1)")) + 1]
