import json

import pytest

from grader.cli import main

PROGRAM = """
class Counter:
    def __init__(self):
        self.value = 0

    def up(self):
        self.value += 1
"""
SCENARIOS = """
import threading

def count(submission, threads=2):
    counter = submission.Counter()
    run_together([counter.up] * threads)
    return counter.value

def embrace(submission):
    a = threading.Lock()
    b = threading.Lock()
    def one():
        with a:
            with b:
                pass
    def two():
        with b:
            with a:
                pass
    run_together([one, two])
"""


@pytest.fixture
def program(tmp_path, monkeypatch):
    (tmp_path / "race.py").write_text(PROGRAM)
    (tmp_path / "scenarios.py").write_text(SCENARIOS)
    monkeypatch.chdir(tmp_path)
    return ["explore", "race.py", "--scenarios", "scenarios.py", "--schedules", "200"]


def document(words, capsys):
    code = main([*words, "--format", "json"])
    return code, json.loads(capsys.readouterr().out)


def test_all_outcomes_are_listed_with_counts_and_tokens(program, capsys):
    """Without an expectation a lost update is an outcome like another; counts add up to the schedules."""
    code, found = document([*program, "--scenario", "count"], capsys)
    assert code == 0
    assert {outcome["value"] for outcome in found["outcomes"]} == {1, 2}
    assert sum(outcome["count"] for outcome in found["outcomes"]) == found["schedules"]
    assert all(outcome["schedule"] for outcome in found["outcomes"])


def test_an_expectation_makes_other_outcomes_findings(program, capsys):
    """``--expect`` makes a wrong outcome a finding with its trace (exit code 1); its token replays it."""
    words = [*program, "--scenario", "count", "--param", "threads=2", "--expect", "2"]
    code, found = document(words, capsys)
    assert code == 1
    (finding,) = found["findings"]
    assert (finding["kind"], bool(finding["trace"])) == ("wrong-outcome", True)
    code, replayed = document([*words, "--token", finding["schedule"]], capsys)
    assert code == 1
    assert [outcome["value"] for outcome in replayed["outcomes"]] == [1]


def test_a_deadlock_is_fatal_and_drawn(program, capsys):
    """A deadlock exits with 1, is told in words, and comes with the command that replays it."""
    assert main([*program, "--scenario", "embrace"]) == 1
    said = capsys.readouterr().out
    assert "Deadlock" in said
    assert "has held it since line" in said
    assert "--token g1" in said


def test_parameters_are_json(program, capsys):
    """A parameter that is no JSON is wrong usage, and shown."""
    assert main([*program, "--scenario", "count", "--param", "threads=two"]) == 2
    assert "'two' is not JSON" in capsys.readouterr().err


def test_a_scenario_that_is_not_there_is_named(program, capsys):
    """An unknown scenario is reported with its name, on one line."""
    assert main([*program, "--scenario", "nothing"]) in (2, 3)
    assert "nothing" in capsys.readouterr().err
