"""Reports that real gradings gave, kept as their JSON documents: see ``recorded/README.md``."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

from grader.results import CheckResult, Finding, Outcome, Report, Side, Step, Trace, Verdict, Wait

FOLDER = Path(__file__).parent / "recorded"
NAMES = ("lost_update", "deadlock", "lost_wakeup", "passed", "syntax")


def recorded(name: str) -> Report:
    """The report of a real grading."""
    return from_json(json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")))


def from_json(document: dict[str, Any]) -> Report:
    """The report that *document* was written from."""
    fields = {key: value for key, value in document.items() if key != "schema"}
    lists = {
        "tests": tuple(_check(each) for each in document["tests"]),
        "findings": tuple(map(_finding, document["findings"])),
        "notices": tuple(document["notices"]),
    }
    return Report(**{**fields, **lists, "verdict": Verdict(document["verdict"])})


def _check(fields: dict[str, Any]) -> CheckResult:
    lists = {
        "outcomes": tuple(Outcome(**each) for each in fields["outcomes"]),
        "findings": tuple(map(_finding, fields["findings"])),
    }
    return CheckResult(**{**fields, **lists})


def _finding(fields: dict[str, Any]) -> Finding:
    lists = {
        "trace": _trace(fields["trace"]) if fields["trace"] is not None else None,
        "waits": tuple(Wait(**each) for each in fields["waits"]),
        "sides": tuple(Side(**{**each, "holding": tuple(each["holding"])}) for each in fields["sides"]),
    }
    return Finding(**{**fields, **lists})


def _trace(steps: list[dict[str, Any]]) -> Trace:
    names = tuple(dict.fromkeys(each["thread"] for each in steps))  # the first step is the main thread's
    made = tuple(Step(**{"file": "", "text": "", **each, "thread": names.index(each["thread"])}) for each in steps)
    switches = sum(one.thread != other.thread for one, other in pairwise(made))
    return Trace(names, made, switches)
