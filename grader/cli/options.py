"""Parsing: which verb is meant, and the options that verbs share."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Sequence
from typing import Any, NoReturn, Protocol

from grader import __version__
from grader.cli.verbs import DEFAULT, VERBS
from grader.errors import UsageError

SANDBOXES = ("auto", "docker", "bubblewrap", "local")
FORMATS = ("text", "json")
LANGUAGES = ("en", "zh")


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
        raise UsageError(f"{message} (`{self.prog} --help` shows what can be said)")


def dispatch(words: Sequence[str]) -> tuple[Verb, argparse.Namespace]:
    """The verb that *words* name, and its arguments."""
    name, rest = split(words)
    verb: Any = importlib.import_module(f"grader.cli.verbs.{name}")
    parser = _parser(name)
    verb.options(parser)
    return verb, parser.parse_intermixed_args(rest)  # a PATH may follow an option


def split(words: Sequence[str]) -> tuple[str, list[str]]:
    """The verb, and the words without it; options (and the values they take) may stand before it."""
    valued = {"--sandbox", "--format", "--output", "--seed", "--schedules", "--lang"}
    position = 0
    while position < len(words) and words[position].startswith("-") and words[position] != "--":
        position += 2 if words[position] in valued else 1
    if position < len(words) and words[position] in VERBS:
        return words[position], [*words[:position], *words[position + 1 :]]
    return DEFAULT, list(words)


def _parser(name: str) -> Parser:
    if name != DEFAULT:
        return Parser(prog=f"grade {name}", description=VERBS[name].capitalize() + ".", allow_abbrev=False)
    width = max(map(len, VERBS)) + 2
    return Parser(
        prog="grade",
        usage="grade EXERCISE [PATH] [options]\n       grade VERB …",
        description="Grades concurrent Python: verdicts are reproducible, failures show their interleaving.",
        epilog="verbs (`grade VERB --help` tells more):\n"
        + "\n".join(f"  {verb:<{width}}{what}" for verb, what in VERBS.items())
        + "\n\nexit codes: 0 full marks, 1 not full marks, 2 wrong usage, 3 the grader could not do its job",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def common(
    parser: argparse.ArgumentParser, *, sandbox: str = "auto", search: bool = True, formats: Sequence[str] = FORMATS
) -> None:
    """The options of all verbs that run something; *search*: those that explore schedules."""
    parser.add_argument("--sandbox", choices=SANDBOXES, default=sandbox, help="where the submission runs (%(default)s)")
    presentation(parser, formats)
    if search:
        parser.add_argument("--seed", type=whole, default=0, metavar="N", help="the seed (%(default)s)")
        parser.add_argument(
            "--schedules",
            type=positive,
            metavar="N",
            help="schedules for each exploration, instead of the check's own",
        )


def presentation(parser: argparse.ArgumentParser, formats: Sequence[str] = FORMATS) -> None:
    """The options of every verb: how and where the result is shown."""
    parser.add_argument("--format", choices=formats, default="text", help="how to show the result (%(default)s)")
    parser.add_argument("--output", metavar="FILE", help="write the result to FILE instead")
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="the language (%(default)s)")
    parser.add_argument("--verbose", action="store_true", help="show everything")
    parser.add_argument("--version", action="version", version=f"grade {__version__}")


def whole(text: str) -> int:
    """A whole number, zero included."""
    value = _integer(text)
    if value < 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 on")
    return value


def positive(text: str) -> int:
    """A whole number from one on."""
    value = _integer(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 on")
    return value


def _integer(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number") from None
