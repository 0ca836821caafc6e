"""Makes the small exercise and its ``graded`` fixture available to the judge's tests."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from judge_exercise import graded

__all__ = ["graded"]
