"""Runs a few lines in a submission, in a folder of its own, where a policy of the engine may see them."""

from __future__ import annotations

from textwrap import indent

import pytest
from programs import program

from grader.engine import Seen, Settings, World, explore

FIRST = "import threading\nlock = threading.Lock()\ndef idle():\n    with lock:\n        pass\ndef act():\n"
SCENARIO = """
def play(submission):
    results = run_together([submission.act, submission.idle])
    return results[0]
"""


class Hostile:
    """One world for many submissions: what one of them did must not be seen by the next."""

    def __init__(self, folder):
        self.folder = folder
        self.world = World()

    def findings(self, lines, *, schedules=2, first=""):
        """Every finding of a submission whose ``act`` runs ``lines``."""
        subject = program(f"{first}\n{FIRST}{indent(lines, '    ')}", SCENARIO)
        events = explore(subject, "play", {}, Settings(schedules=schedules, clock="fair"), world=self.world)
        return [each for event in events if isinstance(event, Seen) for each in event.outcome.findings]

    def told(self, lines, **options):
        """The same as (kind, message)."""
        return {(each.kind, each.message) for each in self.findings(lines, **options)}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A world whose submissions may write in a folder of their own."""
    folder = tmp_path_factory.mktemp("work")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.delenv("TMPDIR", raising=False)
        yield Hostile(folder)


@pytest.fixture(autouse=True)
def at_home(hostile, monkeypatch):
    """Each submission starts in that folder, wherever the one before went, and finds modules there."""
    monkeypatch.chdir(hostile.folder)
    monkeypatch.syspath_prepend(str(hostile.folder))
