"""What is expected of an exercise's solutions, and whether a grading came out like that.

``expected.toml`` names, for each faulty variant, the kind of finding (or several that will do), the checks
that must fail (others may, too), and the diagnosis: the pattern that a teacher would name, or several that are
equally right. Of the reference and the correct variants full marks are expected; of the stub, that it is not
implemented.

Of a mutant of the reference it is expected that it fails, unless ``[equivalent]`` says why it need not: by the mutant's
name, with a reason.

A report that names other patterns only is a problem; one that names none isn't, for it misleads nobody. How good the
names are is measured by ``benchmarks/diagnosis.py``, more strictly.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.errors import ExerciseError
from grader.exercise import Exercise
from grader.results import Finding, Report, Verdict
from grader.sentence import Sentence


class Survival(Sentence):
    """What is said of a mutant that gets full marks."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Expectation:
    """What one variant must come to. *kind* is stub, reference, correct, faulty or mutant; of a mutant, *place* tells
    the change, and *equivalent* why it may get full marks, if it may."""

    exercise: str
    kind: str
    name: str
    path: Path
    findings: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    diagnosis: tuple[str, ...] = ()
    place: str = ""
    equivalent: str = ""

    @property
    def label(self) -> str:
        """``faulty/no_lock``; the stub and the reference have no second name."""
        return f"{self.kind}/{self.name}" if self.name else self.kind

    def problems(self, report: Report, *, briefly: bool = False) -> tuple[str, ...]:
        """How the report differs from what is expected; empty if it doesn't. ``briefly``: it is one of the checks alone
        that must fail; the finding and the name may be expected of another one."""
        if self.kind in ("reference", "correct"):
            return _not_full(report)
        if self.kind == "mutant":
            return self._survived(report)
        if briefly and self.tests:
            return (*self._too_good(report), *self._passed(report))
        return (
            *self._too_good(report),
            *self._wrong_finding(report),
            *self._passed(report),
            *self._misdiagnosed(report),
        )

    def _too_good(self, report: Report) -> list[str]:
        return [Sentence("full marks")] if report.verdict is Verdict.PASSED or report.score >= report.max_score else []

    def _survived(self, report: Report) -> tuple[str, ...]:
        survives = bool(self._too_good(report))
        if survives and not self.equivalent:
            return (Survival("survives: {place}", place=self.place),)
        if self.equivalent and not survives:
            return (Sentence("is caught, though expected.toml calls it equivalent"),)
        return ()

    def _wrong_finding(self, report: Report) -> list[str]:
        kinds = {finding.kind for finding in fatal(report)}
        if self.findings and not kinds & set(self.findings):
            found = ", ".join(sorted(kinds)) or Sentence("nothing")
            return [Sentence("found {found} instead of {wanted}", found=found, wanted=" or ".join(self.findings))]
        return []

    def _passed(self, report: Report) -> list[str]:
        results = {check.name: check.passed for check in report.tests}
        unknown = [name for name in self.tests if name not in results]
        passed = [name for name in self.tests if results.get(name)]
        return [
            *(Sentence("there is no check {name}", name=name) for name in unknown),
            *(Sentence("{name} passed", name=name) for name in passed),
        ]

    def diagnosed(self, report: Report) -> str:
        """How the report's diagnoses fit: ``wrong`` if any names a pattern that isn't expected, else ``right`` if there
        is one, else ``silent``."""
        names = _named(report)
        if names - set(self.diagnosis):
            return "wrong"
        return "right" if names else "silent"

    def _misdiagnosed(self, report: Report) -> list[str]:
        if self.diagnosis and self.diagnosed(report) == "wrong" and not _named(report) & set(self.diagnosis):
            found, wanted = ", ".join(sorted(_named(report))), " or ".join(self.diagnosis)
            return [Sentence("diagnosed {found} instead of {wanted}", found=found, wanted=wanted)]
        return []


def fatal(report: Report) -> list[Finding]:
    """All findings of the report that cost points."""
    every = [*report.findings, *(finding for check in report.tests for finding in check.findings)]
    return [finding for finding in every if finding.fatal]


def _named(report: Report) -> set[str]:
    return {finding.diagnosis for finding in fatal(report)} - {""}


def expectations(exercise: Exercise, solutions: Path) -> list[Expectation]:
    """One for the stub and each folder of the solutions. Raises ExerciseError where they disagree."""
    folder = solutions / exercise.name
    described = read_table(folder / "expected.toml", "faulty")
    found = [Expectation(exercise.name, "stub", "", exercise.stub, ("not-implemented",))]
    if not (folder / "reference").is_dir():
        raise ExerciseError(
            Sentence("{folder}: no reference solution; write reference/{module}", folder=folder, module=exercise.module)
        )
    found.append(Expectation(exercise.name, "reference", "", folder / "reference"))
    correct = sorted(path for path in folder.glob("correct/*") if path.is_dir())
    found += [Expectation(exercise.name, "correct", path.name, path) for path in correct]
    faulty = sorted(path for path in folder.glob("faulty/*") if path.is_dir())
    missing = set(described) ^ {path.name for path in faulty}
    if missing:
        raise ExerciseError(
            Sentence(
                "{folder}: expected.toml and faulty/ disagree about {names}",
                folder=folder,
                names=", ".join(sorted(missing)),
            )
        )
    return found + [_faulty(exercise, path, described[path.name], folder) for path in faulty]


def _faulty(exercise: Exercise, path: Path, table: dict[str, Any], folder: Path) -> Expectation:
    kinds, tests, names = (_several(table.get(key, [])) for key in ("finding", "tests", "diagnosis"))
    if not kinds or not tests:
        raise ExerciseError(
            Sentence(
                "{folder}/expected.toml: [faulty.{name}] needs a finding and the tests that must fail",
                folder=folder,
                name=path.name,
            )
        )
    return Expectation(exercise.name, "faulty", path.name, path, kinds, tests, names)


def _several(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def read_table(path: Path, name: str) -> dict[str, Any]:
    """One table of an ``expected.toml``; empty where it isn't there. Raises ExerciseError for a file that can't be
    read."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8")).get(name, {})
    except (OSError, ValueError) as error:
        raise ExerciseError(Sentence("{path}: {reason}", path=path, reason=error)) from error
    if not isinstance(found, dict):
        raise ExerciseError(
            Sentence("{path}: {name} is {found!r}; write it as a table, [{name}]", path=path, name=name, found=found)
        )
    return found


def _not_full(report: Report) -> tuple[str, ...]:
    failed = [check for check in report.tests if not check.passed]
    if report.verdict is Verdict.PASSED and report.score >= report.max_score:
        return ()
    kinds = sorted({finding.kind for finding in fatal(report)})
    names = ", ".join(check.name for check in failed) or Sentence("no check")
    kind = ", ".join(kinds) or Sentence("no finding")
    return (
        Sentence(
            "{score:g}/{most:g}: {names} failed ({kinds})",
            score=report.score,
            most=report.max_score,
            names=names,
            kinds=kind,
        ),
    )
