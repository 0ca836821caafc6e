import pytest
from cli_fakes import FakeJudge, report

from grader import judge


@pytest.fixture(autouse=True)
def english(monkeypatch):
    """The locale of whoever runs the tests plays no part."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def counter(tmp_path, monkeypatch):
    """A folder with a submission, as the current one."""
    (tmp_path / "counter.py").write_text("class Counter:\n    pass\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


@pytest.fixture
def judged(monkeypatch, counter):
    """Replaces the judge; calling it sets the answer."""
    fake = FakeJudge(report())
    monkeypatch.setattr(judge, "grade", fake)
    return fake
