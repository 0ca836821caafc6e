"""Judges submissions: runs the hidden checks on the host, never beside student code."""

from .grading import grade
from .options import Options
from .replaying import Replay, replay

__all__ = ["Options", "Replay", "grade", "replay"]
