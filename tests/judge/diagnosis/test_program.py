"""What a program's text says is read without running it, and nothing in the text can stop the grading."""

from __future__ import annotations

import ast
import time

import pytest

from grader.judge.diagnosis import Program, diagnose
from grader.judge.diagnosis.program import LONGEST, dotted
from grader.results import Finding, Step, Trace

HOSTILE = {
    "no python": "def (:",
    "a null": "x = 1\0",
    "too long": "x = 1\n" * (LONGEST // 5),
    "brackets": "(" * 5_000,
    "deep brackets": "x = " + "(" * 150 + "1" + ")" * 150,
    "a deep chain": "x" + ".a" * 30_000,
    "a long sum": "x = " + "+".join(["1"] * 20_000),
    "deep calls": "x = " + "f(" * 90 + ")" * 90,
    "deep blocks": "\n".join(" " * depth + "if x:" for depth in range(90)) + "\n" + " " * 90 + "pass",
    "many negations": "x = " + "not " * 3_000 + "y",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_costs_no_more_than_its_diagnosis(text):
    """Whatever the text, diagnosing ends soon, and never raises."""
    program = Program({"counter.py": text})
    steps = (Step(1, 1, "read", "counter.py", 1, "x", "x", "1"), Step(2, 2, "write", "counter.py", 1, "x", "x", "2"))
    began = time.perf_counter()
    for kind in ("wrong-outcome", "exception", "deadlock", "timeout", "leaked-process"):
        for observed in ("", "observed on real threads in run 1 of 9"):
            trace = None if observed else Trace(("main", "T1", "T2"), steps, 1)
            diagnose(Finding(kind, "x", file="counter.py", line=1, trace=trace, observed=observed), program)
    assert time.perf_counter() - began < 20


def test_names_are_resolved_through_the_imports():
    """However a lock is imported, it is the same lock."""
    for text in ("import threading\nx = threading.Lock()", "import threading as t\nx = t.Lock()",
                 "from threading import Lock\nx = Lock()", "from threading import Lock as L\nx = L()"):  # fmt: skip
        (call,) = Program({"a.py": text}).made("Lock")
        assert dotted(call.func)
        assert Program({"a.py": text}).called(call) == "threading.Lock"


def test_what_surrounds_a_node_ends_at_its_function():
    """A ``while`` around a function is no loop around what the function does."""
    text = "while True:\n    def f():\n        lock.acquire()\n"
    program = Program({"a.py": text})
    (call,) = program.methods("acquire")
    assert not program.in_loop(call)
    assert isinstance(program.function_of(call), ast.FunctionDef)


def test_what_was_handed_over_includes_what_loops_take_out_of_it():
    """The item of a loop over a parameter was handed over as well; one of a local list was not."""
    text = "def f(jobs):\n    for at, job in enumerate(jobs):\n        job()\n    for own in [1]:\n        own()\n"
    program = Program({"a.py": text})
    handed = [dotted(call.func) for call in program.calls if dotted(call.func) in program.handed_to(call)]
    assert handed == ["job"]
