import json
from dataclasses import replace

import pytest
from feedback_samples import check, hostile, lost, report
from recorded import NAMES, recorded

from grader.feedback import gradescope
from grader.feedback.phrases import Phrases
from grader.feedback.view import Look

FORMATS = {"text", "html", "simple_format", "md", "ansi"}
VISIBILITIES = {"visible", "hidden", "after_due_date", "after_published"}


def rendered(made, language="en"):
    return json.loads(gradescope.render(made, Look(Phrases(language))))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", NAMES)
def test_it_has_the_fields_that_gradescope_documents(name, language):
    """Every field is one that is documented, with a value of its kind."""
    document = rendered(recorded(name), language)
    assert {document[key] for key in ("output_format", "test_output_format", "test_name_format")} <= FORMATS
    assert {document["visibility"], document["stdout_visibility"]} <= VISIBILITIES
    assert isinstance(document["execution_time"], int)
    for test in document["tests"]:
        assert test["status"] in ("passed", "failed")
        assert test["visibility"] in VISIBILITIES
        assert all(isinstance(test[key], int | float) for key in ("score", "max_score"))
        assert all(isinstance(test[key], str) for key in ("name", "output"))


def test_the_marks_add_up():
    """The score is the sum of the tests' scores, and of their maxima the exercise's points."""
    document = rendered(recorded("lost_update"))
    assert document["score"] == sum(test["score"] for test in document["tests"]) == 3
    assert sum(test["max_score"] for test in document["tests"]) == 10


def test_each_test_tells_its_own_story():
    """A student who opens one failed test sees its interleaving, not a pointer to another test."""
    document = rendered(report(check(lost()), check(lost(), name="b", title="Second")))
    assert all("▸" in test["output"] for test in document["tests"])


def test_a_check_is_as_visible_as_its_author_says():
    """Gradescope is told when students may see it, and by whom it is to be read after that: in full."""
    hidden = replace(check(lost()), visibility="after_due_date")
    (test,) = rendered(report(hidden))["tests"]
    assert test["visibility"] == "after_due_date"
    assert "▸" in test["output"]


def test_text_is_text():
    """What a submission says is shown, never markup and never an escape sequence."""
    document = rendered(hostile("<script>x</script>\x1b[2J\u202e"))
    assert (document["output_format"], document["test_output_format"]) == ("text", "text")
    assert not set(json.dumps(document, ensure_ascii=False)) & set("\x1b\u202e")


def test_why_nothing_could_be_judged_stands_above_the_tests():
    """A file that is no Python is explained once, for the whole submission."""
    assert "expected ':'" in rendered(recorded("syntax"))["output"]
