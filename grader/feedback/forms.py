"""English texts that were put together from forms, taken apart again, so that they can be said in another language.

A *form* is a message with ``{blanks}``, as translators see it. What a blank may hold is told by its name: one of the
forms that the grammar has under that name, down to any depth; what a pattern says; or else any text. A text that fits
a form becomes the :class:`Sentence` that it once was, and its English stays the same.

Names and texts of exceptions come from a submission, which may have chosen them to be slow to read. So nothing is tried
twice: a blank ends at the first place where what follows it in the form stands and the next blank may begin (in atomic
groups), and a long text is not read at all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from grader.sentence import Sentence

LONGEST = 1_000


@dataclass(frozen=True)
class Grammar:
    """Forms by the names of the blanks that they fill, and patterns for blanks that hold something else."""

    forms: Mapping[str, Sequence[str]]
    patterns: Mapping[str, str]

    def sentence(self, name: str, text: str) -> str:
        """*text* as a sentence in one of the forms called *name*; as it is where it has none of them. Of a sentence,
        the values are taken apart, as the names of its blanks say."""
        if isinstance(text, Sentence):
            return type(text)(text.template, **{blank: self._value(blank, each) for blank, each in text.values.items()})
        if name not in self.forms or len(text) > LONGEST:
            return text
        return self._read(name, text) or text

    def _value(self, blank: str, value: object) -> object:
        return self.sentence(blank, value) if isinstance(value, str) else value

    def _read(self, name: str, text: str) -> Sentence | None:
        for form, expression in self._expressions[name]:
            found = expression.fullmatch(text)
            values = self._values(found.groupdict()) if found else None
            if values is not None:
                return Sentence(form, **values)
        return None

    def _values(self, blanks: Mapping[str, str]) -> dict[str, str] | None:
        """What the blanks hold; None where one doesn't hold what it should."""
        values: dict[str, str] = {}
        for name, text in blanks.items():
            inner = self._read(name, text) if name in self.forms else text
            if inner is None:
                return None
            values[name] = inner
        return values

    @cached_property
    def _expressions(self) -> dict[str, list[tuple[str, re.Pattern[str]]]]:
        return {name: [(each, self._expression(each)) for each in forms] for name, forms in self.forms.items()}

    def _expression(self, form: str) -> re.Pattern[str]:
        """A group for each blank with the text behind it, up to where the next blank may begin."""
        first, *rest = re.split(r"{(\w+)}", form)
        names, literals = rest[::2], rest[1::2]
        followers = [*(f"(?={self._pattern(each)})" for each in names[1:]), r"\Z"]
        expression = re.escape(first)
        for position, (name, literal, follower) in enumerate(zip(names, literals, followers, strict=False)):
            blank = f"(?P={name})" if name in names[:position] else f"(?P<{name}>{self._pattern(name)})"
            expression += f"(?>{blank}{re.escape(literal)}{follower})"
        return re.compile(expression, re.DOTALL)

    def _pattern(self, name: str) -> str:
        return self.patterns.get(name, ".+?")
