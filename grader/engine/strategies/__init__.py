"""Policies behind one seam, :class:`~grader.engine.strategies.base.Strategy`: one file each."""

from .base import Strategy
from .mixed import Mixed, Straight
from .pct import PCT
from .random_walk import RandomWalk
from .replay import Replay

__all__ = ["PCT", "Mixed", "RandomWalk", "Replay", "Straight", "Strategy"]
