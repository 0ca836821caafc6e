"""The one place where the Docker SDK's exceptions, and those of the libraries below it, become ours.

All of them are the machine's fault: InfrastructureError, exit code 3, with the next step. The table goes by the names
of the SDK's classes, so that it can be read without importing it; a test fails when the SDK gains a class that
isn't here. What is no exception of theirs is a mistake of ours, and passes.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from grader.errors import InfrastructureError
from grader.sentence import Sentence

SAYINGS = {
    "ImageNotFound": Sentence("there is no such image; run `grade image build`"),
    "NotFound": Sentence("it is gone: somebody else may have removed it; try again"),
    "APIError": Sentence("the engine refused; `docker info` shows whether it is well"),
    "BuildError": Sentence("the image can't be built; see the engine's words"),
    "ContainerError": Sentence("the container failed; try again"),
    "ImageLoadError": Sentence("the image can't be loaded; run `grade image build`"),
    "StreamParseError": Sentence("the engine's answer can't be read; is DOCKER_HOST a Docker engine?"),
    "InvalidVersion": Sentence("the engine is too old or too new for the docker package; upgrade either"),
    "InvalidRepository": Sentence("that is no name of an image"),
    "InvalidConfigFile": Sentence("the Docker configuration file can't be read; mend ~/.docker/config.json"),
    "InvalidArgument": Sentence("the docker package doesn't know an option; upgrade it (`pip install -U docker`)"),
    "DeprecatedMethod": Sentence("the docker package has moved on; install the version that the grader names"),
    "TLSParameterError": Sentence("the TLS settings are wrong; check DOCKER_TLS_VERIFY and DOCKER_CERT_PATH"),
    "NullResource": Sentence("the engine named nothing; try again"),
    "MissingContextParameter": Sentence("the Docker context is incomplete; check `docker context ls`"),
    "ContextAlreadyExists": Sentence("the Docker context exists already; check `docker context ls`"),
    "ContextException": Sentence("the Docker context is wrong; check `docker context ls`"),
    "ContextNotFound": Sentence("there is no such Docker context; check `docker context ls`"),
    "DockerException": Sentence("no Docker engine answers; start it, set DOCKER_HOST, or use another --sandbox"),
}
"""The name of each of the SDK's exceptions, and what to say and do."""

_NO_ANSWER = SAYINGS["DockerException"]
_NO_PERMISSION = Sentence(
    "no permission to talk to the Docker engine; join the group `docker`, or use a rootless engine"
)

_SYSTEM = {
    errno.EACCES: _NO_PERMISSION,
    errno.EPERM: _NO_PERMISSION,
    errno.ENOENT: _NO_ANSWER,
    errno.ECONNREFUSED: _NO_ANSWER,
    errno.ENOSPC: Sentence("the disk is full; make room, for example with `docker system prune`"),
}

_FULL = "no space left on device"


@contextmanager
def translated(doing: Sentence) -> Iterator[None]:
    """Turns what goes wrong within into an InfrastructureError that begins with "can't ``doing``"."""
    try:
        yield
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("docker", "requests", "urllib3"):
            raise
        missing = Sentence("the docker package is missing; `pip install docker`")
        raise InfrastructureError(Sentence("can't {doing}: {reason}", doing=doing, reason=missing)) from error
    except Exception as error:
        if not _theirs(error):
            raise
        reason = _explanation(error)
        raise InfrastructureError(Sentence("can't {doing}: {reason}", doing=doing, reason=reason)) from error


def _theirs(error: BaseException) -> bool:
    """Whether it comes from the SDK, the libraries it speaks through, or the system."""
    modules = {kind.__module__.partition(".")[0] for kind in type(error).__mro__}
    return isinstance(error, OSError) or not modules.isdisjoint({"docker", "requests", "urllib3", "paramiko"})


def _explanation(error: BaseException) -> Sentence:
    words = " ".join(str(getattr(error, "explanation", None) or error).split())[:300]
    return Sentence("{what} ({why})", what=_saying(error), why=words)


def _saying(error: BaseException) -> Sentence:
    chain = list(_chain(error))
    if any(_FULL in str(each).lower() for each in chain):
        return _SYSTEM[errno.ENOSPC]
    for each in chain:
        if isinstance(each, OSError) and each.errno in _SYSTEM:
            return _SYSTEM[each.errno]
    if any(isinstance(each, TimeoutError) or "Timeout" in type(each).__name__ for each in chain):
        return Sentence("the Docker engine doesn't answer in time; `docker info` shows whether it is well")
    for kind in type(error).__mro__:
        if kind.__module__ == "docker.errors" and kind.__name__ in SAYINGS:
            return SAYINGS[kind.__name__]
    return Sentence("the connection to the Docker engine broke; try again")


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and those that caused it; requests and urllib3 put theirs among the arguments."""
    waiting, seen = [error], set[int]()
    while waiting:
        each = waiting.pop()
        if id(each) not in seen:
            seen.add(id(each))
            yield each
            inner = (*each.args, each.__cause__, each.__context__, getattr(each, "reason", None))
            waiting += [other for other in inner if isinstance(other, BaseException)]
