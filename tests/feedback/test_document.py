import json

import pytest
from feedback_samples import check, lost, report

from grader.feedback import document
from grader.results import Outcome


def strict(text):
    return json.loads(text, parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))


def test_the_document_is_the_reports_and_stable():
    """Rendering twice gives the same bytes, and all fields of the schema."""
    made = report(check(lost()))
    assert document.render(made) == document.render(made)
    parsed = strict(document.render(made))
    assert (parsed["schema"], parsed["verdict"], parsed["score"], parsed["max_score"]) == (1, "failed", 0, 4)
    assert parsed["tests"][0]["findings"][0]["trace"][0]["thread"] == "MainThread"


def test_no_number_breaks_strict_json():
    """NaN and infinities become strings, wherever they are."""
    odd = {"deep": [float("nan"), {"x": float("-inf")}]}
    parsed = strict(document.render(report(check(outcomes=(Outcome(odd, 1, "t"),)))))
    assert parsed["tests"][0]["outcomes"][0]["value"] == {"deep": ["nan", {"x": "-inf"}]}


def test_any_text_can_be_encoded():
    """Lone surrogates in student output survive as ASCII escapes."""
    assert document.render(report(check(), output="\ud800")).encode("ascii")
