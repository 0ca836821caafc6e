from grader.feedback import escape


def test_escape_codes_are_shown_not_sent():
    """A terminal never receives a control character that a student chose."""
    assert escape.line("\x1b[31mred\x07\r\x9b") == "\\x1b[31mred\\x07\\r\\x9b"


def test_text_that_reorders_or_hides_is_shown():
    """Bidirectional overrides, zero-width characters and lone surrogates become visible."""
    assert escape.line("a\u202eb\u200bc\ud800") == "a\\u202eb\\u200bc\\ud800"


def test_a_line_stays_one_line_and_within_its_limit():
    """A line has no line end in it, and at most as many characters as allowed."""
    assert escape.line("one\ntwo") == "one\\ntwo"
    assert escape.line("x" * 50, 10) == "x" * 9 + "…"


def test_letters_of_all_languages_pass():
    """Ordinary text is left as it is."""
    assert escape.line("naïve 计数器 ✓") == "naïve 计数器 ✓"


def test_a_block_is_capped_and_says_so():
    """What is left out of a long output is counted."""
    assert escape.block("a\nb\nc\n\n", lines=2) == ["a", "b", "… +1"]
