"""What a sandbox stops by itself is seen only where nobody else stops it first: here the worker's watch is blind."""

from __future__ import annotations

import pytest
from sandboxes import require

from grader.sandbox import bubblewrap, docker, local
from grader.sandbox.docker_engine import connect

BLIND = "from grader.engine.policy.watch import Watch; Watch._judge = lambda *_: None\n"
START = "from grader.worker.__main__ import main"


@pytest.fixture(autouse=True)
def blind(monkeypatch):
    """Workers that these tests start refuse nothing; tests/adversarial has the ones that do."""
    settings = docker._settings
    boot = f"import sys; sys.path.append('/opt/grade')\n{BLIND}{START}\nmain()\n"
    for sandbox in (local, bubblewrap):
        monkeypatch.setattr(sandbox, "_BOOT", sandbox._BOOT.replace(f"; {START};", f"\n{START};").replace(START, BLIND + START))
    entry = ["python3", "-P", "-s", "-c", boot]
    monkeypatch.setattr(docker, "_settings", lambda *given: {**settings(*given), "entrypoint": entry})


@pytest.fixture
def engine():
    """A Docker engine and the image are there; else the test is skipped, and says so."""
    require("docker")


@pytest.fixture
def client(engine):
    """A client of the engine, for a look from outside."""
    return connect()
