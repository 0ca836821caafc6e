"""A sentence that can still be translated after it was put together.

To the program it is an English text like any other: it goes into documents and logs. It remembers what it was made of,
so that the edge that talks to people (:mod:`grader.language`) can say it in another language. What changes the text
loses that memory, and then it stays English.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self


class Sentence(str):
    """``Sentence("there is no {name!r}", name="x")``: the text with its blanks filled."""

    __slots__ = ("template", "values")

    template: str
    values: dict[str, Any]

    def __new__(cls, template: str, /, **values: Any) -> Self:
        """The text; ``template`` is what translators see."""
        self = super().__new__(cls, template.format(**values))
        self.template = template
        self.values = values
        return self

    @classmethod
    def joined(cls, between: str, parts: Iterable[str]) -> Self:
        """The *parts* in a row, which are sentences of their own; what stands *between* two of them can be one, too."""
        values = {f"part{number}": each for number, each in enumerate(parts)}
        return cls("{between}".join(f"{{{name}}}" for name in values), between=between, **values)

    def __reduce__(self) -> tuple[Any, ...]:
        """To another process go values of plain types; of others, what they look like."""
        plain = {name: each if isinstance(each, _PLAIN) else str(each) for name, each in self.values.items()}
        return _again, (type(self), self.template, plain)


_PLAIN = (str, int, float, type(None))


def _again(kind: type[Sentence], template: str, values: dict[str, Any]) -> Sentence:
    return kind(template, **values)
