"""What keeps hold of processes: whoever is told to adopt orphans gets them, and can see what is alive."""

from __future__ import annotations

import subprocess
import sys

ORPHAN = """
import os, time
from grader.engine.processes import adopt_orphans, bury, children, living
adopt_orphans()
if os.fork() == 0:
    if os.fork() == 0:
        os.setsid()
        time.sleep(600)
    os._exit(0)
os.wait()
(orphan,) = children(os.getpid())
alive = living(orphan)
bury()
print(alive, children(os.getpid()), living(orphan))
"""


def test_a_process_that_forked_twice_is_adopted_and_buried():
    """Neither a new session nor a dead parent hides it."""
    said = subprocess.run([sys.executable, "-c", ORPHAN], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "True [] False"
