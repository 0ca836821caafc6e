"""Who is at fault.

::

    GradeError
    ├── SubmissionError      the student's: lowers a mark
    ├── ExerciseError        the author's: exit code 3, never a lower mark
    ├── UsageError           the caller's: exit code 2
    └── GraderError          ours
        └── InfrastructureError   the machine's: no Docker engine, a worker that cannot start

Every message shows the value that caused it and the next step to take.
"""

from __future__ import annotations


class GradeError(Exception):
    """Any failure that this package reports on purpose; its text is fit for a terminal."""


class SubmissionError(GradeError):
    """The submission can't be graded as it stands: it is unreadable, ambiguous, or absent."""


class ExerciseError(GradeError):
    """The exercise is wrong: its configuration, scenarios or checks. Never lowers a mark."""


class UsageError(GradeError):
    """The command was called wrongly: an unknown exercise, a path that does not exist."""


class GraderError(GradeError):
    """The grader could not do its job. Never lowers a mark."""


class InfrastructureError(GraderError):
    """The machine below failed: a sandbox that can't start, an engine that does not answer."""
