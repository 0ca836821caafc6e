"""Parsing: which verb is meant, and the options that verbs share."""

from __future__ import annotations

import argparse
import importlib
import os
from collections.abc import Sequence
from typing import Any, NoReturn, Protocol

from grader import __version__
from grader.cli.verbs import DEFAULT, VERBS
from grader.errors import UsageError
from grader.language import LANGUAGES, library_speaking, marked, spoken
from grader.language import translate as _
from grader.sentence import Sentence

SANDBOXES = ("auto", "docker", "bubblewrap", "local")
FORMATS = ("text", "json")


BORROWED = (
    marked("usage: "),
    marked("positional arguments"),
    marked("options"),
    marked("show this help message and exit"),
    marked("the following arguments are required: %s"),
    marked("unrecognized arguments: %s"),
    marked("argument %(argument_name)s: %(message)s"),
    marked("invalid choice: %(value)r (choose from %(choices)s)"),
    marked("expected one argument"),
    marked("not allowed with argument %s"),
)
"""What argparse says, to stand in our catalogue."""


class Verb(Protocol):
    """What a verb's module offers."""

    def options(self, parser: argparse.ArgumentParser) -> None:
        """Adds the verb's own words and options."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Does it; returns the exit code."""


class Parser(argparse.ArgumentParser):
    """An argument parser whose complaints are usage errors of ours, one line each."""

    def error(self, message: str) -> NoReturn:
        """Raises the complaint with the next step to take."""
        raise UsageError(
            Sentence("{message} (`{prog} --help` shows what can be said)", message=message, prog=self.prog)
        )


def dispatch(words: Sequence[str]) -> tuple[Verb, argparse.Namespace]:
    """The verb that *words* name, and its arguments."""
    name, rest = split(words)
    verb: Any = importlib.import_module(f"grader.cli.verbs.{name}")
    with library_speaking():
        parser = _parser(name)
        verb.options(parser)
        _exercises(parser)
        if parser.usage is None:  # argparse would take it for granted that "usage: " has seven letters
            parser.usage = parser.format_usage().removeprefix(_("usage: ")).strip()
        return verb, parser.parse_intermixed_args(rest)  # a PATH may follow an option


def _exercises(parser: argparse.ArgumentParser) -> None:
    """The option of every verb that says where the exercises are."""
    text = _(
        "where the exercises are (${variable}; without it, those that come with the grader;"
        " new and verify: exercises/ in the current folder)"
    )
    parser.add_argument("--exercises", metavar="FOLDER", help=text.format(variable="GRADE_EXERCISES"))


def split(words: Sequence[str]) -> tuple[str, list[str]]:
    """The verb, and the words without it; options (and the values they take) may stand before it."""
    valued = {"--sandbox", "--format", "--output", "--seed", "--schedules", "--lang", "--exercises", "--jobs"}
    position = 0
    while position < len(words) and words[position].startswith("-") and words[position] != "--":
        position += 2 if words[position] in valued else 1
    if position < len(words) and words[position] in VERBS:
        return words[position], [*words[:position], *words[position + 1 :]]
    return DEFAULT, list(words)


def _parser(name: str) -> Parser:
    if name != DEFAULT:
        about = _(VERBS[name])
        return Parser(prog=f"grade {name}", description=about[:1].upper() + about[1:], allow_abbrev=False)
    width = max(map(len, VERBS)) + 2
    return Parser(
        prog="grade",
        usage="grade EXERCISE [PATH] [--…]\n       grade VERB …",
        description=_("Grades concurrent Python: verdicts are reproducible, failures show their interleaving."),
        epilog=_("verbs (`grade VERB --help` tells more):")
        + "".join(f"\n  {verb:<{width}}{_(what)}" for verb, what in VERBS.items())
        + "\n\n"
        + _("exit codes: 0 full marks, 1 not full marks, 2 wrong usage, 3 the grader could not do its job"),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def common(
    parser: argparse.ArgumentParser, *, sandbox: str = "auto", search: bool = True, formats: Sequence[str] = FORMATS
) -> None:
    """The options of all verbs that run something; *search*: those that explore schedules."""
    parser.add_argument(
        "--sandbox", choices=SANDBOXES, default=sandbox, help=_("where the submission runs (%(default)s)")
    )
    presentation(parser, formats)
    if search:
        parser.add_argument("--seed", type=whole, default=0, metavar="N", help=_("the seed (%(default)s)"))
        parser.add_argument(
            "--schedules",
            type=positive,
            metavar="N",
            help=_("schedules for each exploration, instead of the check's own"),
        )


def jobs(parser: argparse.ArgumentParser, help_text: str, most: int | None = None) -> None:
    """How much may happen at the same time; without it, as much as there are processors, or ``most``."""
    number = min(_processors(), most or _processors())
    parser.add_argument("--jobs", type=positive, default=number, metavar="N", help=f"{help_text} (%(default)s)")


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def presentation(parser: argparse.ArgumentParser, formats: Sequence[str] = FORMATS) -> None:
    """The options of every verb: how and where the result is shown."""
    parser.add_argument("--format", choices=formats, default="text", help=_("how to show the result (%(default)s)"))
    parser.add_argument("--output", metavar="FILE", help=_("write the result to FILE instead"))
    language(parser)
    parser.add_argument("--verbose", action="store_true", help=_("show everything"))
    parser.add_argument(
        "--version", action="version", version=f"grade {__version__}", help=_("show the version and exit")
    )


def language(parser: argparse.ArgumentParser, help_text: str = "") -> None:
    """The option that chooses the language; without it, the one that the locale names."""
    help_text = (help_text or _("the language ({choices}; without it, the locale's)")).format(
        choices=", ".join(LANGUAGES)
    )
    parser.add_argument("--lang", choices=LANGUAGES, metavar="LANG", default=spoken(), help=help_text)


def whole(text: str) -> int:
    """A whole number, zero included."""
    value = _integer(text)
    if value < 0:
        raise argparse.ArgumentTypeError(_("{text!r} is not a number from 0 on").format(text=text))
    return value


def positive(text: str) -> int:
    """A whole number from one on."""
    value = _integer(text)
    if value < 1:
        raise argparse.ArgumentTypeError(_("{text!r} is not a number from 1 on").format(text=text))
    return value


def _integer(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("{text!r} is not a whole number").format(text=text)) from None
