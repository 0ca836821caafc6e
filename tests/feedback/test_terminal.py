import io
import re

import pytest
from feedback_samples import check, deadlock, lost, report
from rich.console import Console

from grader.feedback import terminal
from grader.feedback.view import Look

CODES = re.compile(r"\x1b\[[0-9;]*m")


def shown(made, width=80, **look):
    file = io.StringIO()
    console = Console(file=file, width=width, force_terminal=True, color_system="standard")
    terminal.show(made, console, Look(width=width, **look))
    return file.getvalue()


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_terminals_lines_fit(width):
    """No line is wider than the window."""
    made = report(check(lost(schedule="t")), check(deadlock(), name="b"))
    lines = CODES.sub("", shown(made, width)).splitlines()
    assert max(len(line) for line in lines if "replay" not in line) <= width


def test_the_replay_command_is_one_line():
    """However long the token, the command can be copied: no line end is put into it."""
    token = "g1," + ",".join(f"{n}@{n}=1" for n in range(60))
    assert f"grade replay exercise-05 {token} counter.py" in CODES.sub("", shown(report(check(lost(schedule=token)))))


def test_colour_only_adds():
    """Without its colours the output still has marks, places and picture."""
    bare = CODES.sub("", shown(report(check(lost()))))
    for part in ("✗ exercise-05", "0/4", "▸", "counter.py:10", "Thread-2"):
        assert part in bare


def test_markup_and_escapes_of_a_student_do_not_act():
    """Rich markup is shown as it is written, and only our own colour codes are sent."""
    made = report(check(lost(message="[red]boom[/red] [link=file:///x]")), output="[/] \x1b[2J\x1b]8;;x\x07")
    sent = shown(made)
    assert "[red]boom[/red]" in sent
    assert "\x1b" not in CODES.sub("", sent)
    assert "\x07" not in sent
