"""Puts small programs under stress."""

from __future__ import annotations

from contextlib import closing
from textwrap import dedent

import pytest
from programs import plain_streams

from grader.engine import Explored, Program, Seen
from grader.engine.stress import Ground, StressSettings, stress


class Stressed:
    """Runs programs on one ground."""

    def __init__(self):
        self._ground = Ground()

    def __call__(self, source, scenarios, *, scenario="play", files=None, **settings):
        """The summary of all runs."""
        program = Program({"subject.py": dedent(source), **(files or {})}, "subject.py", dedent(scenarios))
        with plain_streams():
            *_, last = stress(program, scenario, {}, StressSettings(**{"runs": 6, **settings}), self._ground)
        assert isinstance(last, Explored)
        return last

    def until(self, source, scenarios, wanted, **settings):
        """The first ending that ``wanted`` accepts, or None when no run shows one."""
        program = Program({"subject.py": dedent(source)}, "subject.py", dedent(scenarios))
        events = stress(program, "play", {}, StressSettings(**{"runs": 300, **settings}), self._ground)
        with plain_streams(), closing(events):
            return next((each.outcome for each in events if isinstance(each, Seen) and wanted(each.outcome)), None)

    def kinds(self, source, scenarios, **settings):
        """The kinds of the findings, and how runs ended."""
        explored = self(source, scenarios, **settings)
        endings = [ending for ending, _, _ in explored.outcomes]
        return {finding.kind for ending in endings for finding in ending.findings}, {each.kind for each in endings}


@pytest.fixture(scope="session")
def stressed(tmp_path_factory):
    """What puts programs under stress. What they leave on the disk is in a folder of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(tmp_path_factory.mktemp("stress")))
        yield Stressed()
