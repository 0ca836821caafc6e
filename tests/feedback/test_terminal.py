import io
import re

import pytest
from feedback_samples import check, deadlock, lost, report
from recorded import NAMES, recorded
from rich.console import Console

from grader.feedback import terminal
from grader.feedback.phrases import Phrases
from grader.feedback.spans import cell_len
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


def told(name, width=80, height=30, **look):
    """A recorded report on a terminal of that size, without colour."""
    file = io.StringIO()
    console = Console(file=file, width=width, height=height, highlight=False, markup=False, emoji=False)
    terminal.show(recorded(name), console, Look(width=width, **look))
    return file.getvalue().splitlines()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("name", NAMES)
def test_a_report_is_at_most_a_screenful(name, width, language):
    """With what matters: the mark, what is wrong and where, the steps that show it, the replay command, a hint."""
    lines = told(name, width, phrases=Phrases(language))
    assert len(lines) < 30
    assert max(map(cell_len, lines)) <= width
    if name in ("lost_update", "lost_wakeup", "deadlock"):
        assert sum("▸" in line for line in lines) >= 3
        assert any("grade replay" in line for line in lines)


def test_many_findings_are_counted_where_there_is_no_room():
    """A low window tells the first of many findings, with its picture, and says how many more there are."""
    checks = [check(lost(line=n, diagnosis=""), name=f"t{n}", title=f"Check {n}") for n in range(9)]
    file = io.StringIO()
    console = Console(file=file, width=80, height=30)
    terminal.show(report(*checks), console, Look())
    lines = file.getvalue().splitlines()
    assert len(lines) < 30
    assert any("▸" in line for line in lines)
    assert any("8 more findings" in line for line in lines)


def test_more_room_shows_more_and_verbose_shows_everything():
    """A high window lists all checks and explains; a low one counts those that passed or failed alike."""
    low, high, verbose = (
        told("lost_update", height=24),
        told("lost_update", height=60),
        told("lost_update", verbose=True),
    )
    assert len(low) < len(high) < len(verbose)
    assert any("5 more checks failed" in line for line in low)
    assert sum("Lost update" in line for line in high) == 7
    assert any("“self._value += amount”" in line for line in high)
    assert sum("grade replay" in line for line in verbose) == 6


def test_what_is_wrong_is_never_cut_off_in_the_list_of_checks():
    """A title gives way to the name of what is wrong."""
    assert any(line.rstrip().endswith("…  Lost wakeup") for line in told("lost_wakeup", width=60, height=60))


def test_a_thread_has_one_colour():
    """Its name, its line and its steps are in that colour; another thread's are not."""
    coloured = shown(report(check(lost())))
    head = next(line for line in coloured.splitlines() if "Thread-1" in line and "Thread-2" in line)
    first, second = (
        re.search(rf"\x1b\[([0-9;]*)m\s*{name}", head)[1].split(";")[-1] for name in ("Thread-1", "Thread-2")
    )
    assert first != second
    key = next(line for line in coloured.splitlines() if "writes self.value: 1" in line)
    assert f"{second}m▸" in key
