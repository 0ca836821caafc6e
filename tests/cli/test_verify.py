import json

import pytest
from cli_fakes import FakeJudge, finding, report

from grader import judge
from grader.cli import main
from grader.errors import InfrastructureError
from grader.results import Finding, Verdict

STUB = report(Verdict.FAILED, 0.0, [Finding("not-implemented", "not yet")])


class ByFolder(FakeJudge):
    """Answers by the name of the submission's folder."""

    def __call__(self, exercise, submission, sandbox, options=None):
        self.asked.append(options)
        answer = self.answer.get(submission.folder.name, STUB)
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def solved(tmp_path, monkeypatch):
    folder = tmp_path / "exercise-05"
    for name in ("reference", "faulty/no_lock"):
        (folder / name).mkdir(parents=True)
        (folder / name / "counter.py").write_text("")
    toml = '[faulty.no_lock]\nfinding = "wrong-outcome"\ntests = ["test_it"]\n'
    (folder / "expected.toml").write_text(toml)
    fake = ByFolder({"reference": report(), "no_lock": report(Verdict.FAILED, 4.0, [finding()])})
    monkeypatch.setattr(judge, "grade", fake)
    fake.words = ["verify", "exercise-05", "--solutions", str(tmp_path), "--jobs", "1"]
    return fake


def test_all_as_expected_exits_with_zero(solved, capsys):
    """A line a grading, and a last line that counts them."""
    assert main(solved.words) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line[0] for line in lines[:-1]] == ["✓"] * 3
    assert lines[-1].startswith("3 gradings as expected")


def test_one_surprise_exits_with_one(solved, capsys):
    """A faulty variant with full marks fails the verification and is named."""
    solved.answer["no_lock"] = report()
    assert main(solved.words) == 1
    assert "faulty/no_lock" in next(line for line in capsys.readouterr().out.splitlines() if line.startswith("✗"))


def test_a_fault_of_the_grader_is_no_verdict(solved, capsys):
    """What could not be graded exits with 3, and the others are still reported."""
    solved.answer["reference"] = InfrastructureError("no worker")
    assert main(solved.words) == 3
    assert "no worker" in capsys.readouterr().out


def test_several_seeds_are_all_graded(solved, capsys):
    """``--seeds 3`` grades everything with three seeds, and never keeps a history beside the solutions."""
    assert main([*solved.words, "--seeds", "3", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert sorted({row["seed"] for row in rows}) == [0, 1, 2]
    assert len(rows) == 9
    assert not any(options.history for options in solved.asked)
