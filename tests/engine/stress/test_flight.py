"""A run that can't be started, or that nobody watches any more, is nobody's mark."""

from __future__ import annotations

import contextlib
import os
import signal

import pytest

from grader.engine.processes import NoProcess
from grader.engine.stress import flight, repeat, supervisor
from grader.engine.stress.supervisor import Supervisor

PLAY = "def play(submission): return submission.f()\n"
FINE = "def f(): return 6\n"


def _none():
    raise NoProcess("no process")


def test_a_supervisor_that_fails_is_a_fault_of_ours(stressed, monkeypatch):
    """With its traceback."""
    monkeypatch.setattr(Supervisor, "_watch", lambda *_: 1 // 0)
    with pytest.raises(flight.Unwatched, match=r"failed \(exit code 1\)(?s:.*)ZeroDivisionError"):
        stressed(FINE, PLAY, runs=2)


def test_a_supervisor_that_was_killed_is_not_the_submissions_doing(stressed, monkeypatch):
    """The submission has no known way to it; the run may even have told how it ended."""
    monkeypatch.setattr(Supervisor, "_watch", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    with pytest.raises(flight.Unwatched, match=r"killed \(SIGKILL\), most likely from outside"):
        stressed(FINE, PLAY, runs=2)


def test_nobody_waits_for_a_run_that_nobody_watches(stressed, monkeypatch, tmp_path):
    """It may hang, and there is nobody to end it but the worker, when its request is over."""
    monkeypatch.setattr(repeat, "_SIGN_OF_LIFE", 0.05)
    place = tmp_path / "run"

    def die(_, pid):
        place.write_text(str(pid))
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(Supervisor, "_watch", die)
    try:
        with pytest.raises(flight.Unwatched, match="SIGKILL"):
            stressed("import os\ndef f(): os.read(os.pipe()[0], 1)\n", PLAY, runs=1)
    finally:
        os.kill(int(place.read_text()), signal.SIGKILL)


@pytest.mark.parametrize("module", [flight, supervisor])
def test_a_machine_without_a_process_to_spare_says_so(stressed, monkeypatch, module):
    """Neither the supervisor's nor the run's."""
    monkeypatch.setattr(module, "fork", _none)
    with pytest.raises(NoProcess, match="no process"):
        stressed(FINE, PLAY, runs=2)


@pytest.mark.parametrize("module", [flight, supervisor])
def test_runs_wait_for_others_that_have_all_the_processes(stressed, monkeypatch, tmp_path, module):
    """Only a run that is alone has nothing to wait for: of three at once, here one comes away empty-handed."""
    real, places = module.fork, [tmp_path / each for each in ("first", "second", "third")]

    def sometimes():
        for place in places:
            with contextlib.suppress(FileExistsError):
                place.touch(exist_ok=False)
                return _none() if place is places[-1] else real()
        return real()

    monkeypatch.setattr(module, "fork", sometimes)
    assert stressed(FINE, PLAY, runs=6).executions == 6
    assert places[-1].exists()
