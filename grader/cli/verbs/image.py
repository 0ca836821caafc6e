"""``grade image build|status|remove``: the image that submissions run in when ``--sandbox docker`` is used."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from grader.language import plural
from grader.language import translate as _
from grader.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.sandbox.image import Image

ABSENT = 1


def options(parser: argparse.ArgumentParser) -> None:
    """Adds what to do, and the base."""
    from grader.sandbox.image import DEFAULT_BASE

    parser.description = _(
        "The Docker image that submissions run in. It is tagged with a hash of what is inside: "
        "after an upgrade of the grader, build it anew."
    )
    parser.epilog = _("exit codes: 0 done, or present; 1 not present; 2 wrong usage; 3 no engine, or it failed")
    parser.add_argument(
        "action",
        choices=("build", "status", "remove"),
        help=_(
            "build it; say whether it is there; remove it and those of other versions, unless a container uses them"
        ),
    )
    parser.add_argument(
        "--base",
        metavar="NAME",
        help=_("build on this image, which has Python 3.11 or later, and greenlet or pip ({base})").format(
            base=DEFAULT_BASE
        ),
    )
    parser.add_argument("--old", action="store_true", help=_("remove only the images of other versions"))
    parser.add_argument("--verbose", action="store_true", help=_("show everything that the engine says"))


def run(arguments: argparse.Namespace) -> int:
    """Does it; 1 when `status` finds no image of this version."""
    from grader.errors import UsageError
    from grader.sandbox.docker_engine import connect
    from grader.sandbox.image import DEFAULT_BASE, Image

    if arguments.base is not None and arguments.action != "build":
        raise UsageError(
            Sentence("--base goes with `grade image build`, not with `grade image {action}`", action=arguments.action)
        )
    if arguments.old and arguments.action != "remove":
        raise UsageError(
            Sentence("--old goes with `grade image remove`, not with `grade image {action}`", action=arguments.action)
        )
    client = connect()
    image = Image(client)
    if arguments.action == "build":
        return _build(image, arguments.base or DEFAULT_BASE, arguments.verbose)
    return _status(client, image) if arguments.action == "status" else _remove(client, image, old=arguments.old)


def _build(image: Image, base: str, verbose: bool) -> int:
    from grader.cli import output

    with _progress(image.tag, verbose) as progress:
        image.build(base, progress)
    built = _("built {tag} on {base}").format(tag=image.tag, base=base)
    output.emit(f"{built}\n{_hint(image)}")
    return 0


def _hint(image: Image) -> str:
    """Another grader on this engine may be of another version, so nothing is removed unasked."""
    old = [each for each in image.found() if not each.wanted]
    if not old:
        return ""
    return (
        plural(
            "there is an image of another version: `grade image remove --old`",
            "there are {number} images of other versions: `grade image remove --old`",
            len(old),
        )
        + "\n"
    )


def _status(client: Any, image: Image) -> int:
    from grader.cli import output
    from grader.feedback import escape
    from grader.sandbox.docker_errors import translated

    with translated(Sentence("ask the engine for its version")):
        version = client.version()
    found = image.found()
    here = next((each for each in found if each.wanted), None)
    lines = [
        _("engine   Docker {version} (API {api})").format(
            version=version.get("Version", "?"), api=version.get("ApiVersion", "?")
        ),
        _("image    {tag}").format(tag=image.tag),
        _("present  yes, on {base}, {size}").format(base=here.base, size=_size(here.size))
        if here
        else _("present  no; run `grade image build`"),
        *(
            _("stale    {tag}, on {base}, {size}").format(tag=each.tag, base=each.base, size=_size(each.size))
            + (_(", in use") if each.used else "")
            for each in found
            if not each.wanted
        ),
    ]
    output.emit("".join(f"{escape.line(line)}\n" for line in lines))
    return 0 if here else ABSENT


def _remove(client: Any, image: Image, *, old: bool) -> int:
    from grader.cli import output
    from grader.feedback import escape
    from grader.sandbox.docker import remove_leftovers

    remove_leftovers(client)
    gone = image.remove(old=old)
    lines = [_("removed {tag}").format(tag=each.tag) for each in gone]
    lines += [_("kept    {tag}: a container uses it").format(tag=each.tag) for each in image.found() if each.used]
    nothing = _("there is no image of another version") if old else _("there is no image of ours")
    output.emit("".join(f"{escape.line(line)}\n" for line in lines or [nothing]))
    return 0


def _size(count: int) -> str:
    return f"{count / 1e6:,.0f} MB"


@contextlib.contextmanager
def _progress(tag: str, verbose: bool) -> Iterator[Callable[[str], None] | None]:
    """What to tell each line of the engine's to: all lines on stderr, a line that changes for a person, or nobody."""
    from grader.feedback import escape

    if verbose:
        yield lambda line: print(escape.line(line), file=sys.stderr)
    elif not sys.stderr.isatty():
        yield None
    else:
        from rich.console import Console
        from rich.text import Text

        with Console(stderr=True).status(Text(_("building {tag} …").format(tag=tag))) as status:
            yield lambda line: status.update(Text(f"building {tag} · {escape.line(line)[:60]}"))
