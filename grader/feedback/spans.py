"""A line of the picture, as pieces of text with a role.

The layout is made once, for a terminal with colour and for a pipe without; the renderers differ only in
what they make of a role. Widths are terminal cells, in which a Chinese character takes two.
"""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

from grader.feedback.escape import ELLIPSIS


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of clean text; ``role`` is one of "", key, bad, head, faint."""

    text: str
    role: str = ""


Line = tuple[Span, ...]


def plain(line: Line) -> str:
    """The line's text, without its roles and without trailing blanks."""
    return "".join(span.text for span in line).rstrip()


def fit(text: str, width: int) -> str:
    """*text* in exactly *width* cells: padded, or cut with an ellipsis."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, max(width - 1, 0)) + ELLIPSIS if width else ""


def cut(text: str, width: int) -> str:
    """*text* in at most *width* cells."""
    return fit(text, width).rstrip() if cell_len(text) > width else text
