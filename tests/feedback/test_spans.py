import pytest

from grader.feedback.spans import cell_len, cut, fit, folded


@pytest.mark.parametrize(
    "text", ["short", "a word too long for it", "计数器的值被覆盖了", "  indented text here", "x" * 50, ""]
)
@pytest.mark.parametrize("width", [4, 9, 20])
def test_folded_lines_are_never_too_wide(text, width):
    """At most so many lines, none wider than asked for, whatever characters take two cells."""
    for most in (1, 2, 3):
        lines = folded(text, width, most)
        assert 1 <= len(lines) <= most
        assert all(cell_len(line) <= width for line in lines)


def test_folding_loses_nothing_while_there_is_room():
    """The words are all there, in their order; what doesn't fit is marked as cut."""
    assert folded("waits to be notified on self.condition", 24) == ["waits to be notified on", "  self.condition"]
    assert folded("self.condition.wait_for(ready)", 24) == ["self.condition.wait_for(", "  ready)"]
    assert folded("one two three four", 8) == ["one two", "  three…"]


def test_an_exact_width_is_padded_or_cut():
    """``fit`` fills, ``cut`` does not."""
    assert (fit("ab", 4), fit("abcdef", 4), cut("ab", 4), cut("abcdef", 4)) == ("ab  ", "abc…", "ab", "abc…")
