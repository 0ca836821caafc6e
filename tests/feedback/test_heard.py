"""All that the engine says is said in Chinese, and nothing that it doesn't say."""

from __future__ import annotations

import ast
import json
import re
import time
from pathlib import Path

import pytest
from engine_sayings import DOING, REASONS, SAYINGS, THINGS
from feedback_samples import check, report
from recorded import NAMES, recorded

import grader
from grader import language
from grader.engine import Program, Seen, Settings, explore
from grader.engine.policy.rules import rules
from grader.engine.predict.telling import _MISUSES
from grader.engine.waits import _REASONS
from grader.feedback import formats
from grader.feedback.forms import LONGEST
from grader.feedback.heard import ENGINE, interpreted
from grader.feedback.phrases import Phrases
from grader.feedback.spans import plain
from grader.feedback.steps import Showing, StepList
from grader.feedback.view import Look
from grader.results import Finding, Outcome, Side, Step, Trace, Wait
from grader.sentence import Sentence

ROOT = Path(grader.__file__).parent
MAKERS = {
    *("Finding", "FindingPart", "Note", "Verdict", "_policy", "_always", "_told", "escaped", "refuse", "report"),
    *("NoProcess", "NoScenario", "BadToken", "ProtocolError", "AuthorFault", "Refused"),
    *("Exhausted", "Closed", "Silent"),
}
"""What a message is handed to, in the engine, the worker and the wire."""

UNSAID = {
    "engine/stress/report.py ending_of",  # hands on what was told
    "worker/session.py Session._deliver",  # for the worker itself
}
ELSEWHERE = {
    "engine/explain.py explain",  # in a variable
    "engine/strategies/replay.py Replay.diverged",
    "engine/policy/rules.py _touches",
    "engine/policy/unaudited.py Unaudited._threads",
}
"""Places that make messages in another way."""

EXAMPLES = [
    *(("message", each) for examples in SAYINGS.values() for each in examples),
    *(("reason", each) for examples in REASONS.values() for each in examples),
    *(("does", each) for each in DOING),
    *(("does", f"{words} ‹self.gate›" if of == "" else words) for words, of in _REASONS.values() if of != "thread"),
    *(("thing", each) for each in THINGS),
    ("hold", "‹self.gate #1› (line 4)"),
]


def english(example):
    return re.sub("[‹›]", "", example)


def places():
    """Where messages are made: the file and the function, for each in the parts that speak English."""
    for part in ("engine", "worker", "wire"):
        for path in sorted((ROOT / part).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            yield from {f"{name} {inside}" for inside in made_in(ast.parse(path.read_text(encoding="utf-8")), "")}


def made_in(node, inside):
    for child in ast.iter_child_nodes(node):
        named = isinstance(child, ast.FunctionDef | ast.ClassDef)
        if isinstance(child, ast.Call) and makes_a_message(child):
            yield inside
        yield from made_in(child, f"{inside}.{child.name}".lstrip(".") if named else inside)


def makes_a_message(call):
    name = getattr(call.func, "attr", None) or getattr(call.func, "id", "")
    return name in MAKERS and (name == "Finding" or any(map(has_words, call.args)))


def has_words(argument):
    texts = (each.value for each in ast.walk(argument) if isinstance(each, ast.Constant))
    return any(isinstance(text, str) and " " in text for text in texts)


def test_there_are_examples_of_every_place_that_makes_a_message():
    """A new one in the engine asks for a form, and for a translation."""
    assert {*places(), *ELSEWHERE} - UNSAID == {*SAYINGS, *REASONS}


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=lambda each: english(each)[:40])
def test_it_is_said_in_chinese(name, example):
    """Whole: no English words are left but names, code, and what Python says."""
    with language.speaking("zh"):
        said = interpreted(english(example), name)
    kept = [piece for names in re.findall("‹(.*?)›", example) for piece in names.split(", ")]
    assert all(piece in said for piece in kept)
    rest = re.sub("|".join(map(re.escape, sorted(kept, key=len, reverse=True))) or "^", "", said)
    assert re.findall("[A-Za-z]+", rest) == []


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=lambda each: english(each)[:40])
def test_in_english_nothing_changes(name, example):
    """Neither the text that was recognised, nor what is said of it."""
    text = english(example)
    assert ENGINE.sentence(name, text) == interpreted(text, name) == text


def templates(text):
    """The forms in a text, at all depths."""
    if isinstance(text, Sentence):
        yield text.template
        for each in text.values.values():
            yield from templates(each)


def test_every_form_is_one_that_is_said():
    """None is left over from what the engine once said."""
    said = {form for name, example in EXAMPLES for form in templates(ENGINE.sentence(name, english(example)))}
    assert {form for forms in ENGINE.forms.values() for form in forms} - said == set()


def test_the_words_of_the_forms_are_the_engines():
    """Where it says something in other words, its forms have to follow."""
    texts = " ".join(
        node.value
        for part in ("engine", "worker", "wire")
        for path in (ROOT / part).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "\n" not in node.value
    )
    known = set(re.findall(r"\w+", texts))
    own = {
        word
        for forms in ENGINE.forms.values()
        for form in forms
        for word in re.findall(r"\w+", re.sub("{.*?}", "", form))
    }
    assert own - known <= {"PermissionError", "Errno", "1"}


def test_the_engines_tables_are_known():
    """Of waits, misuses and forbidden events, as they are in its code."""
    misuses = (text.format(who="thread T1", what="self.cond", lines="4 and 9") for text in _MISUSES.values())
    deeds = (
        f"the program {rule(None).sentence}" for rule in rules(simulated=True).values() if rule.__name__ == "<lambda>"
    )
    for text in (*misuses, *deeds):
        assert isinstance(ENGINE.sentence("message", text), Sentence), text
    for words, of in _REASONS.values():
        text = words if of == "own" else f"{words} thread T1" if of == "thread" else f"{words} a Thing"
        assert isinstance(ENGINE.sentence("does", text), Sentence), text


PROGRAMS = {
    "deadlock": "gate.acquire()\n    gate.acquire()",
    "exception": "raise ValueError('gone in thread 9')",
    "busy-wait": "while gate: pass",
    "leaked-thread": "threading.Thread(target=threading.Event().wait).start()",
    "held-lock": "gate.acquire()",
    "policy": "open('/etc/shadow')",
    "uncontrolled": "exec('1')",
}


@pytest.mark.parametrize("kind", PROGRAMS)
def test_what_is_found_in_real_executions_is_recognised(kind):
    """The engine itself says it, and feedback says it in Chinese."""
    source = f"import threading\ngate = threading.Lock()\ndef run():\n    {PROGRAMS[kind]}\n"
    scenario = (
        "import threading\ndef play(submission):\n    thread = threading.Thread(target=submission.run, name='T1')\n"
        "    thread.start()\n    return settle() and thread.join()\n"
    )
    events = explore(Program({"subject.py": source}, "subject.py", scenario), "play", {}, Settings(schedules=5))
    found = [finding for each in events if isinstance(each, Seen) for finding in each.outcome.findings]
    assert kind in {each.kind for each in found}
    for each in found:
        assert isinstance(ENGINE.sentence("message", each.message), Sentence), each.message


@pytest.mark.parametrize("name", NAMES)
def test_recorded_reports_are_recognised(name):
    """What was found, what the threads did and what they wait for."""
    given = recorded(name)
    for finding in (*given.findings, *(each for test in given.tests for each in test.findings)):
        if finding.kind not in ("wrong-outcome", "never-seen"):
            assert isinstance(ENGINE.sentence("message", finding.message), Sentence), finding.message
        for step in finding.trace.steps if finding.trace else ():
            if step.kind == "block":
                note = step.note.partition(" held by ")[0]
                assert isinstance(ENGINE.sentence("does", note), Sentence), note


@pytest.mark.parametrize(
    "text",
    [
        "Not every increment is in the final value.",
        "A writer got in while a reader was in there.",
        "The process went on in thread order",
        "Two in one place: one waits in vain",
        'TypeError: can only concatenate str (not "int") to str',
        "a",
    ],
)
def test_what_others_say_stays_as_it_is(text):
    """Authors and Python: these are no words of ours."""
    assert Phrases("zh").heard(text) == text


def test_what_stands_in_the_judges_sentences_is_said_too():
    """As a value of the engine's in a sentence that was translated already."""
    said = Phrases("zh").heard
    why = "the schedule's switch to thread 2 never came up (thread 1, operation 14)"
    message = Sentence(
        "{message}{note}", message="E: x in thread T1", note=Sentence(" (not repeatable: {why})", why=why)
    )
    assert said(message) == "线程 T1 抛出 E: x（无法重现：调度中到线程 2 的切换没有出现（线程 1 的第 14 个操作））"
    tampered = Sentence("the submission tampered with the grader's channel: {reason}", reason="end of stream")
    assert said(tampered) == "提交的代码干扰了评分器的通信通道：数据流已结束"


@pytest.mark.parametrize("start", ["", "thread ", "the main thread ", "E: ", "the program "])
def test_no_text_takes_long(start):
    """However often it repeats what stands in a form."""
    for name, example in EXAMPLES:
        for piece in english(example).split("T1"):
            began = time.perf_counter()
            ENGINE.sentence(name, (start + piece * LONGEST)[:LONGEST])
            assert time.perf_counter() - began < 1, piece


TRACE = Trace(
    ("main", "T1"),
    (
        Step(1, 0, "block", "counter.py", 9, "gone.wait()", "a Condition", note="waits to be notified on a Condition"),
        Step(2, 1, "block", "counter.py", 9, "gate.acquire()", "gate", note="waits for the lock gate held by main"),
    ),
    1,
)
WAITS = (
    Wait("main", "a Condition", 9, action="waits to be notified on", file="counter.py"),
    Wait("T1", "gate", 9, "main", 8, "waits for the lock", "counter.py"),
)
LEFT = "thread T1 never ends: it waits for the lock gate at line 9, held by main since line 8"
REPORT = report(
    check(Finding("leaked-thread", LEFT, file="counter.py", line=9, trace=TRACE, waits=WAITS), title="题"),
    check(
        Finding("held-lock", "thread T1 ended while it held gate, taken here", fatal=False),
        Finding("data-race", "x", sides=(Side("T1", "reads", "n", "counter.py", 9, ("gate (line 8)",)),)),
        name="test_two",
        title="题",
        outcomes=(Outcome([Sentence("{call} never returned", call="T1: take()")], 2, "a"),) * 2,
    ),
    notices=("thread 2 could not run where the schedule wants it (after thread 1, operation 14)",),
    title="题",
)


@pytest.mark.parametrize("name", [each for each in formats.names() if each != "json"])
def test_all_formats_say_it_in_chinese(name):
    """Wherever it stands: sentences, pictures, drawings, tables and notes."""
    said = formats.rendered(REPORT, name, Look(Phrases("zh"), verbose=True))
    text = str(json.loads(said)) if name == "gradescope" else re.sub("(?s)<(style|script).*?</|<[^!].*?>", "", said)
    assert "线程 T1 永不结束" in text
    assert re.findall("waits|never|held by|line|a Condition|ended|could", text) == []


def test_the_stepper_says_it_in_chinese():
    """The list of a replay, and how things stand after each step."""
    showing = Showing(REPORT.tests[0].findings[0], TRACE, REPORT.notices[0])
    said = "\n".join(plain(line) for line in StepList(showing, Phrases("zh"), verbose=True).lines())
    assert "等待 Condition 的通知" in said
    assert "main 等待 Condition" in said
    assert re.findall("waits|never|held by|line|a Condition|could", said) == []


def test_the_judges_messages_are_sentences():
    """They need not be recognised."""
    for path in sorted((ROOT / "judge").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Finding", "FindingPart"):
                assert not isinstance(node.args[1], ast.JoinedStr | ast.Constant), f"{path}:{node.lineno}"
