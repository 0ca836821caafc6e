"""Every way in which a submission can go wrong ends in a graded report, with a message that says why, and never in a better mark."""

from __future__ import annotations

import pytest
from judge_exercise import GOOD

from grader.results import Report, Verdict


def kinds(report: Report) -> set[str]:
    """The kinds of all findings."""
    return {finding.kind for test in report.tests for finding in test.findings} | {
        each.kind for each in report.findings
    }


def words(report: Report) -> str:
    """All messages in one text."""
    findings = [*report.findings, *(finding for test in report.tests for finding in test.findings)]
    return "\n".join(finding.message + finding.traceback for finding in findings)


def test_a_good_submission_gets_full_marks(graded):
    """The yardstick for all the others."""
    report = graded(GOOD)
    assert (report.verdict, report.score, report.max_score) == (Verdict.PASSED, 3, 3)


@pytest.mark.parametrize(
    ("source", "kind", "said"),
    [
        ("class Counter(:\n    pass\n", "import-error", "syntax error"),
        ("x = (1\n", "import-error", "never closed"),
        ("import nonsense_of_mine\n", "import-error", "nonsense_of_mine"),
        ("import sys\nsys.exit(0)\n", "import-error", "SystemExit"),
        ("while True:\n    pass\n", "no-progress", "while importing counter.py"),
        ("def f(): return f()\nf()\n", "import-error", "RecursionError"),
        ("import os\nos._exit(0)\n", "crash", "exit code 0"),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n", "crash", "SIGSEGV"),
        ("", "import-error", "Counter.increment"),
        ("class Conter: pass\n", "import-error", "it defines: Conter"),
        ("class Counter:\n    value = 0\n", "import-error", "does not define Counter.increment ("),
        ("raise NotImplementedError\n", "not-implemented", "not implemented"),
    ],
)
def test_what_keeps_a_submission_from_being_judged_is_said_once(graded, source, kind, said):
    """No points, every check failed, one finding that names the reason."""
    report = graded(source)
    assert (report.verdict, report.score) == (Verdict.FAILED, 0)
    assert not any(test.passed for test in report.tests)
    assert len(report.tests) == 2
    (finding,) = report.findings
    assert finding.kind == kind
    assert said in finding.message + finding.traceback


def test_a_syntax_error_comes_with_line_and_caret(graded):
    """The student sees where."""
    (finding,) = graded("x = 1\nclass Counter(:\n    pass\n").findings
    assert (finding.file, finding.line) == ("counter.py", 2)
    assert finding.traceback.splitlines()[1].strip() == "^"


@pytest.mark.parametrize(
    "source", [b"# -*- coding: utf-8 -*-\nx = '\xff\xfe'\n", b"\x00\x01\x02", b"# coding: no-such-codec\n"]
)
def test_a_file_that_is_not_text_is_graded_all_the_same(graded, source):
    """Non-UTF-8, null bytes, an unknown codec: zero points, and the reason."""
    report = graded(source)
    assert (report.verdict, report.score) == (Verdict.FAILED, 0)
    assert "can't be read as Python source" in words(report)


def test_other_encodings_with_a_cookie_are_fine(graded):
    """PEP 263 is honoured, and so is a byte order mark."""
    assert graded(("# coding: latin-1\n# é\n" + GOOD).encode("latin-1")).score == 3
    assert graded(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()).score == 3


@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        ("import sys; sys.exit(0)", "exception", "SystemExit"),
        ("import os; os._exit(0)", "crash", "os._exit(0)"),
        ("import os; os.kill(os.getpid(), 9)", "crash", "SIGKILL"),
        ("return self.increment()", "exception", "RecursionError"),
        ("while True: pass", "no-progress", "no end after"),
        ("raise KeyboardInterrupt", "exception", "KeyboardInterrupt"),
        ("raise GeneratorExit", "exception", "GeneratorExit"),
        ("raise NotImplementedError", "not-implemented", "not implemented"),
        ("import threading; threading.Event().wait()", "deadlock", "waits for the event"),
        ("import subprocess; subprocess.run(['true'])", "uncontrolled", "started a process"),
    ],
)
def test_what_goes_wrong_while_it_runs_is_found_in_that_check(graded, body, kind, said):
    """The other checks go on; nothing of ours is in the message."""
    where = "value = 0\n    def increment(self):\n        " + body
    report = graded(f"class Counter:\n    {where}\n")
    silent = kind == "exception" and "SystemExit" in said  # sys.exit() ends a thread in silence, as in CPython
    assert report.score == 0
    assert kind in kinds(report) or silent
    assert said in words(report) or silent
    assert "grader" not in words(report).replace("grader's worker", "")


def test_a_wrong_signature_says_so(graded):
    """Python's own words."""
    report = graded("class Counter:\n    value = 0\n    def increment(self, a, b):\n        pass\n")
    assert "missing 2 required positional arguments" in words(report)


def test_output_without_end_is_cut(graded):
    """The mark stands, the report stays small, and it says that something is missing."""
    noisy = GOOD.replace("with self.lock:", "print('x' * 100_000)\n        with self.lock:")
    report = graded(noisy)
    assert report.score == 3
    assert 60_000 < len(report.output) < 140_000
    assert "(output cut here)" in report.output


@pytest.mark.parametrize(
    "value",
    ["object()", "{1, 2}", "b'2'", "float('nan')", "10 ** 10_000", "'x' * 10_000_000", "[0] * 1_000_000", "lambda: 2"],
)
def test_a_result_that_is_no_plain_data_is_wrong(graded, value):
    """Not JSON-able, or huge: an outcome like any other, but equal to nothing."""
    report = graded(
        f"class Counter:\n    def increment(self): pass\n    @property\n    def value(self): return {value}\n"
    )
    assert report.score == 0
    assert kinds(report) == {"wrong-outcome"}


@pytest.mark.parametrize(
    "liar",
    [
        "class Liar:\n    def __eq__(self, other): return True\n    def __hash__(self): return 2\n",
        "class Liar(int):\n    def __eq__(self, other): return True\n    __hash__ = int.__hash__\n",
        "class Liar(list):\n    def __eq__(self, other): return True\n    def __iter__(self): return iter([2])\n",
        "class Liar(str):\n    __class__ = int\n    def __eq__(self, other): return True\n    __hash__ = str.__hash__\n",
    ],
)
def test_an_object_that_claims_to_equal_everything_convinces_nobody(graded, liar):
    """Only exact plain types cross the wire."""
    report = graded(
        f"{liar}class Counter:\n    def increment(self): pass\n    @property\n    def value(self): return Liar()\n"
    )
    assert report.score == 0


def test_true_is_not_one(graded):
    """Types are compared too."""
    source = (
        "class Counter:\n    n = 0\n    def increment(self): pass\n    @property\n    def value(self): return 2.0\n"
    )
    assert graded(source).score == 0


def test_who_tries_to_kill_the_worker_fails_that_check_alone(graded):
    """The signal is refused, and reported."""
    source = GOOD.replace(
        "        with self.lock:",
        "        import os\n        if threading.active_count() > 2:\n            os.kill(os.getppid(), 9)\n        with self.lock:",
    )
    report = graded(source)
    assert [test.passed for test in report.tests] == [False, True]
    assert kinds(report) == {"policy"}


def test_silence_ends_at_the_watchdog(graded):
    """A loop in C gives no sign of life; the check fails, the next one runs."""
    from grader.judge import Options

    source = GOOD.replace(
        "        with self.lock:",
        "        if threading.active_count() > 2:\n            sum(iter(int, 1))\n        with self.lock:",
    )
    report = graded(source, Options(history=False, silence=1.5))
    assert [test.passed for test in report.tests] == [False, True]
    assert kinds(report) == {"timeout"}
