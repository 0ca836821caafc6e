"""Sees what every step of an execution touches: objects, keys, locks, threads, the clock.

Exploration at full speed only counts scheduling points. Exhaustive search, race detection and lock-order prediction
need to know which steps depend on each other; they run the *observing twin* of the program, which passes the same
points in the same order, so that a schedule found with one replays with the other.
"""

from grader.engine.observe.events import Event, Op
from grader.engine.observe.observed import ObservedExecution
from grader.engine.observe.observing import SiteKinds, observing_hooks
from grader.engine.observe.witness import Witness

__all__ = ["Event", "ObservedExecution", "Op", "SiteKinds", "Witness", "observing_hooks"]
