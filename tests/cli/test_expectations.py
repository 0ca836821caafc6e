import pytest
from cli_fakes import finding, report

from grader.cli.expectations import Expectation, expectations
from grader.errors import ExerciseError
from grader.exercise import find_exercise
from grader.results import Verdict


def faulty(tmp_path, **changes):
    wanted = {"findings": ("wrong-outcome",), "tests": ("test_it",)} | changes
    return Expectation("exercise-05", "faulty", "no_lock", tmp_path, **wanted)


def solutions(tmp_path, toml):
    folder = tmp_path / "exercise-05"
    for name in ("reference", "correct/rlock", "faulty/no_lock"):
        (folder / name).mkdir(parents=True)
    (folder / "expected.toml").write_text(toml)
    return tmp_path


def test_a_variant_that_fails_as_expected_has_no_problems(tmp_path):
    """The right finding in the right check is what is wanted."""
    assert faulty(tmp_path).problems(report(Verdict.FAILED, 4.0, [finding()])) == ()


def test_each_way_to_differ_is_named(tmp_path):
    """Full marks, another kind and a check that passed are problems of their own."""
    failed = report(Verdict.FAILED, 4.0, [finding()])
    assert faulty(tmp_path).problems(report()) == (
        "full marks", "found nothing instead of wrong-outcome", "test_it passed",
    )  # fmt: skip
    assert faulty(tmp_path, findings=("deadlock",)).problems(failed) == ("found wrong-outcome instead of deadlock",)
    assert faulty(tmp_path, tests=("test_no",)).problems(failed) == ("there is no check test_no",)


def test_a_brief_look_asks_only_whether_the_checks_fail(tmp_path):
    """What is found, and what it is called, may be expected of another check."""
    failed = report(Verdict.FAILED, 4.0, [finding(diagnosis="lost-update")])
    assert faulty(tmp_path, findings=("deadlock",), diagnosis=("missing-join",)).problems(failed, briefly=True) == ()
    assert faulty(tmp_path).problems(report(), briefly=True) == ("full marks", "test_it passed")


def test_a_diagnosis_may_be_silent_but_not_lead_astray(tmp_path):
    """No name is no problem, nor one of several that are right; a report that only has other names is one."""
    wanted = faulty(tmp_path, diagnosis=("lost-update", "check-then-act"))
    silent, right, wrong = (
        report(Verdict.FAILED, 4.0, [finding(diagnosis=name)]) for name in ("", "check-then-act", "late-binding")
    )
    both = report(Verdict.FAILED, 4.0, [finding(diagnosis="lost-update"), finding(diagnosis="late-binding")])
    assert [wanted.diagnosed(each) for each in (silent, right, wrong, both)] == ["silent", "right", "wrong", "wrong"]
    assert [wanted.problems(each) for each in (silent, right, both)] == [(), (), ()]
    assert wanted.problems(wrong) == ("diagnosed late-binding instead of lost-update or check-then-act",)


def test_one_of_several_findings_will_do(tmp_path):
    """A list of kinds is satisfied by any of them."""
    wanted = faulty(tmp_path, findings=("deadlock", "wrong-outcome"))
    assert wanted.problems(report(Verdict.FAILED, 4.0, [finding()])) == ()


def test_correct_variants_need_full_marks(tmp_path):
    """Anything less is a problem that names the check."""
    wanted = Expectation("exercise-05", "correct", "rlock", tmp_path)
    assert wanted.problems(report()) == ()
    assert wanted.problems(report(Verdict.FAILED, 4.0, [finding()])) == ("4/10: test_it failed (wrong-outcome)",)


def test_every_solution_is_expected_to_be_something(tmp_path):
    """The stub, the reference, each correct and each faulty variant are listed."""
    folder = solutions(tmp_path, '[faulty.no_lock]\nfinding = "wrong-outcome"\ntests = ["test_it"]\n')
    found = expectations(find_exercise("exercise-05"), folder)
    assert [each.label for each in found] == ["stub", "reference", "correct/rlock", "faulty/no_lock"]


@pytest.mark.parametrize(
    "toml", ["", "[faulty.other]\n", "[faulty.no_lock]\n", "[faulty.no_lock]\nfinding = 'x'\n", "[faulty"]
)
def test_expectations_that_do_not_fit_are_the_authors_fault(tmp_path, toml):
    """A variant without expectation, or an expectation without variant, is reported, never passed over."""
    with pytest.raises(ExerciseError, match=r"expected\.toml"):
        expectations(find_exercise("exercise-05"), solutions(tmp_path, toml))
