"""Makes text that came from a submission harmless.

A student's names, values, output and exceptions end up on an instructor's terminal. Whatever could act
there (ANSI escapes, carriage returns, bidirectional overrides that reorder a line, lone surrogates that
can't be encoded) is shown as its Python escape instead. Rich markup needs no escaping, for the renderers
never parse it.
"""

from __future__ import annotations

import unicodedata

ELLIPSIS = "…"
_ACTING = {
    "Cc",
    "Cf",
    "Cs",
    "Co",
    "Zl",
    "Zp",
}  # control, format, surrogate, private use, line and paragraph separator


def line(text: object, limit: int = 0) -> str:
    """*text* on one line, without a character that acts, and cut after *limit* characters (0: never)."""
    raw = str(text)
    shown = raw[: limit + 1] if limit else raw
    plain = shown.isascii() and shown.isprintable()  # nearly always, and then there is nothing to do
    clean = shown if plain else "".join(_shown(each) for each in shown.replace("\t", "    "))
    return clean[: limit - 1] + ELLIPSIS if limit and len(clean) > limit else clean


def block(text: object, lines: int = 0, columns: int = 400) -> list[str]:
    """*text* as clean lines, at most *lines* of them (0: all); what is left out is counted in a last line."""
    every = str(text).replace("\r\n", "\n").split("\n")
    while every and not every[-1].strip():
        every.pop()
    kept = every[:lines] if lines else every
    clean = [line(each, columns) for each in kept]
    return clean if len(kept) == len(every) else [*clean, f"{ELLIPSIS} +{len(every) - len(kept)}"]


def _shown(character: str) -> str:
    if unicodedata.category(character) not in _ACTING:
        return character
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")
