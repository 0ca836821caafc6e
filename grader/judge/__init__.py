"""Judges submissions: runs the hidden checks on the host, never beside student code.

``ANYTHING`` and ``Blocks`` are for the models of hidden checks: see :mod:`grader.judge.linearizability`.
"""

from .grading import grade
from .linearizability import ANYTHING, Blocks
from .options import Options
from .replaying import Replay, replay

__all__ = ["ANYTHING", "Blocks", "Options", "Replay", "grade", "replay"]
