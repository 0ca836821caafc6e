"""Grades one submission: the front door of the judge."""

from __future__ import annotations

import platform
import re
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from grader.errors import ExerciseError
from grader.exercise import Exercise
from grader.history import History, Last
from grader.results import CheckResult, Finding, Report, Verdict
from grader.sandbox import Sandbox
from grader.sentence import Sentence
from grader.submission import Submission
from grader.wire.messages import Load

from .bench import Bench
from .conversation import Conversation, Lost
from .diagnosis import Program, agreed
from .errand import Errand
from .evidence import finding_from
from .lanes import Lanes
from .options import Options
from .trial import Unsatisfied

if TYPE_CHECKING:
    from .checks import Checked


class _Broken(Bench):
    """Where nothing can be carried out, because the submission can't even be imported: every check fails."""

    def passes_over(self, errand: Errand) -> bool:
        """Fails the check without a finding of its own: the reason stands in the report, once."""
        raise Unsatisfied("the submission can't be imported")


def load_message(exercise: Exercise, submission: Submission) -> Load:
    """What the worker is given."""
    return Load(dict(submission.files), submission.main, exercise.scenarios, exercise.interface)


def grade(exercise: Exercise, submission: Submission, sandbox: Sandbox, options: Options | None = None) -> Report:
    """Grades ``submission``: runs every check, and says what is wrong with the evidence for it.

    The same submission, exercise, seed and grader give the same report but for times. Raises ExerciseError and
    GraderError, which are nobody's marks.
    """
    options = options or Options()
    began = time.perf_counter()
    load = load_message(exercise, submission)
    talk, *others = (Conversation(sandbox, load, options.silence) for _ in range(options.jobs))
    with talk, Lanes(talk, others) as lanes:
        from .checks import run_checks  # the workers start while pytest is imported

        history = _history(exercise, submission, options)
        trouble, output = _trouble(talk, submission)
        bench = (_Broken if trouble else Bench)(talk, history, options, Program(submission.files), lanes)
        bench.hear(output)
        checked = run_checks(exercise, bench)
        python = talk.python
    results = _visible(exercise, agreed(tuple(map(_result, checked))))
    _conclude(exercise, submission, options, history, results)
    return Report(
        exercise=exercise.name,
        title=exercise.title,
        submission=submission.name,
        verdict=Verdict.PASSED if all(each.passed for each in results) else Verdict.FAILED,
        score=sum(each.points for each in results),
        max_score=sum(each.max_points for each in results) if options.checks else exercise.points,
        seed=options.seed,
        tests=results,
        findings=trouble,
        output=bench.output,
        notices=_notices(sandbox, history, any(each.case.broken_again for each in checked), results),
        sandbox=sandbox.name,
        seconds=round(time.perf_counter() - began, 3),
        python=python or platform.python_version(),
        source=dict(submission.files),
    )


def _conclude(
    exercise: Exercise, submission: Submission, options: Options, history: History, results: tuple[CheckResult, ...]
) -> None:
    """Sees whether a whole grading is what the exercise says, and remembers it."""
    if not options.checks and (not options.first_failure or all(each.passed for each in results)):
        _verify_points(exercise, results)
        _verify_visibility(exercise, results)
        if options.schedules is None:  # a search of another size is a trial, not the grading
            score = sum(each.points for each in results)
            history.graded(Last(submission.fingerprint, score, exercise.points))
    history.save()


def _result(checked: Checked) -> CheckResult:
    case = checked.case
    return CheckResult(
        name=checked.name,
        title=checked.title,
        passed=checked.passed,
        points=checked.points if checked.passed else 0,
        max_points=checked.points,
        schedules=case.schedules,
        runs=case.runs,
        steps=case.steps,
        exhaustive=case.exhaustive,
        preemptions=case.preemptions,
        seconds=round(checked.seconds, 4),
        outcomes=tuple(case.outcomes),
        findings=tuple(case.findings),
        survived=case.survived,
    )


def _visible(exercise: Exercise, results: tuple[CheckResult, ...]) -> tuple[CheckResult, ...]:
    """The results with what the author says about who may see them."""
    return tuple(replace(each, visibility=exercise.visibility.get(each.name, each.visibility)) for each in results)


def _verify_visibility(exercise: Exercise, results: tuple[CheckResult, ...]) -> None:
    unknown = exercise.visibility.keys() - {each.name for each in results}
    if unknown:
        raise ExerciseError(
            Sentence(
                "{exercise}: exercise.toml gives {check} a visibility; there is no such check",
                exercise=exercise.name,
                check=min(unknown),
            )
        )


def _history(exercise: Exercise, submission: Submission, options: Options) -> History:
    return History(submission.folder if options.history else None, exercise.name, submission.name)


def _trouble(talk: Conversation, submission: Submission) -> tuple[tuple[Finding, ...], str]:
    """What keeps the submission from being judged at all, and what it printed when it was imported."""
    if submission.unreadable:
        return (Finding("import-error", submission.unreadable, file=submission.main),), ""
    try:
        loaded = talk.load()
    except Lost as lost:
        return (replace(lost.finding, file=lost.finding.file or submission.main),), lost.output
    if loaded.findings:
        return tuple(map(finding_from, loaded.findings)), loaded.output
    missing = ", ".join(name for name in loaded.missing if not _may_hide(name, loaded.present, submission))
    if missing:
        has = ", ".join(loaded.present) or Sentence("nothing")
        text = Sentence(
            "{file} does not define {missing} (it defines: {has})", file=submission.main, missing=missing, has=has
        )
        return (Finding("import-error", text, file=submission.main),), loaded.output
    return (), loaded.output


def _may_hide(name: str, present: tuple[str, ...], submission: Submission) -> bool:
    """Whether an attribute that a class lacks occurs in the source: each object may get it when it is made."""
    owner, dot, attribute = name.partition(".")
    if not dot or owner not in present:
        return False
    return any(re.search(rf"\b{re.escape(attribute)}\b", text) for text in submission.files.values())


def _verify_points(exercise: Exercise, results: tuple[CheckResult, ...]) -> None:
    total = sum(each.max_points for each in results)
    if abs(total - exercise.points) > 1e-9:
        raise ExerciseError(
            Sentence(
                "{exercise}: its checks are worth {total:g} points, exercise.toml says {points:g}",
                exercise=exercise.name,
                total=total,
                points=exercise.points,
            )
        )


def _notices(
    sandbox: Sandbox, history: History, broken_again: bool, results: tuple[CheckResult, ...]
) -> tuple[str, ...]:
    notices = [each for each in (sandbox.notice, history.notice) if each]
    survived = sum(each.survived for each in results)
    if broken_again:
        notices.append(Sentence("a schedule that broke an earlier version breaks this one too"))
    elif survived == 1:
        notices.append(Sentence("your fix survives the schedule that broke earlier versions"))
    elif survived:
        notices.append(
            Sentence("your fix survives all {survived} schedules that broke earlier versions", survived=survived)
        )
    return tuple(notices)
