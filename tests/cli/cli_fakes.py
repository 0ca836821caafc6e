"""A judge that needs no worker: it returns the report it is given and notes what it was asked."""

from __future__ import annotations

from grader.results import CheckResult, Finding, Report, Verdict


def report(verdict=Verdict.PASSED, score=10.0, findings=()):
    check = CheckResult(
        "test_it",
        "It works.",
        verdict is Verdict.PASSED,
        score,
        10.0,
        schedules=500,
        findings=tuple(findings),
    )
    return Report("exercise-05", "A counter", "counter.py", verdict, score, 10.0, seed=0, tests=(check,), source={})


def finding(diagnosis=""):
    return Finding("wrong-outcome", "Not every increment counts", diagnosis, schedule="7f3a9.g1,1@14=2")


class FakeJudge:
    """Stands in for ``grader.judge.grade``."""

    def __init__(self, answer):
        self.answer = answer
        self.asked = []

    def __call__(self, exercise, submission, sandbox, options=None):
        self.asked.append((exercise, submission, sandbox, options))
        if isinstance(self.answer, BaseException):
            raise self.answer
        return self.answer
