import json
import re
import sys
import types

import pytest

from grader.cli import main

RACY = """
class Counter:
    def __init__(self):
        self._value = 0

    def increment(self, amount=1):
        self._value += amount

    @property
    def value(self):
        return self._value
"""


@pytest.fixture
def racy(tmp_path, monkeypatch):
    (tmp_path / "counter.py").write_text(RACY)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def token(capsys):
    main(["exercise-05", "--schedules", "60"])
    return re.search(r"grade replay exercise-05 (\S+)", capsys.readouterr().out)[1]


def test_the_command_in_the_report_replays_the_failure(racy, capsys):
    """The token of a real report replays step by step, and hides the scenario's source."""
    found = token(capsys)
    main(["replay", "exercise-05", found])
    said = capsys.readouterr().out
    assert "writes self._value" in said
    assert "T2 runs" in said
    assert "counting(" not in said.replace("counting(…)", "")


def test_a_replay_can_be_read_by_programs(racy, capsys):
    """``--format json`` gives the steps and what was observed."""
    found = token(capsys)
    main(["replay", "exercise-05", found, "--format", "json"])
    replayed = json.loads(capsys.readouterr().out)
    assert replayed["schedule"] == found
    assert any(step["kind"] == "write" for step in replayed["trace"])


def test_changed_code_is_said_to_have_diverged(racy, capsys):
    """A schedule that no longer fits the program says so, and still shows what ran."""
    digest = token(capsys).partition(".")[0]
    main(["replay", "exercise-05", f"{digest}.g1,1@9999=2"])
    assert "diverged" in capsys.readouterr().out


def test_a_page_is_written_where_there_is_a_format_for_it(racy, capsys, monkeypatch):
    """``--html FILE`` renders the replay with the format of that name; without one it is refused before any work."""
    from grader.feedback import formats

    page = types.ModuleType("grader.feedback.html")
    page.render = lambda made, look: f"<html>{made.exercise} {len(made.tests[0].findings[0].trace.steps)}</html>"
    monkeypatch.setitem(sys.modules, "grader.feedback.html", page)
    monkeypatch.setattr(formats, "names", lambda: ("text", "json", "html"))
    main(["replay", "exercise-05", token(capsys), "--html", "page.html"])
    assert re.fullmatch(r"<html>exercise-05 \d\d+</html>", (racy / "page.html").read_text())
    monkeypatch.setattr(formats, "names", lambda: ("text", "json"))
    assert main(["replay", "exercise-05", "7f.g1", "--html", "other.html"]) == 2
    assert "no pages" in capsys.readouterr().err
    assert not (racy / "other.html").exists()
