"""The words for one check and one finding: names, sentences, and what was seen."""

from __future__ import annotations

import re

from grader.feedback import escape
from grader.feedback.phrases import Phrases
from grader.judge.values import show
from grader.results import CheckResult, Finding, Outcome

SHOWN_OUTCOMES = 3
_OBSERVED = re.compile(r"\.\s+(\(observed: .*\))$", re.DOTALL)  # a sentence that was added to after its end
_FULL_STOPS = ".!?…\u3002\uff01\uff1f"  # the last three: Chinese


def number(value: float) -> str:
    """Points without a needless fraction."""
    return f"{value:g}"


def check_title(check: CheckResult) -> str:
    """The check's title, without the full stop of its docstring."""
    return escape.line((check.title or check.name).strip().removesuffix("."), 200)


def heading(finding: Finding, said: Phrases) -> str:
    """The name of what is wrong: of the pattern where it is known, else of the kind of finding."""
    kind = said.get(f"kind-{finding.kind}", finding.kind)
    name = escape.line(said.get(f"diagnosis-{finding.diagnosis}", finding.diagnosis) if finding.diagnosis else kind)
    return name[:1].upper() + name[1:]


def sentence(finding: Finding, said: Phrases) -> str:
    """The finding's message as one sentence; of a deadlock only the fact, for its waits are told apart."""
    if finding.kind == "deadlock" and finding.waits:
        return said("stuck")
    text = escape.line(_OBSERVED.sub(r" \1", str(finding.message).strip()), 400)
    return text if not text or text[-1] in _FULL_STOPS else text + "."


def seen(check: CheckResult | None, finding: Finding, said: Phrases) -> str:
    """Which outcomes a failed check saw, and how often; empty where that tells nothing."""
    if check is None or finding.kind not in ("wrong-outcome", "never-seen"):
        return ""
    total = sum(outcome.count for outcome in check.outcomes)
    shown = check.outcomes[:SHOWN_OUTCOMES]
    parts = [_outcome(outcome, total, said) for outcome in shown]
    left = len(check.outcomes) - len(shown)
    if left:
        parts.append(said.count("other-outcomes", left))
    return said("seen", outcomes=", ".join(parts)) if parts else ""


def _outcome(outcome: Outcome, total: int, said: Phrases) -> str:
    value = (
        show(outcome.value, 40) if outcome.ending == "returned" else said.get(f"kind-{outcome.ending}", outcome.ending)
    )
    return said("seen-once", value=escape.line(value, 40), number=outcome.count, total=total)
