"""What a grading says: verdicts, findings, outcomes, and their stable JSON form (schema 1, DESIGN 7).

Everything here is plain frozen data: the judge fills it, feedback renders it, the batch stores it.
"""

from __future__ import annotations

import dataclasses
import enum
from dataclasses import dataclass, field
from typing import Any

SCHEMA = 1

type_of_json = Any  # a plain JSON value: None, bool, int, float, str, list or dict of these


class Verdict(enum.StrEnum):
    """What came of a grading; ordered by :attr:`rank`, the grader's own failure above all."""

    PASSED = "passed"
    FAILED = "failed"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """Position in the order passed < failed < error."""
        return list(Verdict).index(self)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a trace: what one thread did at one scheduling point.

    ``thread`` indexes :attr:`Trace.threads`. ``kind`` is one of read, write, call, acquire, release, block, wake,
    start, end, sleep, time, raise, loop, pass. ``target`` is the source text of what is touched (``self.value``);
    ``value`` is a safe, capped rendering of what was read or written, empty where there is none. ``note`` is free
    text for people.
    """

    number: int
    thread: int
    kind: str
    file: str
    line: int
    text: str
    target: str = ""
    value: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """The steps of one execution, for people. ``threads[i]`` names thread *i*; 0 is the scenario's main thread."""

    threads: tuple[str, ...]
    steps: tuple[Step, ...]
    switches: int
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class Wait:
    """One edge of a wait-for graph: ``thread`` waits (at ``line``) for ``resource``, held by ``holder`` since
    ``held_line``.

    ``holder`` is empty, and ``held_line`` zero, where nobody in particular is waited for (a condition, an empty
    queue).
    """

    thread: str
    resource: str
    line: int
    holder: str = ""
    held_line: int = 0
    action: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """What one thread does in a predicted race or cycle of locks: ``thread`` ``action`` ``target``
    (``T1 writes self.value``), while it holds the locks in ``holding``."""

    thread: str
    action: str
    target: str
    file: str
    line: int
    holding: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, where, and the schedule that shows it. ``fatal`` findings cost the check its points; ``observed``
    says of one that was seen on real threads in which run, and whether a schedule reproduces it. ``sides`` are the
    threads of one that is predicted from an execution that went well: ``schedule`` is then that of the execution."""

    kind: str
    message: str
    diagnosis: str = ""
    explanation: str = ""
    hint: str = ""
    file: str = ""
    line: int = 0
    schedule: str = ""
    trace: Trace | None = None
    waits: tuple[Wait, ...] = ()
    traceback: str = ""
    fatal: bool = True
    replay: str = ""
    observed: str = ""
    sides: tuple[Side, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """An observation, how many executions gave it, and the first schedule that did.

    ``ending`` is "returned", or the kind of the finding that ended the execution (``deadlock``, ``exception`` …),
    then ``value`` is None. ``refused``: the demand that failed does not accept it.
    """

    value: type_of_json
    count: int
    schedule: str
    ending: str = "returned"
    refused: bool = False


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One check's result. ``schedules`` counts controlled executions, ``runs`` those on real threads; ``seconds`` is
    for people only.

    ``exhaustive``: every interleaving was executed; else every one with up to ``preemptions`` preemptions, if that is
    not None. ``visibility`` says when a student may see it: "visible" is always.
    """

    name: str
    title: str
    passed: bool
    points: float
    max_points: float
    schedules: int = 0
    runs: int = 0
    steps: int = 0
    exhaustive: bool = False
    preemptions: int | None = None
    seconds: float = 0.0
    outcomes: tuple[Outcome, ...] = ()
    findings: tuple[Finding, ...] = ()
    survived: int = 0
    visibility: str = "visible"


@dataclass(frozen=True, slots=True)
class Report:
    """The whole grading of one submission for one exercise."""

    exercise: str
    title: str
    submission: str
    verdict: Verdict
    score: float
    max_score: float
    seed: int
    tests: tuple[CheckResult, ...] = ()
    findings: tuple[Finding, ...] = ()
    output: str = ""
    notices: tuple[str, ...] = ()
    sandbox: str = ""
    seconds: float = 0.0
    python: str = ""
    source: dict[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, type_of_json]:
        """The stable JSON document of DESIGN 7. The student's source is left out: the reader has it."""
        document: dict[str, type_of_json] = {"schema": SCHEMA}
        document.update(_plain(self))
        del document["source"]
        return document


def _plain(value: Any) -> type_of_json:
    if isinstance(value, enum.Enum):
        return value.value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        if isinstance(value, Trace):
            return [_plain(step) | {"thread": value.threads[step.thread]} for step in value.steps]
        return {each.name: _plain(getattr(value, each.name)) for each in dataclasses.fields(value)}
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    return value
