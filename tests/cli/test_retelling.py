from grader.cli.retelling import retold
from grader.language import speaking, translate
from grader.results import CheckResult, Finding, Report, Verdict
from grader.sentence import Sentence

TEXTS = {"It works.": "它能用", "Lost.": "丢失了。", "Look.": "看一看。", "program's": "不该出现"}


def report(message, hint="Look.", title="It works."):
    check = CheckResult("test_it", title, False, 0, 1, findings=(Finding("wrong-outcome", message, hint=hint),))
    return Report("exercise-05", "A counter", "counter.py", Verdict.FAILED, 0, 1, seed=0, tests=(check,))


def told(message):
    """The message of a report's finding when it is retold."""
    (check,) = retold(report(message), TEXTS).tests
    return check.findings[0].message


def test_titles_messages_and_hints_are_replaced():
    """By what the exercise has for them; what it lacks stays English."""
    assert retold(report("Lost."), TEXTS) == report("丢失了。", "看一看。", "它能用")
    others = report("Lost", "look.", "It works")
    assert retold(others, TEXTS) == others


def test_without_texts_a_report_stays_as_it_is():
    """To the letter, as in English."""
    made = report(Sentence("{message} (observed: {value})", message="Lost.", value="3"))
    assert retold(made, {}) == made


def test_within_a_sentence_only_the_authors_part_is_replaced():
    """The program's own words are translated when it is said, and a value is never taken for a text."""
    observed = told(Sentence("{message} (observed: {value})", message="Lost.", value="Look."))
    assert observed == "丢失了。 (observed: Look.)"
    with speaking("zh"):
        assert translate(observed) == "丢失了。（观察到：Look.）"


def test_a_sentence_in_a_sentence_is_retold_too():
    """A note after a message that was put together already."""
    inner = Sentence("{message} ({why}; observed: {observed})", message="Lost.", why="T1", observed="3")
    noted = told(Sentence("{message}{note}", message=inner, note=" (so)"))
    with speaking("zh"):
        assert translate(noted) == "丢失了。（T1；观察到：3） (so)"


def test_a_sentence_of_the_program_keeps_its_memory():
    """It is not an author's, even where its words are among the texts."""
    made = Sentence("program's")
    assert told(made) is made
