"""The reader's language: what ``--lang`` says, else the locale's.

The program's own messages are written in English, where they are used, and marked with ``_``. Their translations are in
``locale/<language>/LC_MESSAGES/grader.po``, in the form that translators' tools know (gettext); ``.ci/messages`` brings
that file up to date and compiles it. A message without a translation is said in English.

Only what talks to people asks for a language: the command line and the feedback. What lies below speaks English, for
its texts go into documents and logs as well.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from .sentence import Sentence

LANGUAGES = ("en", "zh")
DOMAIN = "grader"
FOLDER = Path(__file__).parent / "locale"

_SPOKEN: ContextVar[str] = ContextVar("language", default="en")


def spoken() -> str:
    """The language that is spoken at present."""
    return _SPOKEN.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """All messages are in *language* meanwhile."""
    token = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def wanted(words: Sequence[str], environment: Mapping[str, str]) -> str:
    """What the command line asks for, before it is parsed; else what the locale says."""
    for position, word in enumerate(words):
        name, equals, value = word.partition("=")
        if name == "--lang":
            value = value if equals else "".join(words[position + 1 : position + 2])
            return value if value in LANGUAGES else "en"
    return of_locale(environment)


def of_locale(environment: Mapping[str, str]) -> str:
    """The language of the messages by POSIX: ``LC_ALL`` goes before ``LC_MESSAGES``, and that before ``LANG``."""
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environment.get(name))), "C")
    if locale.partition(".")[0] in ("C", "POSIX"):
        return "en"
    first = environment.get("LANGUAGE", "").partition(":")[0] or locale  # GNU's list goes before a locale that is set
    return "zh" if first.lower().startswith("zh") else "en"


@contextmanager
def library_speaking() -> Iterator[None]:
    """What the standard library says through gettext, as argparse does, comes from our catalogue too meanwhile."""
    domain, language = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(DOMAIN, FOLDER)
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = spoken()
    try:
        yield
    finally:
        gettext.textdomain(domain)
        os.environ.pop("LANGUAGE")
        if language is not None:
            os.environ["LANGUAGE"] = language


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """All translations into *language*; of English, and where there is no catalogue, none."""
    if language == "en":
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, FOLDER, [language], fallback=True)


def translate(message: str) -> str:
    """The message in the language that is spoken. Blanks in ``{braces}`` are filled afterwards, but for a
    :class:`Sentence`, whose values are known."""
    if spoken() == "en" or not message:
        return message
    if isinstance(message, Sentence):
        values = {
            name: translate(each) if isinstance(each, Sentence) else each for name, each in message.values.items()
        }
        return catalogue(spoken()).gettext(message.template).format(**values)
    return catalogue(spoken()).gettext(message)


def marked(message: str) -> str:
    """The message as it is: marked for translators, and translated where it is said."""
    return message


def plural(one: str, many: str, number: int) -> str:
    """The message for *number* things, with ``{number}`` filled in."""
    return catalogue(spoken()).ngettext(one, many, number).format(number=f"{number:,}")
