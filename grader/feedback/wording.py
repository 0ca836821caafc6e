"""The words for one check and one finding: names, sentences, and what was seen."""

from __future__ import annotations

import re

from grader.feedback import escape
from grader.feedback.phrases import Phrases
from grader.judge.values import show
from grader.language import spoken, translate
from grader.language import translate as _
from grader.results import CheckResult, Finding, Outcome
from grader.sentence import Sentence

SHOWN_OUTCOMES = 3
# what was added to a sentence after its end
_OBSERVED = re.compile(r"[.。]\s*([(（](?:observed: |观察到：).*[)）])$", re.DOTALL)
_LINE = re.compile(r"line (\d+), “(.*?)”(?=, and line \d|\.$)")  # as the diagnosis quotes them
_FULL_STOPS = ".!?…\u3002\uff01\uff1f\uff09"  # the last four: Chinese


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
    text = escape.line(_OBSERVED.sub(_added, said.heard(finding.message).strip()), 400)
    if not text or text[-1] in _FULL_STOPS:
        return text
    return text + ("." if text.isascii() else said("page-stop"))


def _added(found: re.Match[str]) -> str:
    """What was added to a sentence, after a blank; a Chinese bracket has its own."""
    return found[1] if found[1].startswith("（") else f" {found[1]}"


def seen(check: CheckResult | None, finding: Finding, said: Phrases) -> str:
    """Which outcomes a failed check saw, and how often; empty where that tells nothing."""
    if check is None or finding.kind not in ("wrong-outcome", "never-seen"):
        return ""
    counts: dict[str, int] = {}
    for outcome in check.outcomes:  # several explorations, and traces that differ, can give the same outcome
        value = ended(outcome, said)
        counts[value] = counts.get(value, 0) + outcome.count
    total = sum(counts.values())
    parts = [said("seen-once", value=value, number=count, total=total) for value, count in counts.items()]
    left = len(parts) - SHOWN_OUTCOMES
    if left > 0:
        parts[SHOWN_OUTCOMES:] = [said.count("other-outcomes", left)]
    return said("seen", outcomes=", ".join(parts)) if parts else ""


def explanation(finding: Finding) -> str:
    """What the pattern means, and the lines that show it; in English where any of it has no translation."""
    means, see, lines = finding.explanation.partition(" See line ")
    if spoken() == "en" or not see:
        return translate(finding.explanation)
    shown = _LINE.findall(f"line {lines}")
    see = _(" See line {line}, “{text}”.")
    return "".join((translate(means), *(see.format(line=line, text=text) for line, text in shown)))


def hint(finding: Finding, said: Phrases) -> str:
    """The general hint for a kind of finding; a standstill without a circle of locks has one of its own."""
    alone = finding.kind == "deadlock" and sum(bool(wait.holder) for wait in finding.waits) < 2
    return said.get("hint-standstill" if alone else f"hint-{finding.kind}")


def ended(outcome: Outcome, said: Phrases, limit: int = 40) -> str:
    """What an execution came to: the value that it returned, or the name of what ended it."""
    if outcome.ending != "returned":
        return escape.line(said.get(f"kind-{outcome.ending}", outcome.ending), limit)
    value = outcome.value
    if isinstance(value, list):  # of a history the judge tells the calls
        value = [said.heard(each) if isinstance(each, Sentence) else each for each in value]
    return escape.line(show(value, limit), limit)
