"""Messages are translated at the edge, whole, and into all languages."""

from __future__ import annotations

import gettext
import importlib.util
import json
import pickle
import re
import string
from pathlib import Path

import pytest

from grader import language
from grader.cli import main
from grader.sentence import Sentence

ROOT = Path(__file__).parents[1]
PERCENT = re.compile(r"%(?:\(\w+\))?[sdr]")


@pytest.fixture(scope="module")
def messages():
    """The script that brings the catalogues up to date."""
    pytest.importorskip("babel")
    spec = importlib.util.spec_from_file_location("messages", ROOT / ".ci" / "messages.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def catalogue(messages):
    """The Chinese catalogue, as it would be after an update."""
    return messages.updated("zh")


def texts(value):
    return list(value) if isinstance(value, tuple) else [value]


def blanks(text):
    """The names of the blanks in a text, of both kinds."""
    try:
        named = {name for _, name, _, _ in string.Formatter().parse(text) if name}
    except ValueError:
        named = set()
    return named, sorted(PERCENT.findall(text))


def test_no_message_lacks_a_translation(catalogue):
    """Found in the code, the phrases and the diagnosis; `.ci/messages.py` adds what is new to the catalogue."""
    assert [each.id for each in catalogue if each.id and not all(texts(each.string))] == []


def test_translations_have_the_same_blanks(catalogue):
    """None invented, and none forgotten, but for those that Chinese says otherwise."""
    for each in catalogue:
        if each.id:
            wanted = blanks(texts(each.id)[-1])
            for text in texts(each.string):
                found = blanks(text)
                assert found[1] == wanted[1], each.id
                assert found[0] == wanted[0] or (each.context and found[0] <= wanted[0]), each.id


def test_what_is_compiled_is_what_is_written(catalogue):
    """The compiled catalogue is up to date: `.ci/messages.py` was run."""
    with (language.FOLDER / "zh" / "LC_MESSAGES" / "grader.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for each in catalogue:
        if each.id:
            first = texts(each.id)[0]
            said = compiled.pgettext(each.context, first) if each.context else compiled.gettext(first)
            if isinstance(each.id, tuple):
                said = compiled.ngettext(*each.id, 2)
            assert said == texts(each.string)[-1], each.id


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "zh_CN"}, "zh"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "zh:en"}, "zh"),
        ({"LANG": "C", "LANGUAGE": "zh"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
    ],
)
def test_without_a_word_the_locale_decides(environment, wanted):
    """In the order that POSIX gives, and GNU's list before a locale that is set."""
    assert language.wanted(["list"], environment) == wanted


def test_the_command_line_goes_before_the_locale():
    """In each way to write the option."""
    chinese = {"LANG": "zh_CN.UTF-8"}
    assert language.wanted(["list", "--lang", "en"], chinese) == language.wanted(["--lang=en", "list"], chinese) == "en"
    assert language.wanted(["list", "--lang", "zh"], {}) == "zh"


def test_a_sentence_remembers_what_it_was_made_of():
    """To the program it is an English text; to people it speaks their language, in another process too."""
    text = Sentence("there is no exercise {name!r}; did you mean {near!r}?", name="{x}", near="exercise-05")
    assert json.dumps(text) == json.dumps("there is no exercise '{x}'; did you mean 'exercise-05'?")
    for each in (text, pickle.loads(pickle.dumps(text))):
        with language.speaking("zh"):
            assert language.translate(each) == "没有练习 '{x}'；是不是 'exercise-05'？"
        assert language.translate(each) == text


def test_only_sentences_within_sentences_are_translated():
    """A value that happens to be a message is a value."""
    with language.speaking("zh"):
        assert language.translate(Sentence("{what} ({why})", what=Sentence("full marks"), why="full marks")) == (
            "满分（full marks）"
        )


def test_sentences_in_a_row_are_translated_each_by_itself():
    """What stands between them as well; braces in them are none of the template's."""
    row = Sentence.joined(Sentence(" or "), [Sentence("full marks"), "{full} marks", Sentence("nothing")])
    assert row == "full marks or {full} marks or nothing"
    with language.speaking("zh"):
        assert language.translate(row) == language.translate(pickle.loads(pickle.dumps(row))) == "满分 或 {full} marks 或 无"
    assert Sentence.joined(", ", []) == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--help"], "用法："),
        (["list", "--help"], "位置参数"),
        (["exercise-5x"], "没有练习"),
        (["exercise-05", "--seed", "many"], "不是整数"),
        (["exercise-05", "nowhere.py"], "没有这个文件或文件夹"),
        ([], "缺少以下参数"),
    ],
)
def test_the_command_line_speaks_chinese(words, said, capsys):
    """Help, and complaints of ours and of argparse."""
    main([*words, "--lang", "zh"])
    captured = capsys.readouterr()
    assert said in captured.out + captured.err


def test_one_call_leaves_no_language_behind(capsys):
    """The next one speaks by its own rules."""
    main(["--help", "--lang", "zh"])
    assert (language.spoken(), gettext.textdomain()) == ("en", "messages")
