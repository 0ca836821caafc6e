"""The engine: runs concurrent Python under controlled schedules. It knows nothing of exercises, points or pytest."""

from .explain import Explanation, explain
from .explore import Event, Events, Explored, Progress, Seen, explore, load
from .findings import Ending, Finding, Wait
from .portfolio import Portfolio, Proof, Proving, Single
from .program import LoadFailure, NoScenario, Program
from .schedule import BadToken, Schedule
from .settings import Settings
from .trace import Step, Trace
from .world import World

__all__ = [
    "BadToken",
    "Ending",
    "Event",
    "Events",
    "Explanation",
    "Explored",
    "Finding",
    "LoadFailure",
    "NoScenario",
    "Portfolio",
    "Program",
    "Progress",
    "Proof",
    "Proving",
    "Schedule",
    "Seen",
    "Settings",
    "Single",
    "Step",
    "Trace",
    "Wait",
    "World",
    "explain",
    "explore",
    "load",
]
