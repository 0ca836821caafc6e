"""Policies behind one seam, :class:`~grader.engine.strategies.base.Strategy`: one file each."""

from .base import Strategy
from .exhaustive import Exhaustive
from .interest import Interest
from .mixed import Mixed, Straight
from .pct import PCT
from .random_walk import RandomWalk
from .replay import Replay
from .surw import SURW

__all__ = ["PCT", "SURW", "Exhaustive", "Interest", "Mixed", "RandomWalk", "Replay", "Straight", "Strategy"]
