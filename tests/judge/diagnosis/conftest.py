"""Makes the judge's small exercise available to the tests of its diagnosis."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

from small_exercise import small

__all__ = ["small"]
