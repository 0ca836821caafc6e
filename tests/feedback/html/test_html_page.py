import base64
import hashlib
import re
import tomllib
from html.parser import HTMLParser

import pytest
from feedback_samples import check, deadlock, lost, report
from pages import ALL, NASTY, hostile, page_of
from recorded import recorded

from grader.feedback import formats, html
from grader.feedback.html.outcomes import outcomes
from grader.feedback.locate import read_template
from grader.feedback.phrases import Phrases
from grader.feedback.view import Look
from grader.results import Finding, Outcome

LARGEST = 150_000


class Reader(HTMLParser):
    """What a browser would find in a page: elements with their attributes, and the text outside of script and style."""

    def __init__(self, page):
        super().__init__()
        self.elements, self.words, self.raw, self._inside = [], [], {}, ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self._inside = tag

    def handle_endtag(self, tag):
        self._inside = ""

    def handle_data(self, data):
        if self._inside in ("script", "style"):
            self.raw[self._inside] = data
        else:
            self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


def rendered(made, **look):
    return html.render(made, Look(**look))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", ALL)
def test_a_page_needs_nothing_else_and_is_small(name, language):
    """No address, no event handler and no style attribute is in it, and it is well under the size of a photograph."""
    page = page_of(name, language)
    assert len(page.encode()) < LARGEST
    for tag, attributes in Reader(page).elements:
        assert tag not in ("link", "iframe", "object", "embed", "base", "form", "img")
        assert not {name for name in attributes if name in ("src", "style", "action") or name.startswith("on")}, tag
        assert attributes.get("href", "#").startswith("#")


def test_only_our_own_script_and_style_may_run():
    """The policy names the page's one script and one style by what is in them, and forbids everything else."""
    page = Reader(page_of("hostile"))
    policy = next(each["content"] for tag, each in page.elements if each.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'")
    for tag in ("script", "style"):
        digest = base64.b64encode(hashlib.sha256(page.raw[tag].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
        assert sum(each[0] == tag for each in page.elements) == 1
    assert "unsafe" not in policy


@pytest.mark.parametrize("verbose", [False, True])
def test_nothing_of_the_submission_is_markup(verbose):
    """Wherever a submission's words stand, a browser reads them as words: nothing is added to the page's elements."""
    poisoned = Reader(rendered(hostile(), verbose=verbose))
    harmless = Reader(rendered(hostile("x" * len(NASTY)), verbose=verbose))
    shape = [[(tag, sorted(each)) for tag, each in page.elements] for page in (poisoned, harmless)]
    assert shape[0] == shape[1]
    assert NASTY[:40] in poisoned.text


def test_control_characters_are_shown_and_templates_are_not_run():
    """Escapes, bidirectional overrides and lone surrogates become visible; a template is text."""
    page = rendered(hostile("\x1b[2J\u202e\ud800{{ 7*7 }}"))
    assert not set(page) & set("\x1b\u202e\ud800")
    assert "{{ 7*7 }}" in page
    assert page.encode()


def test_a_failure_has_all_that_helps():
    """Sentence, place, hint, picture, values, source, replay command and outcomes."""
    text = Reader(rendered(report(check(lost(hint="Think."))))).text
    for part in (
        "0/4",
        "Lost update",
        "counter.py:10",
        "Think.",
        "reads self.value: 0",
        "(old by now)",
        "v1.0123-abc",
        "35",
    ):
        assert part in text


def test_a_deadlock_has_its_graph():
    """The graph is a drawing with a name, and its words are in it."""
    page = rendered(report(check(deadlock())))
    assert 'role="img"' in page
    assert "held since line 8" in page
    assert "Anna waits for the lock right (line 5); Bert has held it since line 8." in Reader(page).text


def test_a_reason_is_explained_once():
    """A second check that fails for the same reason is named there, and leads there."""
    again = lost(schedule="v1.other", message="Another sentence")
    page = rendered(report(check(lost(), title="First"), check(again, name="b", title="Second")))
    assert page.count('class="explained"') == 1
    assert re.search(r'<a href="#finding-1">Second</a>', page)
    assert "The same happens in:" in page


def test_what_was_expected_is_not_told():
    """A page shows what was observed, and nothing of the check's own."""
    assert "expected" not in Reader(page_of("lost_update")).text


def test_a_hidden_check_shows_its_points_only():
    """Through the formats' door, an author's hidden check has no name, finding, source or outcome."""
    secret = check(lost(message="secret sentence"), title="secret title", visibility="hidden")
    page = formats.rendered(report(secret), "html", Look())
    assert "secret" not in page
    assert "self.value" not in page
    assert "0/4" in page


def test_a_pass_says_what_it_rests_on():
    """Proofs, schedules and real runs, each with what it means."""
    text = Reader(page_of("passed")).text
    for part in ("Full marks", "checks are proved", "schedules were executed", "runs on real threads"):
        assert part in text


def test_a_file_that_cannot_be_loaded_shows_its_line():
    """A syntax error has its line marked, and no picture."""
    page = page_of("syntax")
    assert 'class="explained"' not in page
    assert re.search(r'<li class="bad" data-place="counter.py:\d+">', page)


def test_after_some_explanations_a_sentence_is_enough():
    """Twelve different failures stay within the size of a page."""
    checks = [check(lost(line=n, diagnosis=""), name=f"t{n}", title=f"Check {n}") for n in range(12)]
    page = rendered(report(*checks))
    assert page.count('class="explained"') == 6
    assert page.count('class="finding"') == 12
    assert len(page.encode()) < LARGEST


def test_the_chinese_page_speaks_chinese():
    """The page says so itself, for browsers and screen readers, and the diagnosis is translated."""
    page = rendered(report(check(lost())), phrases=Phrases("zh"))
    assert '<html lang="zh-Hans">' in page
    assert "丢失更新" in page


def test_every_word_of_the_page_is_translated():
    """No phrase of the page is left in English."""
    keys = [key for key in tomllib.loads(read_template("phrases.toml")) if key.startswith("page-")]
    english, chinese = Phrases("en"), Phrases("zh")
    assert len(keys) > 40
    assert [key for key in keys if chinese.get(key) == english.get(key)] == []


def test_a_replay_is_a_page_without_marks():
    """An execution for its own sake has no points, no verdict and no list of checks, and all of its steps."""
    page = rendered(report(check(lost(), title="Replayed", points=0, max_points=0)))
    assert 'class="dial"' not in page
    assert "fails" not in page
    assert page.count('<li class="row') == len([each for each in lost().trace.steps if each.kind != "loop"])


def test_outcomes_that_look_alike_are_one_bar():
    """Counts are added; endings that cost points, and outcomes that were refused, come first."""
    wrong = (Outcome(5, 2, "a", refused=True), Outcome(5, 1, "c", refused=True))
    counted = (wrong[0], Outcome(6, 30, "b"), wrong[1], Outcome(None, 1, "d", "deadlock"))
    table = outcomes(check(lost(message="Lost (observed: 5)"), outcomes=counted), Phrases())
    assert [(bar.value, bar.count, bar.bad) for bar in table.bars] == [
        ("5", "3", True),
        ("deadlock", "1", True),
        ("6", "30", False),
    ]


def test_one_execution_has_no_table():
    """A table of one row says nothing."""
    assert outcomes(check(Finding("exception", "x"), outcomes=(Outcome(5, 1, "a"),)), Phrases()) is None


def test_the_same_report_gives_the_same_page():
    """Rendering has no memory and no clock."""
    assert rendered(recorded("lost_wakeup")) == rendered(recorded("lost_wakeup"))
