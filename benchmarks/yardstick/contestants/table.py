"""Who takes part. The engine's strategies come from its own table; to add another tester, add a row here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

DEFAULT = "default"
SLEEPS = "sleeps"


@dataclass(frozen=True)
class Contestant:
    """One tester in one configuration. ``needs`` is the package of a peer that must be installed, ``launcher`` the
    module that has to start its process."""

    name: str
    module: str
    options: dict[str, Any] = field(default_factory=dict)
    function: str = "search"
    needs: str = ""
    launcher: str = ""

    @property
    def is_peer(self) -> bool:
        """Whether it is somebody else's."""
        return bool(self.needs)


def _frontrun(strategy: str) -> Contestant:
    options = {"strategy": strategy}
    return Contestant(f"frontrun {strategy}", "peer_frontrun", options, needs="frontrun", launcher="frontrun.cli")


def _interleave(strategy: str) -> Contestant:
    return Contestant(f"interleave {strategy}", "peer_interleave", {"strategy": strategy}, needs="interleave_test")


def contestants() -> dict[str, Contestant]:
    """All of them by name, the project's own first."""
    from .engine import STRATEGIES

    listed = [
        *(Contestant(name, "engine", {"strategy": name}) for name in STRATEGIES),
        Contestant("stress", "engine", function="search_for_real"),
        Contestant(SLEEPS, "sleeps"),
        *map(_frontrun, ("random", "dpor")),
        *map(_interleave, ("random", "pct", "dfs")),
    ]
    return {each.name: each for each in listed}
