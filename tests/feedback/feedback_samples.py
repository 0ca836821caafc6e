"""Reports and traces made by hand, for tests that render them."""

from __future__ import annotations

from dataclasses import replace

from grader.results import CheckResult, Finding, Outcome, Report, Step, Trace, Verdict, Wait

SOURCE = "class Counter:\n" + "\n" * 7 + "        value = self.value\n        self.value = value + 1\n"


def step(number: int, thread: int, kind: str, line: int, text: str, target: str = "", value: str = "") -> Step:
    return Step(number, thread, kind, "counter.py", line, text, target, value)


def lost_update(padding: int = 3) -> Trace:
    """Thread 1 reads, thread 2 reads and writes, thread 1 writes what it had read."""
    dull = [(1, "loop", 7, "for _ in range(2):", "", "") for _ in range(padding)]
    steps = [
        (0, "start", 3, "thread.start()", "Thread-1", ""),
        (0, "start", 3, "thread.start()", "Thread-2", ""),
        *dull,
        (1, "read", 9, "value = self.value", "self.value", "0"),
        (2, "read", 9, "value = self.value", "self.value", "0"),
        (2, "write", 10, "self.value = value + 1", "self.value", "1"),
        (2, "end", 10, "self.value = value + 1", "", ""),
        (1, "write", 10, "self.value = value + 1", "self.value", "1"),
        (1, "end", 10, "self.value = value + 1", "", ""),
    ]
    every = tuple(step(number, *each) for number, each in enumerate(steps, start=1))
    return Trace(("MainThread", "Thread-1", "Thread-2"), every, switches=4)


def lost(**changes: object) -> Finding:
    finding = Finding(
        "wrong-outcome",
        "Not every increment is in the final value",
        diagnosis="lost-update",
        file="counter.py",
        line=10,
        schedule="v1.0123-abc",
        trace=lost_update(),
    )
    return replace(finding, **changes)  # type: ignore[arg-type]


def deadlock() -> Finding:
    steps = [
        (1, "acquire", 4, "with left:", "left", ""),
        (2, "acquire", 8, "with right:", "right", ""),
        (1, "block", 5, "with right:", "right", ""),
        (2, "block", 9, "with left:", "left", ""),
    ]
    trace = Trace(
        ("MainThread", "Anna", "Bert"),
        tuple(step(number, *each) for number, each in enumerate(steps, start=1)),
        3,
    )
    waits = (
        Wait("Anna", "right", 5, "Bert", 8, "waits for the lock", "counter.py"),
        Wait("Bert", "left", 9, "Anna", 4, "waits for the lock", "counter.py"),
    )
    return Finding("deadlock", "Two threads wait for each other", schedule="tok", trace=trace, waits=waits)


def check(
    *findings: Finding, name: str = "test_lost", title: str = "No increment is lost", **changes: object
) -> CheckResult:
    result = CheckResult(name, title, passed=not findings, points=0 if findings else 4, max_points=4, schedules=37)
    result = replace(result, findings=findings, outcomes=(Outcome(6, 35, "a"), Outcome(5, 2, "b")) if findings else ())
    return replace(result, **changes)  # type: ignore[arg-type]


def report(*checks: CheckResult, **changes: object) -> Report:
    failed = any(not each.passed for each in checks)
    made = Report(
        "exercise-05",
        "A counter that never loses an increment",
        "counter.py",
        Verdict.FAILED if failed else Verdict.PASSED,
        sum(each.points for each in checks),
        sum(each.max_points for each in checks),
        seed=0,
        tests=checks,
        source={"counter.py": SOURCE},
        sandbox="local",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def hostile(text: str) -> Report:
    """A report in which everything that a submission can choose is *text*."""
    threads = ("MainThread", text, f"{text}2")
    steps = tuple(replace(each, target=text, value=text, text=text, note=text) for each in lost_update(0).steps)
    trace = Trace(threads, steps, switches=4)
    found = Finding(text, text, text, text, text, text, 3, text, traceback=text, observed=text, waits=deadlock().waits)
    waits = (Wait(text, text, 5, f"{text}2", 8, text, "counter.py"),)
    drawn = lost(message=text, trace=trace, explanation=text, waits=waits)
    checks = (
        check(drawn, title=text, outcomes=(Outcome(text, 3, text),)),
        check(replace(found, file="counter.py"), name="test_two"),
        check(lost(fatal=False, message=text, kind=text), name="test_three", passed=True, points=4),
    )
    return report(*checks, output=f"{text}\n{text}", notices=(text,), submission=text, title=text)
