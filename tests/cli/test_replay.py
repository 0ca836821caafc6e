import json
import re

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
