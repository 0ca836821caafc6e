"""Findings with traces, written down as rows."""

from grader.judge.diagnosis import Program, diagnose
from grader.results import Finding, Step, Trace

INTERRUPTED = "7f3a9.g1,1@4=2"
REAL = "observed on real threads in run 1 of 3; not replayable"


def trace_of(rows, threads=("main", "T1", "T2", "T3"), *, truncated=False):
    """Rows of thread, kind, line, target, value and note, with the program's lines for their texts."""
    return Trace(threads, tuple(Step(number, *row) for number, row in enumerate(rows, 1)), 2, truncated=truncated)


def rows_of(source, *rows):
    """Steps in ``x.py``, given as thread, kind, line, target, and perhaps value and note; line 0 is the scenario."""
    lines = source.splitlines()
    for thread, kind, line, target, *rest in rows:
        yield (
            thread,
            kind,
            "x.py" if line else "scenarios.py",
            line,
            lines[line - 1].strip() if line else "",
            target,
            *rest,
        )


def named(source, *rows, kind="wrong-outcome", waits=(), **how):
    """The name that a finding with such a trace gets; empty for none."""
    trace = trace_of(rows_of(source, *rows), **how)
    finding = Finding(kind, "wrong", file="x.py", trace=trace, waits=waits, schedule=INTERRUPTED)
    return diagnose(finding, Program({"x.py": source})).diagnosis
