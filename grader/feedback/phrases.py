"""The fixed words of the feedback, in the reader's language.

They live in ``templates/phrases.toml``, in English; their translations in the same catalogue as all others, under the
phrase's key as context. A phrase that a language lacks is said in English.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from grader.feedback.heard import interpreted
from grader.feedback.locate import read_template
from grader.language import catalogue, speaking


@dataclass(frozen=True)
class Phrases:
    """All phrases of one language; ``phrases("read", target="n", value="0")`` fills one in."""

    language: str = "en"

    @cached_property
    def _table(self) -> Mapping[str, str]:
        translations = catalogue(self.language)
        english = tomllib.loads(read_template("phrases.toml"))
        return {key: translations.pgettext(key, phrase) for key, phrase in english.items()}

    def __call__(self, key: str, **values: object) -> str:
        """The phrase with its blanks filled; the values are never parsed."""
        return self._table[key].format(**values)

    def get(self, key: str, default: str = "") -> str:
        """The phrase without blanks under *key*, or *default*."""
        return self._table.get(key, default)

    def count(self, key: str, number: int) -> str:
        """The phrase for *number* things: ``key-1`` for one, ``key`` for any other number."""
        one = self._table.get(f"{key}-1") if number == 1 else None
        return (one or self._table[key]).format(number=f"{number:,}")

    def heard(self, text: str, name: str = "message") -> str:
        """What the engine or the judge says, in this language as far as it is recognised; *name* as in ``heard.py``."""
        with speaking(self.language):
            return interpreted(text, name)
