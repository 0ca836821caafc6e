"""``grade explore FILE --scenarios FILE --scenario NAME``: searches the schedules of any program."""

from __future__ import annotations

import argparse
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from grader.cli import options as shared
from grader.errors import UsageError
from grader.language import translate as _
from grader.sentence import Sentence

TOKEN = re.compile(r"g\d+(,\d+@\d+([lb]\d+)?=\d+)*", re.ASCII)


def options(parser: argparse.ArgumentParser) -> None:
    """Adds the program, its scenario and what may be expected of it."""
    parser.add_argument("file", metavar="FILE", help=_("the program: a Python file"))
    parser.add_argument("--scenarios", metavar="FILE", required=True, help=_("a file with scenario functions"))
    parser.add_argument("--scenario", metavar="NAME", required=True, help=_("which of them"))
    parser.add_argument(
        "--param",
        metavar="KEY=JSON",
        action="append",
        default=[],
        help=_("an argument of the scenario; may be repeated"),
    )
    parser.add_argument("--clock", choices=("adversarial", "fair"), default="adversarial", help=_("how time passes"))
    parser.add_argument("--steps", type=shared.positive, default=20_000, metavar="N", help=_("the longest execution"))
    parser.add_argument("--token", metavar="TOKEN", help=_("replay this schedule only"))
    parser.add_argument("--expect", metavar="JSON", help=_("the one right observation"))
    shared.common(parser)


def run(arguments: argparse.Namespace) -> int:
    """Searches; 0 when nothing fatal was found, else 1."""
    from grader.cli import output
    from grader.cli.searching import Search
    from grader.judge.conversation import Conversation
    from grader.sandbox import make_sandbox

    target = output.target(arguments.output)
    load, play = prepare(arguments)
    expected = (_json("--expect", arguments.expect),) if arguments.expect is not None else ()
    with Conversation(make_sandbox(arguments.sandbox), load, 60.0) as talk:
        search = Search(talk, play, expected)
        found = search.replay(arguments.token) if arguments.token else search.run()
    again = command(arguments)
    findings = [
        replace(each, replay=f"{again} --token {each.schedule}" if each.schedule else "") for each in found.findings
    ]
    found = replace(found, findings=tuple(findings))
    output.deliver(_rendered(found, arguments, play, load.files), target)
    return 0 if found.clean else 1


def prepare(arguments: argparse.Namespace) -> tuple[Any, Any]:
    """What to load and what to play."""
    from grader.submission import load_submission
    from grader.wire.messages import Load, Play

    if arguments.token and not TOKEN.fullmatch(arguments.token):
        raise UsageError(
            Sentence(
                "{token!r} is no schedule; copy one from an earlier result, such as g1,2@14=1", token=arguments.token
            )
        )
    path = Path(arguments.file)
    submission = load_submission(path, path.name)
    if submission.unreadable:
        raise UsageError(submission.unreadable)
    scenarios = _read(Path(arguments.scenarios))
    load = Load(submission.files, submission.main, scenarios, ())
    play = Play(
        scenario=arguments.scenario,
        parameters=parameters(arguments.param),
        seed=arguments.seed,
        schedules=arguments.schedules or 500,
        steps=arguments.steps,
        clock=arguments.clock,
        allow=(),
    )
    return load, play


def parameters(words: list[str]) -> dict[str, Any]:
    """``threads=3`` as ``{"threads": 3}``."""
    found: dict[str, Any] = {}
    for word in words:
        key, equals, text = word.partition("=")
        if not equals or not key.isidentifier():
            raise UsageError(Sentence("--param {word!r}: write KEY=JSON, such as threads=3", word=word))
        found[key] = _json(f"--param {key}", text)
    return found


def command(arguments: argparse.Namespace) -> str:
    """The same call again, without what doesn't matter for a replay."""
    import shlex

    words = [
        "grade",
        "explore",
        arguments.file,
        "--scenarios",
        arguments.scenarios,
        "--scenario",
        arguments.scenario,
    ]
    for each in arguments.param:
        words += ["--param", each]
    if arguments.clock != "adversarial":
        words += ["--clock", arguments.clock]
    if arguments.expect is not None:
        words += ["--expect", arguments.expect]
    return shlex.join(words)


def _rendered(found: Any, arguments: argparse.Namespace, play: Any, files: dict[str, str]) -> str:
    from grader.cli import output
    from grader.feedback import document, searched
    from grader.feedback.phrases import Phrases

    if arguments.format == "json":
        head = {
            "schema": 1,
            "program": arguments.file,
            "scenario": play.scenario,
            "parameters": play.parameters,
        }
        return document.dumps({**head, "seed": play.seed, **searched.fields(found)})
    return searched.render(
        found,
        Phrases(arguments.lang),
        output.width(),
        frozenset(files),
        full=bool(arguments.token) or arguments.verbose,
    )


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise UsageError(Sentence("{path!r}: there is no such file", path=str(path))) from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(Sentence("{path!r} can't be read: {reason}", path=str(path), reason=error)) from error


def _json(where: str, text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise UsageError(
            Sentence(
                "{where}: {text!r} is not JSON ({reason}); write text in double quotes",
                where=where,
                text=text,
                reason=error,
            )
        ) from None
