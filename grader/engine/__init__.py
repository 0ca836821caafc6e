"""The engine: runs concurrent Python under controlled schedules. It knows nothing of exercises, points or pytest."""

from .explain import Explanation, explain
from .explore import Event, Events, Explored, Progress, Seen, explore, load
from .findings import Ending, Finding, Wait
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
    "Program",
    "Progress",
    "Schedule",
    "Seen",
    "Settings",
    "Step",
    "Trace",
    "Wait",
    "World",
    "explain",
    "explore",
    "load",
]
