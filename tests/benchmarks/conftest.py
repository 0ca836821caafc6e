"""Makes the project's folder importable, in which ``benchmarks`` stands, and what these tests share."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]
