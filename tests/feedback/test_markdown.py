import re

import pytest
from feedback_samples import check, hostile, lost, report
from markdown_it import MarkdownIt
from recorded import NAMES, recorded

from grader.feedback import markdown
from grader.feedback.phrases import Phrases
from grader.feedback.view import Look

NASTY = "<script>alert(1)</script> ``` \n```` </details> | [x](javascript:1) @all #1 {{ 7*7 }} <!-- \x1b[2J"


def rendered(made, **look):
    return markdown.render(made, Look(**look))


def test_a_failure_is_told_in_short_and_drawn_on_request():
    """What is wrong and a hint can be read at once; diagram and replay command are folded away."""
    said = rendered(report(check(lost(hint="Think."))))
    shown, folded, _ = said.partition("<details>")
    assert folded
    assert "**Lost update** (`counter.py:10`): Not every increment is in the final value." in shown
    assert "> **hint:** Think." in shown
    assert "```mermaid\nsequenceDiagram" in said
    assert "`grade replay exercise-05 v1.0123-abc counter.py`" in said


@pytest.mark.parametrize("name", NAMES)
def test_a_comment_is_short(name):
    """Outside of the folded parts there are at most 25 lines."""
    said = re.sub(r"<details>.*?</details>", "", rendered(recorded(name)), flags=re.DOTALL)
    assert len(said.splitlines()) <= 25


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_folded_is_unfolded(name, language):
    """The parts are balanced, and set apart by empty lines, without which their Markdown would not be read."""
    said = rendered(recorded(name), phrases=Phrases(language))
    assert said.count("<details>") == said.count("</details>") > 0
    assert re.findall(r"</summary>\n(?!\n)", said) == []
    assert "\n\n\n" not in said


@pytest.mark.parametrize("verbose", [False, True])
def test_nothing_of_the_submission_is_markup(verbose):
    """No HTML, link, image, heading, mention or template of a submission is read as one; all code blocks end."""
    said = rendered(hostile(NASTY), verbose=verbose)
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(said)
    every = [*tokens, *(child for token in tokens for child in token.children or ())]
    html = {each.content.strip() for each in every if each.type in ("html_block", "html_inline")}
    assert not {each for each in html if "<script" in each}
    assert all(re.fullmatch(r"</?details>(<summary>[^<]*</summary>)?|<!-- -->", each) for each in html)
    assert {each.type for each in every}.isdisjoint({"link_open", "image"})
    assert sum(each.type == "heading_open" for each in every) == 1
    assert not re.findall(r"[@#](?!<!-- -->|\d+;)", _prose(said))
    assert "49" not in said
    assert "\x1b" not in said


def test_the_same_finding_is_counted_not_repeated():
    """Checks that fail for a reason that was told are a number, and named in the table."""
    said = rendered(
        report(check(lost()), check(lost(), name="b", title="Second"), check(lost(), name="c", title="Third"))
    )
    assert "The same in 2 more checks." in said
    assert said.count("mermaid") == 1
    assert said.count("**Lost update**") == 4


def test_chinese_has_every_word():
    """The same in Chinese, and the same evidence."""
    said = rendered(report(check(lost())), phrases=Phrases("zh"))
    assert "**丢失更新**" in said
    assert "如何发生" in said


def _prose(said):
    """Without headings' own signs, code blocks and code spans."""
    without = re.sub(r"(?ms)^(`{3,})\w*\n.*?^\1$", "", said)
    return re.sub(r"(?m)^###|(`+).+?(?<!`)\1(?!`)", "", without)
