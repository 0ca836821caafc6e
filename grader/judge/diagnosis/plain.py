"""What is left when no pattern fits: a mistake that has nothing to do with the order of the threads.

That too is worth saying, for it spares a student the search for a race. It is said only where the trace proves that no
thread was ever interrupted, and where what threads leave in place while they run can't be the reason.
"""

from __future__ import annotations

from .evidence import Evidence
from .outliving import begun_late
from .overlap import may_be_too_few
from .pattern import Diagnosis, Pattern

PLAIN = Pattern(
    "plain-mistake",
    "This goes wrong even when no thread is ever interrupted by another one. It is an ordinary mistake in what the "
    "code does: it needs no unlucky moment.",
    "Go through it by hand, one call after the other: where does it first differ from what the statement says?",
)


def plain(evidence: Evidence) -> Diagnosis | None:
    """The minimised schedule interrupts nobody, and it ended with a wrong result, an exception, or the first thread
    waiting alone."""
    alone = len({step.thread for step in evidence.own_steps}) == 1
    if not alone and any(step.note == "its time has passed" for step in evidence.own_steps):
        return None  # how long is no matter of order, but of time
    if any(step.text.startswith("raise ") and not evidence.own(step) for step in evidence.steps):
        return None  # where exceptions are about, what becomes of them is the question
    if may_be_too_few(evidence) or begun_late(evidence):
        return None
    calm = evidence.calm or (evidence.unsimulated and " in run 1 of " in evidence.finding.observed)
    if not calm or evidence.kind not in ("wrong-outcome", "exception", "deadlock"):
        return None
    if evidence.kind == "deadlock" and (len(evidence.waits) != 1 or not evidence.own(evidence.waits[0])):
        return None
    place = (evidence.finding.file, evidence.finding.line)
    return Diagnosis(PLAIN, (place,) if place[0] in evidence.program.files else ())


def wrong_type(evidence: Evidence) -> Diagnosis | None:
    """A list was expected, and what came is no list, nor any plain value."""
    return Diagnosis(PLAIN) if _of_another_type(evidence) else None


def _of_another_type(evidence: Evidence) -> bool:
    contrast = evidence.contrast
    if evidence.kind != "wrong-outcome" or contrast is None or not isinstance(contrast.expected, list):
        return False
    return isinstance(contrast.observed, dict) and "$opaque" in contrast.observed
