import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from cli_fakes import report

import grader
from grader.cli import main
from grader.cli.verbs import watch
from grader.results import Verdict

SETTINGS = {"exercise": None, "path": ".", "sandbox": "local", "lang": "en", "verbose": False, "exercises": None}


def said(capsys, **changes):
    """What one round prints."""
    watch.grade_once({**SETTINGS, **changes})
    return capsys.readouterr().out


def test_each_round_grades_what_was_saved_last(judged, counter, capsys):
    """No name is needed: the file that was saved last tells."""
    (counter / "mailbox.py").write_text("")
    os.utime(counter / "mailbox.py", (1, 1))
    assert "10/10" in said(capsys)
    assert judged.asked[0][0].name == "exercise-05"


def test_full_marks_lead_on(judged, capsys):
    """To the first exercise that isn't passed; less than full marks lead nowhere."""
    assert "grade start exercise-01" in said(capsys)
    judged.answer = report(Verdict.FAILED, 4.0)
    assert "grade start" not in said(capsys)


def test_what_goes_wrong_in_a_round_is_told_and_over(judged, capsys):
    """The next save is waited for all the same."""
    judged.answer = RuntimeError("no")
    assert "Watching" in said(capsys)
    assert "Watching" in said(capsys, exercise="exercise-06")


def test_an_empty_folder_is_watched_too(tmp_path, monkeypatch, capsys):
    """Somebody may be about to start."""
    monkeypatch.chdir(tmp_path)
    assert "nothing to grade yet" in said(capsys)


@pytest.mark.parametrize("words", [["watch", "exercise-5x"], ["watch", "5", "nowhere"]])
def test_what_cannot_be_watched_is_wrong_usage(words, counter, capsys):
    """A name or path that is wrong is told before the watching begins."""
    pytest.importorskip("watchfiles")
    assert main(words) == 2
    assert words[-1] in capsys.readouterr().err


@pytest.fixture
def watching(tmp_path):
    """A real ``grade watch`` on a folder; ``until(text)`` reads on until it says so."""
    pytest.importorskip("watchfiles")
    (tmp_path / "counter.py").write_text("class Counter(:\n")
    environment = {**os.environ, "PYTHONPATH": str(Path(grader.__file__).parents[1]), "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "grader", "watch", "--sandbox", "local", "exercise-05"]
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True) as process:
        guard = threading.Timer(60, process.kill)
        guard.start()
        yield process, tmp_path
        guard.cancel()
        process.kill()


def until(process, text):
    for line in process.stdout:
        if text in line:
            return line
    raise AssertionError(f"the watching ended before it said {text!r}")


def test_a_save_is_graded_even_after_a_syntax_error_and_during_an_endless_loop(watching):
    """Neither ends the watching, and a save doesn't wait for the loop to be given up."""
    process, folder = watching
    until(process, "syntax error")
    until(process, "Watching")
    (folder / "counter.py").write_text("while True:\n    pass\n")
    until(process, "Grading")
    (folder / "counter.py").write_text("class Counter:\n    value = 0\n    def increment(self): pass\n")
    until(process, "0/10")
    until(process, "Watching")
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=20) == 0
