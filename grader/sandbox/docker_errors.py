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

SAYINGS = {
    "ImageNotFound": "there is no such image; run `grade image build`",
    "NotFound": "it is gone: somebody else may have removed it; try again",
    "APIError": "the engine refused; `docker info` shows whether it is well",
    "BuildError": "the image can't be built; see the engine's words",
    "ContainerError": "the container failed; try again",
    "ImageLoadError": "the image can't be loaded; run `grade image build`",
    "StreamParseError": "the engine's answer can't be read; is DOCKER_HOST a Docker engine?",
    "InvalidVersion": "the engine is too old or too new for the docker package; upgrade either",
    "InvalidRepository": "that is no name of an image",
    "InvalidConfigFile": "the Docker configuration file can't be read; mend ~/.docker/config.json",
    "InvalidArgument": "the docker package doesn't know an option; upgrade it (`pip install -U docker`)",
    "DeprecatedMethod": "the docker package has moved on; install the version that the grader names",
    "TLSParameterError": "the TLS settings are wrong; check DOCKER_TLS_VERIFY and DOCKER_CERT_PATH",
    "NullResource": "the engine named nothing; try again",
    "MissingContextParameter": "the Docker context is incomplete; check `docker context ls`",
    "ContextAlreadyExists": "the Docker context exists already; check `docker context ls`",
    "ContextException": "the Docker context is wrong; check `docker context ls`",
    "ContextNotFound": "there is no such Docker context; check `docker context ls`",
    "DockerException": "no Docker engine answers; start it, set DOCKER_HOST, or use another --sandbox",
}
"""The name of each of the SDK's exceptions, and what to say and do."""

_NO_ANSWER = SAYINGS["DockerException"]

_SYSTEM = {
    errno.EACCES: "no permission to talk to the Docker engine; join the group `docker`, or use a rootless engine",
    errno.EPERM: "no permission to talk to the Docker engine; join the group `docker`, or use a rootless engine",
    errno.ENOENT: _NO_ANSWER,
    errno.ECONNREFUSED: _NO_ANSWER,
    errno.ENOSPC: "the disk is full; make room, for example with `docker system prune`",
}

_FULL = "no space left on device"


@contextmanager
def translated(doing: str) -> Iterator[None]:
    """Turns what goes wrong within into an InfrastructureError that begins with "can't ``doing``"."""
    try:
        yield
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("docker", "requests", "urllib3"):
            raise
        raise InfrastructureError(f"can't {doing}: the docker package is missing; `pip install docker`") from error
    except Exception as error:
        if not _theirs(error):
            raise
        raise InfrastructureError(f"can't {doing}: {_explanation(error)}") from error


def _theirs(error: BaseException) -> bool:
    """Whether it comes from the SDK, the libraries it speaks through, or the system."""
    modules = {kind.__module__.partition(".")[0] for kind in type(error).__mro__}
    return isinstance(error, OSError) or not modules.isdisjoint({"docker", "requests", "urllib3", "paramiko"})


def _explanation(error: BaseException) -> str:
    chain = list(_chain(error))
    words = " ".join(str(getattr(error, "explanation", None) or error).split())[:300]
    if any(_FULL in str(each).lower() for each in chain):
        return f"{_SYSTEM[errno.ENOSPC]} ({words})"
    for each in chain:
        if isinstance(each, OSError) and each.errno in _SYSTEM:
            return f"{_SYSTEM[each.errno]} ({words})"
    if any(isinstance(each, TimeoutError) or "Timeout" in type(each).__name__ for each in chain):
        return f"the Docker engine doesn't answer in time; `docker info` shows whether it is well ({words})"
    for kind in type(error).__mro__:
        if kind.__module__ == "docker.errors" and kind.__name__ in SAYINGS:
            return f"{SAYINGS[kind.__name__]} ({words})"
    return f"the connection to the Docker engine broke; try again ({words})"


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
