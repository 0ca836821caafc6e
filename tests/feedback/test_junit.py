from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import xmlschema
from feedback_samples import check, hostile, lost, report
from recorded import NAMES, recorded

from grader.feedback import junit
from grader.feedback.phrases import Phrases
from grader.feedback.view import Look

NOW = datetime(2026, 11, 29, 12, 30, tzinfo=UTC)
SCHEMAS = [xmlschema.XMLSchema(path) for path in sorted((Path(__file__).parent / "schemas").glob("*.xsd"))]
FORBIDDEN = "".join(chr(code) for code in (0, 1, 8, 11, 12, 27, 31, 127, 0x9B, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF))


def rendered(made, language="en"):
    return junit.render(made, Look(Phrases(language)), NOW)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", NAMES)
def test_it_is_valid_under_both_schemas(name, language):
    """The strict schema of Ant's reports and the looser one of Jenkins accept every recorded report."""
    assert len(SCHEMAS) == 2
    for schema in SCHEMAS:
        schema.validate(rendered(recorded(name), language))


def test_what_xml_forbids_is_replaced():
    """Characters that XML can't hold, escaped or not, leave a document that is well-formed and valid."""
    text = rendered(hostile(f'<![CDATA[ ]]> & "{FORBIDDEN}" <failure/>'))
    assert not set(text) & set(FORBIDDEN)
    for schema in SCHEMAS:
        schema.validate(text)
    assert len(ET.fromstring(text).findall(".//failure")) == 2


def test_the_counts_are_those_of_the_checks():
    """A server's summary agrees with the marks: so many checks, so many of them failed, none in error."""
    suite = ET.fromstring(rendered(recorded("lost_update"))).find("testsuite")
    assert [suite.get(name) for name in ("tests", "failures", "errors")] == ["8", "6", "0"]
    assert len(suite.findall("testcase/failure")) == 6


def test_a_failure_tells_the_whole_story():
    """What is wrong stands in the message; the interleaving and the replay command in the text."""
    failure = ET.fromstring(rendered(report(check(lost())))).find(".//failure")
    assert failure.attrib == {"type": "wrong-outcome", "message": "No increment is lost: Lost update"}
    assert "▸" in failure.text
    assert "grade replay exercise-05 v1.0123-abc" in failure.text


def test_a_submission_that_cannot_be_loaded_fails_with_the_reason():
    """Each check says why it could not even be tried."""
    failures = ET.fromstring(rendered(recorded("syntax"))).findall(".//failure")
    assert len(failures) == 8
    assert all("expected ':'" in each.text for each in failures)
