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
        (folder / name / "counter.py").write_text("with lock:\n    n = 1\n" if name == "reference" else "")
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
    assert [line[0] for line in lines[:-2]] == ["✓"] * 5
    assert lines[-2] == "1 mutant: 1 caught · 0 equivalent · 0 survive"
    assert lines[-1].startswith("4 gradings as expected")


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
    graded = [row for row in rows if row["solution"] not in ("exercise", "mutant/counter.py:lock-dropped")]
    assert len(graded) == 9
    assert len(rows) == len(graded) + 2  # the exercise is looked over once; a mutant that is caught once is caught
    assert not any(options.history for options in solved.asked)


def test_further_seeds_ask_faulty_solutions_only_what_they_must_fail(solved):
    """What else they fail, the first seed tells; correct ones are asked everything."""
    main([*solved.words, "--seeds", "2", "--no-mutants"])
    asked = sorted((options.seed, sorted(options.checks)) for options in solved.asked)
    assert asked == [(0, []), (0, []), (0, []), (1, []), (1, []), (1, ["test_it"])]


def test_a_quick_look_asks_so_from_the_first_seed_on(solved):
    """``--quick``."""
    assert main([*solved.words, "--quick", "--no-mutants"]) == 0
    assert sorted(sorted(options.checks) for options in solved.asked) == [[], [], ["test_it"]]


@pytest.fixture
def survivor(solved, tmp_path):
    """All mutants get full marks; calling it says of one that it is equivalent."""
    solved.answer["0"] = report()
    path = tmp_path / "exercise-05" / "expected.toml"

    def equivalent(name, reason):
        path.write_text(path.read_text() + f'[equivalent]\n"{name}" = "{reason}"\n')

    solved.equivalent = equivalent
    return solved


def test_a_mutant_that_survives_is_a_surprise(survivor, capsys):
    """It is printed with file, line, and what was changed."""
    assert main(survivor.words) == 1
    said = capsys.readouterr().out
    assert "survives: counter.py:1: a lock less: `with lock:` → `if True:`" in said
    assert "1 mutant: 0 caught · 0 equivalent · 1 survives" in said


def test_a_mutant_may_be_called_equivalent_with_a_reason(survivor, capsys):
    """Then it is none, and the reason is shown."""
    survivor.equivalent("counter.py:lock-dropped", "nobody looks")
    assert main(survivor.words) == 0
    assert "nobody looks" in capsys.readouterr().out


def test_what_is_called_equivalent_must_survive(solved, survivor, capsys):
    """An entry that is out of date is a problem; one that fits no mutant, or gives no reason, is the author's fault."""
    survivor.equivalent("counter.py:lock-dropped", "nobody looks")
    solved.answer["0"] = report(Verdict.FAILED, 4.0, [finding()])
    assert main(survivor.words) == 1
    assert "calls it equivalent" in capsys.readouterr().out


@pytest.mark.parametrize(("name", "reason"), [("counter.py:other", "because"), ("counter.py:lock-dropped", " ")])
def test_entries_that_make_no_sense_are_the_authors_fault(survivor, capsys, name, reason):
    """Exit code 3, and the entry is named."""
    survivor.equivalent(name, reason)
    assert main(survivor.words) == 3
    assert name in capsys.readouterr().err


def test_mutants_can_be_left_out_or_graded_alone(solved, capsys):
    """Two options, one or the other."""
    assert main([*solved.words, "--no-mutants"]) == 0
    assert "mutant" not in capsys.readouterr().out
    assert main([*solved.words, "--mutants-only"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3
    assert main([*solved.words, "--mutants-only", "--no-mutants"]) == 2
