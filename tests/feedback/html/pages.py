"""The pages that are looked at: real reports, and one in which everything that a submission can say is hostile."""

from __future__ import annotations

from dataclasses import replace

from feedback_samples import check, deadlock, lost, report
from recorded import NAMES, recorded

from grader.feedback import html
from grader.feedback.phrases import Phrases
from grader.feedback.view import Look
from grader.results import Finding, Report, Trace

NASTY = """</script><script>hacked=1</script><img src=x onerror="hacked=1">' onload=hacked=1 </template><style>*{}"""
ALL = (*NAMES, "hostile")


def report_of(name: str) -> Report:
    """One of the reports by its name."""
    return hostile() if name == "hostile" else recorded(name)


def page_of(name: str, language: str = "en") -> str:
    """Its page."""
    return html.render(report_of(name), Look(Phrases(language)))


def hostile(said: str = NASTY) -> Report:
    """A lost update, a deadlock and an exception whose every name, value, line and message is *said*."""
    findings = [
        _poisoned(lost(), said),
        _poisoned(deadlock(), said),
        Finding("exception", said, traceback=said, line=2),
    ]
    checks = [check(each, name=f"t{place}", title=f"{place} {said}") for place, each in enumerate(findings)]
    file = f"{said}.py"
    return replace(
        report(*checks, source={file: f"{said}\n" * 12, "counter.py": ""}, output=f"{said}\n" * 3),
        title=said,
        submission=file,
        notices=(said,),
        findings=(Finding("policy", said, fatal=False),),
    )


def _poisoned(finding: Finding, said: str) -> Finding:
    """The finding with *said* in every place, the threads and locks still told apart."""
    assert finding.trace is not None
    names = tuple(f"{name}{said}" for name in finding.trace.threads)
    file = f"{said}.py"
    steps = tuple(
        replace(step, file=file, text=said, target=f"{step.target}{said}", value=f"{step.value}{said}", note=said)
        for step in finding.trace.steps
    )
    waits = tuple(
        replace(
            wait, thread=f"{wait.thread}{said}", holder=f"{wait.holder}{said}", resource=f"{wait.resource}{said}",
            action=said, file=file,
        )
        for wait in finding.waits
    )  # fmt: skip
    trace = Trace(names, steps, finding.trace.switches)
    return replace(finding, message=said, explanation=said, hint=said, file=file, trace=trace, waits=waits)
