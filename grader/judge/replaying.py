"""Replays one schedule of a graded exercise.

A token names its exploration by a digest, so that it doesn't give the hidden parameters away. The checks are run
once more with explorations that only say who they are; the one with the right digest is replayed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from grader.errors import UsageError
from grader.exercise import Exercise
from grader.history import History
from grader.results import Finding, Trace, type_of_json
from grader.sandbox import Sandbox
from grader.sentence import Sentence
from grader.submission import Submission
from grader.wire.messages import Explained, Play

from .bench import Bench
from .conversation import Conversation, Lost
from .diagnosis import Program, diagnose
from .errand import Errand
from .evidence import finding_from, trace_from
from .exploration import digest_of
from .grading import load_message
from .options import Options
from .trial import FATAL


@dataclass(frozen=True, slots=True)
class Replay:
    """What one schedule did: its steps, how it ended, and ``diverged`` where the program no longer follows it."""

    exercise: str
    submission: str
    check: str
    schedule: str
    ending: str
    value: type_of_json
    trace: Trace
    findings: tuple[Finding, ...]
    diverged: str
    source: dict[str, str]
    output: str


class _Finder(Bench):
    """Notes the exploration with the wanted digest, and the check it belongs to."""

    def __init__(self, talk: Conversation, options: Options, digest: str) -> None:
        super().__init__(talk, History(None, "", ""), options, Program({}))
        self._digest = digest
        self.found: Play | None = None
        self.found_in = ""

    def passes_over(self, errand: Errand) -> bool:
        """Always: nothing is demanded here."""
        play = errand.play
        if self.found is None and isinstance(play, Play) and digest_of(play) == self._digest:
            self.found, self.found_in = play, self.check
        return True


def replay(
    exercise: Exercise, submission: Submission, token: str, sandbox: Sandbox, options: Options | None = None
) -> Replay:
    """Replays ``token`` on ``submission`` with full recording. Raises UsageError for a token that can't be read, or
    of another exercise."""
    digest, dot, inner = token.strip().partition(".")
    if not dot or not inner:
        raise UsageError(
            Sentence(
                "{token!r} is no schedule token; a report shows one with each failure, like '7f3a9.g1,1@14=2'",
                token=token[:60],
            )
        )
    options = options or Options()
    with Conversation(sandbox, load_message(exercise, submission), options.silence) as talk:
        from .checks import run_checks

        finder = _Finder(talk, options, digest)
        run_checks(exercise, finder)
        if finder.found is None:
            raise UsageError(
                Sentence(
                    "no check of {exercise} has the exploration {digest!r}; is the token of another exercise?",
                    exercise=exercise.name,
                    digest=digest,
                )
            )
        try:
            explained = talk.explain(finder.found, inner, minimise=False)
        except Lost as lost:
            raise UsageError(Sentence("the replay came to no end: {message}", message=lost.finding.message)) from None
    return _result(exercise, submission, finder.found_in, token, explained)


def _result(exercise: Exercise, submission: Submission, check: str, token: str, explained: Explained) -> Replay:
    trace = trace_from(explained.trace)
    findings = (
        replace(finding_from(each), trace=trace, fatal=each.kind in FATAL) for each in explained.ending.findings
    )
    return Replay(
        exercise=exercise.name,
        submission=submission.name,
        check=check,
        schedule=token,
        ending=explained.ending.kind,
        value=explained.ending.value,
        trace=trace,
        findings=tuple(diagnose(each, Program(submission.files)) for each in findings),
        diverged=explained.diverged,
        source=dict(submission.files),
        output=explained.output,
    )
