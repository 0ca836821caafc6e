"""Diagnosis: the name of the pattern that a failure shows, its lines, what it means, and a hint.

A *rule* is a function from :class:`Evidence` to a :class:`Diagnosis` or None; each stands for one pattern, demands the
evidence that its docstring names, and keeps silent otherwise. An empty diagnosis is better than a wrong one. Rules know
nothing of exercises, and read a submission's text without executing it.
"""

from __future__ import annotations

from dataclasses import replace

from grader.results import Finding

from .agreement import agreed
from .evidence import Contrast, Evidence
from .pattern import Diagnosis
from .program import Program
from .rules import RULES

__all__ = ["Contrast", "Program", "agreed", "diagnose"]


def diagnose(finding: Finding, program: Program, contrast: Contrast | None = None) -> Finding:
    """The finding with diagnosis, explanation, hint and place filled in, where it shows a known pattern.

    A hint that the exercise gave stays. Never raises: a text too deep to be read has no diagnosis.
    """
    if finding.kind in ("import-error", "not-implemented", "policy", "uncontrolled", "crash"):
        return finding
    evidence = Evidence(finding, program, contrast)
    try:
        found = next((each for rule in RULES if (each := rule(evidence)) is not None), None)
    except RecursionError:
        return finding
    return finding if found is None else _with(finding, found, program)


def _with(finding: Finding, found: Diagnosis, program: Program) -> Finding:
    places = [place for place in dict.fromkeys(found.places) if program.text(*place)]
    file, line = places[0] if places else (finding.file, finding.line)
    return replace(
        finding,
        diagnosis=found.pattern.name,
        explanation=" ".join(part for part in (found.pattern.explanation, _lines(places, program)) if part),
        hint=finding.hint or found.pattern.hint,
        file=file,
        line=line,
    )


def _lines(places: list[tuple[str, int]], program: Program) -> str:
    """The lines that show it, at most three, in the student's own words."""
    shown = [f"line {line}, “{_cut(program.text(file, line))}”" for file, line in places[:3]]
    return f"See {', and '.join(shown)}." if shown else ""


def _cut(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
