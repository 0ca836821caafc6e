"""A bounded buffer judged by a model of ten lines: an exercise from end to end, right and wrong submissions."""

from __future__ import annotations

import pytest
from small_exercise import SmallExercise

from grader.errors import ExerciseError
from grader.language import speaking, translate

TOML = """
title = "A bounded buffer"
module = "counter.py"
points = 3
interface = ["Buffer.put", "Buffer.get"]
"""

SCENARIOS = """
def use(submission, capacity, calls, before=(), after=()):
    return history_of(submission.Buffer(capacity), calls, before=before, after=after)
"""

CHECKS = '''
import pytest

from grader.judge import Blocks


class Buffer:
    def __init__(self, capacity):
        self.capacity, self.items = capacity, []

    def put(self, item):
        if len(self.items) == self.capacity:
            raise Blocks
        self.items.append(item)

    def get(self):
        if not self.items:
            raise Blocks
        return self.items.pop(0)

    def __len__(self):
        return len(self.items)


@pytest.mark.points(2)
def test_like_a_queue(submission):
    """Several threads put and get."""
    submission.explore(
        "use", schedules=150, capacity=1, calls=[[("put", 1), ("put", 2)], [("get",)], [("get",), ("__len__",)]]
    ).linearizable(lambda: Buffer(1), message="Not every item goes through in order.")


@pytest.mark.points(1)
def test_waits(submission):
    """A call that can't go on waits, and goes on when it can."""
    submission.explore("use", schedules=60, capacity=2, before=[("get",)], calls=[[("put", 1)]]).linearizable(
        lambda: Buffer(2)
    )
    submission.explore(
        "use", schedules=60, capacity=1, calls=[[("put", 1)], [("put", 2)], [("put", 3)]], after=[("get",)]
    ).linearizable(lambda: Buffer(1))
'''

CORRECT = """
import threading
from collections import deque


class Buffer:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = deque()
        self.changed = threading.Condition()

    def put(self, item):
        with self.changed:
            while len(self.items) == self.capacity:
                self.changed.wait()
            self.items.append(item)
            self.changed.notify_all()

    def get(self):
        with self.changed:
            while not self.items:
                self.changed.wait()
            item = self.items.popleft()
            self.changed.notify_all()
            return item

    def __len__(self):
        return len(self.items)
"""

QUEUE = """
import queue


class Buffer(queue.Queue):
    def __len__(self):
        return self.qsize()
"""

SPINNING = """
import threading
import time


class Buffer:
    def __init__(self, capacity):
        self.capacity, self.items, self.lock = capacity, [], threading.Lock()

    def put(self, item):
        while True:
            with self.lock:
                if len(self.items) < self.capacity:
                    return self.items.append(item)
            time.sleep(0.01)

    def get(self):
        while True:
            with self.lock:
                if self.items:
                    return self.items.pop(0)

    def __len__(self):
        return len(self.items)
"""

FAULTY = {
    "if for while": (CORRECT.replace("while not", "if not"), "wrong-outcome", "raised IndexError"),
    "one waiter notified": (CORRECT.replace("notify_all", "notify"), "deadlock", "never returned"),
    "no notification": (CORRECT.replace("            self.changed.notify_all()\n            return", "            return"), "deadlock", "never returned"),
    "last in, first out": (CORRECT.replace("popleft", "pop").replace("== self.capacity", "> self.capacity"), "wrong-outcome", "gave"),
    "a place too many": (CORRECT.replace("== self.capacity", "> self.capacity"), "wrong-outcome", "put"),
    "never full": (CORRECT.replace("while len(self.items) == self.capacity", "while False"), "wrong-outcome", "put"),
    "gives up": (CORRECT.replace("            while not self.items:\n                self.changed.wait()", "            if not self.items: return None"), "wrong-outcome", "gave None"),
    "a wrong length": (CORRECT.replace("return len(self.items)", "return 0"), "wrong-outcome", "__len__() in T3 gave 0"),
    "spins for nothing": (SPINNING.replace("if self.items:", "if self.items and self.items[0] != 2:"), "no-progress", "never returned"),
}  # fmt: skip


@pytest.fixture
def buffer(tmp_path):
    return SmallExercise(tmp_path, toml=TOML, scenarios=SCENARIOS, checks=CHECKS)


@pytest.mark.parametrize("source", [CORRECT, QUEUE, SPINNING], ids=["condition", "queue", "spinning"])
def test_correct_buffers_pass(buffer, source):
    """However they are made; a thread that waits by asking again and again waits, too."""
    report = buffer.grade(source)
    assert report.score == 3, [finding.message for test in report.tests for finding in test.findings]


@pytest.mark.parametrize("fault", FAULTY)
def test_faulty_buffers_fail_for_their_reason(buffer, fault):
    """One model finds them all, with no scenario made for any of them."""
    source, kind, words = FAULTY[fault]
    report = buffer.grade(source)
    found = [finding for test in report.tests for finding in test.findings if finding.fatal]
    assert found, fault
    assert found[0].kind == kind
    assert words in found[0].message
    assert found[0].schedule
    assert found[0].trace.steps


def test_the_authors_part_of_a_message_can_be_told(buffer):
    """So that it can be replaced by its translation, and the sentence around it be translated by itself."""
    source, _, _ = FAULTY["last in, first out"]
    message = buffer.grade(source).tests[0].findings[0].message
    assert message.values["message"] == "Not every item goes through in order."
    with speaking("zh"):
        assert translate(message).startswith("Not every item goes through in order.（")


def test_a_deadlock_tells_who_waits_for_what(buffer):
    """With the lines, as any deadlock does; the call that is rightly waiting is no finding."""
    source, _, _ = FAULTY["no notification"]
    finding = buffer.grade(source).tests[0].findings[0]
    assert (finding.kind, finding.diagnosis) == ("deadlock", "missing-notify")
    assert ("T1", "waits to be notified on", 15) in [(wait.thread, wait.action, wait.line) for wait in finding.waits]
    assert finding.file == "counter.py"


def test_what_was_observed_is_told_without_its_timing(buffer):
    """A report lists what calls came to, each combination once."""
    outcomes = buffer.grade(CORRECT).tests[0].outcomes
    assert ["T1: put(1), put(2)", "T2: get() → 1", "T3: get() → 2, __len__() → 0"] in [each.value for each in outcomes]
    assert len(outcomes) == len({str(each.value) for each in outcomes})
    assert sum(each.count for each in outcomes) == 150


def test_a_failure_replays(buffer):
    """Its token leads to the same history."""
    source, _, _ = FAULTY["if for while"]
    finding = buffer.grade(source).tests[0].findings[0]
    replayed = buffer.replay(source, finding.schedule)
    assert not replayed.diverged
    assert ["IndexError", "LookupError", "Exception", "BaseException"] in [row.get("raised") for row in replayed.value]


def test_leaked_threads_are_still_leaks(buffer):
    """Only a call of the history may wait for ever, not a thread that the submission has started."""
    leaky = CORRECT.replace("self.capacity = capacity", "self.capacity = capacity\n        threading.Thread(target=threading.Event().wait).start()")  # fmt: skip
    assert {test.findings[0].kind for test in buffer.grade(leaky).tests} == {"leaked-thread"}


def test_a_stub_is_not_implemented(buffer):
    """What raises NotImplementedError is no outcome of a call."""
    stub = CORRECT.replace("with self.changed:", "raise NotImplementedError\n        with self.changed:")
    assert {test.findings[0].kind for test in buffer.grade(stub).tests} == {"not-implemented"}


def on_real_threads(budget):
    checks = CHECKS.replace("submission.explore(", "submission.stress(")
    return checks.replace("schedules=60", budget).replace("schedules=150", budget)


def test_real_threads_are_judged_alike(buffer):
    """Under stress, after the controlled schedules: right, wrong, and waiting for ever."""
    buffer.write(checks=on_real_threads("runs=4"))
    report = buffer.grade(CORRECT)
    assert (report.score, [test.runs for test in report.tests]) == (3, [4, 8])
    wrong = buffer.grade(CORRECT.replace("popleft", "pop").replace("== self.capacity", "> self.capacity"))
    assert wrong.score < 3


def test_real_threads_alone_find_it_too(buffer):
    """Without the simulation."""
    buffer.write(checks=on_real_threads("runs=4, simulated=False"))
    finding = buffer.grade(CORRECT.replace("while len(self.items) == self.capacity", "while False")).tests[1].findings[0]
    assert (finding.kind, "observed on real threads" in finding.observed) == ("wrong-outcome", True)


MISTAKES = {
    "a model without the method": (CHECKS.replace("def put", "def push"), "has no 'put'"),
    "no calls": (CHECKS.replace("calls=[[(\"put\", 1)]]", "things=[]"), "it takes the calls"),
    "a model that fails": (CHECKS.replace("self.items.pop(0)", "self.itmes.pop(0)"), "fails with AttributeError"),
}  # fmt: skip


@pytest.mark.parametrize(("checks", "said"), MISTAKES.values(), ids=MISTAKES)
def test_an_authors_mistake_costs_nobody_points(buffer, checks, said):
    """It ends the grading, with what is wrong."""
    buffer.write(checks=checks)
    with pytest.raises(ExerciseError, match=said):
        buffer.grade(CORRECT)


def test_a_scenario_that_returns_something_else_is_told(buffer):
    """The demand needs a history; an empty one isn't one either."""
    buffer.write(scenarios=SCENARIOS.replace("return history_of", "return [] and history_of"))
    finding = buffer.grade(CORRECT).tests[0].findings[0]
    assert (finding.kind, "history_of" in finding.message) == ("wrong-outcome", True)
