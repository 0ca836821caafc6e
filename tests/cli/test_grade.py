import json
import sys
from dataclasses import replace

import pytest
from cli_fakes import finding, report

from grader.cli import main
from grader.results import Verdict
from grader.sentence import Sentence


def test_piped_text_has_no_escape_codes(judged, capsys):
    """What is piped is plain, even where colour is forced."""
    judged.answer = report(Verdict.FAILED, 0.0, [finding()])
    main(["exercise-05"])
    assert "\x1b" not in capsys.readouterr().out


def test_a_terminal_gets_colour_unless_it_is_refused(judged, capsys, monkeypatch):
    """On a terminal there is colour; with NO_COLOR there is none, with the same words."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    main(["exercise-05"])
    coloured = capsys.readouterr().out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    main(["exercise-05"])
    assert "\x1b[1;32m" in coloured
    assert "\x1b[1;32m" not in capsys.readouterr().out


def test_a_terminal_shows_no_check_that_its_author_hides(judged, capsys, monkeypatch):
    """What a check that is not visible found stays hidden on a terminal as in a pipe."""
    made = report(Verdict.FAILED, 0.0, [finding()])
    judged.answer = replace(made, tests=(replace(made.tests[0], visibility="hidden"),))
    for terminal in (True, False):
        monkeypatch.setattr(sys.stdout, "isatty", lambda terminal=terminal: terminal, raising=False)
        monkeypatch.setenv("TERM", "xterm")
        assert main(["exercise-05"]) == 1
        said = capsys.readouterr().out
        assert "a hidden check" in said
        assert "It works" not in said
        assert "Not every increment" not in said


@pytest.mark.parametrize("name", ["markdown", "junit", "gradescope"])
def test_each_format_can_be_asked_for(judged, counter, capsys, name):
    """By its name, into a file; what is no format of reports is offered by no other verb."""
    judged.answer = report(Verdict.FAILED, 4.0, [finding()])
    assert main(["exercise-05", "--format", name, "--output", "result"]) == 1
    assert "test_it" in (counter / "result").read_text() or name == "markdown"
    assert main(["list", "--format", name]) == 2
    assert "choose from" in capsys.readouterr().err


def test_json_goes_to_stdout_alone(judged, capsys):
    """``--format json`` prints the document and nothing else."""
    assert main(["exercise-05", "--format", "json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["verdict"] == "passed"
    assert said.err == ""


def test_output_replaces_a_file_only_when_the_result_is_there(judged, counter):
    """A grading that fails leaves the old file; one that succeeds replaces it, and leaves no other file."""
    target = counter / "report.json"
    target.write_text("old")
    judged.answer = RuntimeError("no")
    assert main(["exercise-05", "--format", "json", "--output", str(target)]) == 3
    assert target.read_text() == "old"
    judged.answer = report()
    assert main(["exercise-05", "--format", "json", "--output", str(target)]) == 0
    assert json.loads(target.read_text())["schema"] == 1
    assert sorted(path.name for path in counter.iterdir()) == ["counter.py", "report.json"]


def test_the_options_reach_the_judge(judged):
    """Seed and schedules are passed on."""
    main(["exercise-05", "--seed", "3", "--schedules", "20"])
    ((_, _, _, options),) = judged.asked
    assert (options.seed, options.schedules) == (3, 20)


def test_chinese_takes_the_chinese_title(judged, capsys):
    """``--lang zh`` speaks Chinese."""
    main(["exercise-05", "--lang", "zh"])
    assert "分" in capsys.readouterr().out


LOST = "Not every increment is in the final value."


@pytest.fixture
def lost(judged):
    """A report in the words of exercise 05's checks."""
    message = Sentence("{message} (observed: {value})", message=LOST, value="3")
    found = replace(finding(), message=message, hint="Think of nothing in particular.")
    made = report(Verdict.FAILED, 0.0, [found])
    title = "No increment is lost when threads count at the same time."
    judged.answer = replace(made, tests=(replace(made.tests[0], title=title),))
    return judged.answer


@pytest.mark.parametrize("name", ["text", "markdown", "html", "junit", "gradescope", "json"])
def test_chinese_takes_what_checks_say_from_the_exercise(lost, capsys, name):
    """In each format; what has no translation is said in English."""
    assert main(["exercise-05", "--lang", "zh", "--format", name]) == 1
    said = capsys.readouterr().out
    said = said if name not in ("json", "gradescope") else json.dumps(json.loads(said), ensure_ascii=False)
    assert "多个线程同时计数时，一次增加也不丢失" in said
    assert "最终的值没有包含每一次增加" in said
    assert "Think of nothing in particular." in said
    assert "No increment" not in said
    assert "Not every increment" not in said


def test_english_is_what_the_judge_says(lost, capsys):
    """To the letter."""
    main(["exercise-05", "--format", "json"])
    (check,) = json.loads(capsys.readouterr().out)["tests"]
    assert check["title"] == lost.tests[0].title
    assert check["findings"][0]["message"] == f"{LOST} (observed: 3)"


def test_translations_that_cannot_be_read_are_told_before_anything_is_graded(judged, counter, capsys, monkeypatch):
    """They are the author's fault, and of no concern to English."""
    hidden = counter / "exercises" / "exercise-31" / "hidden"
    hidden.mkdir(parents=True)
    (hidden.parent / "exercise.toml").write_text('title = "T"\nmodule = "counter.py"\npoints = 10\n')
    (hidden / "zh.toml").write_text("[")
    monkeypatch.setenv("GRADE_EXERCISES", "exercises")
    assert main(["exercise-31", "--lang", "zh"]) == 3
    assert "zh.toml" in capsys.readouterr().err
    assert judged.asked == []
    assert main(["exercise-31", "--lang", "en"]) == 0
