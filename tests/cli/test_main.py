import subprocess
import sys

import pytest
from cli_fakes import finding, report

from grader.cli import main, output
from grader.cli.verbs import VERBS
from grader.errors import ExerciseError, InfrastructureError
from grader.results import Verdict


def complaint(capsys):
    """The one line on stderr; that it is one is part of every claim here."""
    said = capsys.readouterr()
    assert said.out == ""
    (line,) = said.err.splitlines()
    assert line.startswith("grade: ")
    return line


def test_full_marks_exit_with_zero(judged, capsys):
    """Full marks: exit code 0, and the report on stdout."""
    assert main(["exercise-05"]) == 0
    assert "10/10 points" in capsys.readouterr().out


def test_fewer_marks_exit_with_one(judged, capsys):
    """Graded, not full marks: exit code 1, and the command that replays the failure, path included."""
    judged.answer = report(Verdict.FAILED, 4.0, [finding()])
    assert main(["exercise-05", "counter.py"]) == 1
    assert "grade replay exercise-05 7f3a9.g1,1@14=2 counter.py" in capsys.readouterr().out


def test_an_error_verdict_exits_with_three(judged):
    """A report that is the grader's own failure is no mark."""
    judged.answer = report(Verdict.ERROR, 0.0)
    assert main(["exercise-05"]) == 3


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["exercice-05"], "exercise-05"),
        (["lst"], "grade list"),
        (["exercise-05", "nowhere.py"], "no such file"),
        (["exercise-05", "--seed", "many"], "whole number"),
        (["exercise-05", "--schedules", "0"], "from 1 on"),
        (["exercise-05", "--format", "pdf"], "--help"),
        (["exercise-05", "--output", "no/such/x.json"], "make it first"),
        (["exercise-05", "--output", "."], "folder"),
        (["exercise-05", "--sandbox", "jail"], "docker"),
        (["explore", "counter.py"], "--scenarios"),
        (["replay", "exercise-05", "nonsense", "counter.py"], "token"),
        ([], "EXERCISE"),
    ],
)
def test_wrong_usage_exits_with_two(words, hint, counter, capsys):
    """Wrong usage: exit code 2, and one line that names the next step."""
    assert main(words) == 2
    assert hint in complaint(capsys)


@pytest.mark.parametrize("error", [ExerciseError("points\nare wrong"), InfrastructureError("no engine; start it")])
def test_what_the_grader_cannot_do_exits_with_three(error, judged, capsys):
    """The author's and the machine's faults: exit code 3, on one line whatever the message holds."""
    judged.answer = error
    assert main(["exercise-05"]) == 3
    assert str(error).split()[-1] in complaint(capsys)


def test_an_unexpected_exception_is_the_graders_fault(judged, capsys):
    """What nobody foresaw is called a fault of the grader, with a traceback only on request."""
    judged.answer = RuntimeError("oh\x1b[2J")
    assert main(["exercise-05"]) == 3
    assert "fault of the grader" in complaint(capsys)
    assert main(["exercise-05", "--verbose"]) == 3
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupt_is_quiet(judged, capsys):
    """Ctrl-C: exit code 130 and not a word."""
    judged.answer = KeyboardInterrupt()
    assert main(["exercise-05"]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_closed_pipe_is_quiet(judged, monkeypatch, capsys):
    """A reader that has left is no failure: no traceback, no message."""

    def closed(text):
        raise output.ReaderGone

    monkeypatch.setattr(output, "emit", closed)
    assert main(["exercise-05"]) == 141
    assert capsys.readouterr().err == ""


def test_a_pipe_that_closes_early_ends_the_real_command_quietly():
    """``grade list | true`` leaves nothing on stderr."""
    command = f"{sys.executable} -m grader list | true"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr == ""


def test_options_may_stand_anywhere(judged):
    """Options before and after the exercise mean the same."""
    assert main(["--seed", "7", "exercise-05"]) == main(["exercise-05", "--seed=7", "."]) == 0
    assert [options.seed for *_, options in judged.asked] == [7, 7]


def test_help_and_version_succeed(capsys):
    """Help lists the verbs that exist, and only these; both exit with 0."""
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(f"\n  {verb} " in said for verb in VERBS)
    assert not any(verb in said for verb in ("batch", "export"))
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("grade ")


def test_every_verb_has_help(capsys):
    """``grade VERB --help`` works for each verb."""
    for verb in VERBS:
        assert main([verb, "--help"]) == 0
        assert f"grade {verb}" in capsys.readouterr().out


def test_help_imports_nothing_heavy():
    """``grade --help`` loads neither rich nor pytest nor docker nor jinja2 nor the judge."""
    code = (
        "import sys; from grader.cli import main; main(['--help']); "
        "print(sorted({'rich', 'pytest', 'docker', 'jinja2', 'grader.judge', 'tomllib'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
