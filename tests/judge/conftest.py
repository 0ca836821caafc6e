"""Makes the small exercises and their fixtures available to the judge's tests."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from judge_exercise import graded
from small_exercise import small

__all__ = ["graded", "small"]
