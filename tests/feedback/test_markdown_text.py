import pytest
from markdown_it import MarkdownIt

from grader.feedback.markdown_text import code, fenced, finalized, prose

NASTY = [
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "2) item",
    "> quote",
    "=====",
    "---",
    "    indented",
    "*strong* _em_ ~~gone~~",
    "[link](https://example.org)",
    "![image](https://example.org/x.png)",
    "<script>alert(1)</script>",
    "<https://example.org>",
    "https://example.org/x",
    "www.example.org",
    "`code` ``more``",
    "``````",
    "```\nnot code",
    "a | b | c",
    "&lt;b&gt; &amp;",
    "back\\slash\\",
    "</details>",
    "<!-- hidden",
    "$x$ $$y$$",
    "self.__init__(a_b)",
]


def parsed(markdown):
    """All that a reader sees, as plain text, and the kinds of tokens that were read."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    inline = [child for token in tokens for child in token.children or ()]
    kinds = {token.type for token in (*tokens, *inline)}
    texts = [each.content for each in inline if each.type in ("text", "code_inline", "text_special")]
    return "".join(texts), kinds


@pytest.mark.parametrize("text", NASTY)
def test_prose_is_read_as_nothing_but_text(text):
    """Whatever it looks like, a reader of Markdown finds one paragraph that says it."""
    read, kinds = parsed(prose(text))
    assert kinds <= {"paragraph_open", "inline", "text", "paragraph_close", "html_inline"}
    assert read == text.replace("\n", "\\n").lstrip()


def test_the_only_html_in_prose_is_our_own():
    """HTML is shown; what keeps names and numbers from being references are empty comments."""
    assert prose("<b>@someone #12") == "&lt;b&gt;@<!-- -->someone #<!-- -->12"


@pytest.mark.parametrize("text", [*NASTY, "`", "``a`", " "])
def test_a_code_span_holds_any_text(text):
    """No text ends its span."""
    read, kinds = parsed(code(text.replace("|", "¦")))
    assert kinds == {"paragraph_open", "inline", "code_inline", "paragraph_close"} or not text.strip()
    assert read.strip() == text.replace("\n", "\\n").replace("|", "¦").strip()


@pytest.mark.parametrize("text", NASTY)
def test_a_cell_holds_any_text(text):
    """No text begins another cell, as prose or as code."""
    for cell in (prose(text), code(text)):
        _, kinds = parsed(f"| a | b |\n|---|---|\n| {cell} | x |\n")
        rows = MarkdownIt("commonmark").enable("table").render(f"| a | b |\n|---|---|\n| {cell} | x |\n")
        assert "table_open" in kinds
        assert "<td>x</td>" in rows


def test_a_code_block_holds_any_line():
    """A line of backticks doesn't end the block, however long it is."""
    tokens = MarkdownIt().parse(fenced(["```", "`````", "</details>"]))
    assert [(each.type, each.content) for each in tokens] == [("fence", "```\n`````\n</details>\n")]


def test_a_template_prints_prose_unless_it_is_told_otherwise():
    """What no filter has made Markdown of is escaped."""
    assert finalized("*x*") == r"\*x\*"
    assert finalized(code("*x*")) == "`*x*`"
