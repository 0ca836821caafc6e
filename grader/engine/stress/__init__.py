"""The stress runtime: the same instrumented programs on real threads and processes, under randomized sleeps."""

from .ground import Ground
from .repeat import stress
from .settings import StressSettings

__all__ = ["Ground", "StressSettings", "stress"]
