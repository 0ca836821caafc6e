"""Which sandbox: the one that was asked for by name, or the strongest that works here.

``auto`` takes Docker when an engine answers and the grader's image is there, else bubblewrap, else the embedded
sandbox, with a notice: that one stops mistakes, not malice. It is never chosen for other people's code, for which it
has to be asked for by name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from grader.errors import InfrastructureError, UsageError
from grader.sentence import Sentence

from .base import Limits, Sandbox
from .bubblewrap import BubblewrapSandbox
from .docker import DockerSandbox
from .docker_engine import engine_answers
from .image import has_image
from .local import LocalSandbox

NAMES = ("auto", "docker", "bubblewrap", "local")

_NO_IMAGE = Sentence("Docker answers, but the grader's image is missing: `grade image build`")
_ONLY_LOCAL = Sentence(
    "ran in the local sandbox, which stops mistakes, not malice: neither Docker nor bubblewrap works here"
)


@dataclass(frozen=True, slots=True)
class Docker:
    """What a choice has to know of Docker, each asked for only when it matters: most machines have no engine."""

    answers: Callable[[], bool] = engine_answers
    has_image: Callable[[], bool] = has_image
    sandbox: Callable[[Limits | None], Sandbox] = DockerSandbox


def make_sandbox(
    name: str, limits: Limits | None = None, *, others: bool = False, docker: Docker = Docker()
) -> Sandbox:
    """The sandbox of that name. ``others``: for other people's code.

    Raises UsageError for a name that isn't there, InfrastructureError when ``auto`` finds nothing that is fit for
    other people's code. A sandbox asked for by name is not tried before it is used.
    """
    if name == "auto":
        return _strongest(limits, others, docker)
    if name == "bubblewrap":
        return BubblewrapSandbox(limits)
    if name == "local":
        return LocalSandbox(limits)
    if name == "docker":
        return docker.sandbox(limits)
    raise UsageError(
        Sentence("--sandbox {name}: there is no such sandbox (there are: {names})", name=name, names=", ".join(NAMES))
    )


def _strongest(limits: Limits | None, others: bool, docker: Docker) -> Sandbox:
    notice: str = ""
    if docker.answers():
        try:
            if docker.has_image():
                return docker.sandbox(limits)
            notice = _NO_IMAGE
        except InfrastructureError as error:
            notice = Sentence("Docker answers, but fails: {reason}", reason=error.args[0])
    bubblewrap = BubblewrapSandbox(limits, notice)
    if bubblewrap.available():
        return bubblewrap
    if others:
        raise InfrastructureError(_refusal(notice, bubblewrap.trouble()))
    told = Sentence("{what} ({why})", what=_ONLY_LOCAL, why=notice) if notice else _ONLY_LOCAL
    return LocalSandbox(limits, told)


def _refusal(docker: str, bubblewrap: str) -> str:
    return (
        "there is no sandbox here for other people's code\n"
        f"  Docker: {docker or 'no engine answers; install and start Docker, then `grade image build`'}\n"
        f"  bubblewrap: {bubblewrap}\n"
        "  to run it unprotected all the same, as you, with your files and your network: --sandbox local"
    )
