"""Text as Markdown that means just that text, on GitHub and GitLab.

What is printed there was chosen by a student: it may look like a heading, a link, HTML, a mention of somebody, or the
end of a code block. Characters that could begin any of these are escaped. A mention or a reference (``@name``, ``#12``)
is recognised after Markdown has been read, escapes or not, so an empty comment breaks it up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from grader.feedback import escape

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~$!]|(?<=:)/|(?<=www)\.", re.IGNORECASE)
_ENTITIES = {"<": "&lt;", ">": "&gt;"}
_NAMING = re.compile("[@#]")
_OPENING = re.compile(r"^(?:[-+=]|\d+(?=[.)]))")


class Markdown(str):
    """Text that is Markdown already."""

    __slots__ = ()


def prose(text: object) -> Markdown:
    """*text* for a place within a paragraph, a heading, a list item or a cell."""
    clean = escape.line(text).lstrip().replace("&", "&amp;")
    clean = _SPECIAL.sub(lambda found: _ENTITIES.get(found[0], "\\" + found[0]), clean)
    clean = _NAMING.sub(r"\g<0><!-- -->", clean)
    return Markdown(_OPENING.sub(_not_opening, clean))


def code(text: object) -> Markdown:
    """*text* as a code span, in a table's cell, too."""
    clean = escape.line(text).strip() or " "
    fence = "`" * (_longest_run(clean) + 1)
    space = " " if clean[0] == "`" or clean[-1] == "`" else ""
    return Markdown(f"{fence}{space}{clean}{space}{fence}".replace("|", r"\|"))


def fenced(lines: Iterable[object], language: str = "text") -> Markdown:
    """*lines* as a code block that none of them can end."""
    clean = [escape.line(each) for each in lines]
    fence = "`" * max(3, *(_longest_run(each) + 1 for each in (*clean, "")))
    return Markdown("\n".join((f"{fence}{language}", *clean, fence)))


def finalized(value: object) -> Markdown:
    """What a template prints: Markdown as it is, everything else as prose."""
    return value if isinstance(value, Markdown) else prose(value)


def _not_opening(found: re.Match[str]) -> str:
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"


def _longest_run(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)
