import re
import tomllib

from grader.feedback.locate import read_template, templates_folder
from grader.feedback.phrases import Phrases

BLANK = re.compile(r"\{(\w+)\}")


def test_the_templates_are_found():
    """The folder is there, in a checkout as in a wheel."""
    assert (templates_folder() / "feedback.txt.j2").is_file()


def test_translations_fill_the_same_blanks():
    """No translation invents a blank that the English phrase doesn't fill."""
    tables = tomllib.loads(read_template("phrases.toml"))
    for key, phrase in tables["zh"].items():
        if key in tables["en"]:
            assert set(BLANK.findall(phrase)) <= set(BLANK.findall(tables["en"][key])), key


def test_every_english_word_is_translated():
    """Chinese lacks none of the phrases that reports of the default language use for kinds and hints."""
    tables = tomllib.loads(read_template("phrases.toml"))
    named = {key for key in tables["en"] if key.startswith(("kind-", "diagnosis-", "hint-", "said-", "waits-"))}
    assert named <= set(tables["zh"])


def test_one_and_many_are_told_apart():
    """A count of one has its own phrase; thousands are grouped."""
    assert Phrases().count("schedules", 1) == "1 schedule"
    assert Phrases().count("schedules", 12345) == "12,345 schedules"
