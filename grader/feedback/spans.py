"""A line of the picture, as pieces of text with a role.

The layout is made once, for a terminal with colour and for a pipe without; the renderers differ only in
what they make of a role. Widths are terminal cells, in which a Chinese character takes two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rich.cells import cell_len, chop_cells, set_cell_size

from grader.feedback.escape import ELLIPSIS


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of clean text; ``role`` is one of "", key, bad, head, faint, did, lane; ``thread`` whose it is, or -1."""

    text: str
    role: str = ""
    thread: int = -1


Line = tuple[Span, ...]
_BLANK, _OTHER = re.compile(r".* "), re.compile(r".*[.,(\[]")


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


def folded(text: str, width: int, most: int = 2) -> list[str]:
    """*text* in at most *most* lines of at most *width* cells, indented more from the second on; the last is cut.

    It is broken at a blank, else after a dot, a comma or an opening bracket, if there is one in the second half.
    """
    indent = text[: len(text) - len(text.lstrip())][: width // 2]
    rest, lines = text.strip(), list[str]()
    while cell_len(rest) > (room := max(width - len(indent), 1)) and len(lines) < most - 1:
        head = chop_cells(rest, room)[0]
        good = (found.end() for found in (_BLANK.match(head), _OTHER.match(head)) if found)
        end = next((each for each in good if each > len(head) // 2), len(head))
        lines.append(indent + rest[:end].rstrip())
        indent, rest = (indent + "  " * (len(lines) == 1))[: width // 2], rest[end:].lstrip()
    return [*lines, indent + cut(rest, room)]
