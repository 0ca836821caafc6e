"""``python watched.py CLASS…``: runs classes of CPython's own tests on real threads and watched locks; exits with 1
when one fails. What is imported from here on is the ground's."""

from __future__ import annotations

import sys
import unittest

from grader.engine.stress import Ground


def main(names: list[str]) -> int:
    """Runs the tests, on this thread."""
    ground = Ground()
    ground.follow_forks()
    ground.for_good(ground.installed())
    result = unittest.TextTestRunner(verbosity=0).run(unittest.defaultTestLoader.loadTestsFromNames(names))
    return 0 if result.wasSuccessful() and result.testsRun else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
