"""Whatever Docker raises is the machine's fault, with a next step; what is no exception of Docker's passes as it is."""

from __future__ import annotations

import errno
import inspect

import pytest
import requests
import urllib3

import docker
from grader.errors import InfrastructureError
from grader.language import speaking, translate
from grader.sandbox.docker_errors import _SYSTEM, SAYINGS, translated
from grader.sentence import Sentence


def message_of(error):
    with pytest.raises(InfrastructureError) as raised, translated(Sentence("start a container")):
        raise error
    assert raised.value.__cause__ is error
    return str(raised.value)


def api_error(status, explanation, kind=docker.errors.APIError):
    response = requests.Response()
    response.status_code = status
    return kind(f"{status} Error", response=response, explanation=explanation)


def test_every_exception_of_the_sdk_has_its_words():
    """A new version of the SDK that has another one fails here."""
    theirs = {
        name
        for name, kind in inspect.getmembers(docker.errors, inspect.isclass)
        if issubclass(kind, Exception) and kind.__module__ == "docker.errors"
    }
    assert theirs == set(SAYINGS)


def test_every_exception_of_the_sdk_becomes_ours():
    """By its own entry, not by its parent's."""
    for name, words in SAYINGS.items():
        kind = getattr(docker.errors, name)
        error = kind.__new__(kind)
        Exception.__init__(error, "the value")
        error.__dict__.update(response=None, explanation=None, msg="the value", param="x", name="x")
        assert words in message_of(error), name


CASES = {
    "no image": (api_error(404, "No such image: x", docker.errors.ImageNotFound), "run `grade image build`"),
    "a full disk": (api_error(500, "write /var/lib: no space left on device"), "docker system prune"),
    "an engine that refuses": (api_error(409, "name in use"), "name in use"),
    "no permission": (
        docker.errors.DockerException("Error", requests.ConnectionError(urllib3.exceptions.ProtocolError("x", PermissionError(errno.EACCES, "denied")))),
        "group `docker`",
    ),
    "no engine": (
        docker.errors.DockerException("Error", requests.ConnectionError(urllib3.exceptions.ProtocolError("x", FileNotFoundError(errno.ENOENT, "none")))),
        "no Docker engine answers",
    ),
    "nobody listens": (ConnectionRefusedError(errno.ECONNREFUSED, "refused"), "no Docker engine answers"),
    "no answer": (requests.ReadTimeout("read timed out"), "doesn't answer in time"),
    "gone half-way": (requests.ConnectionError(urllib3.exceptions.ProtocolError("aborted", ConnectionResetError(errno.ECONNRESET, "reset"))), "broke"),
    "no SDK": (ModuleNotFoundError("No module named 'docker'", name="docker"), "pip install docker"),
}  # fmt: skip


@pytest.mark.parametrize(("error", "words"), CASES.values(), ids=CASES)
def test_the_message_names_the_next_step(error, words):
    """Whatever the depth at which the cause is hidden."""
    message = message_of(error)
    assert message.startswith("can't start a container: ")
    assert words in message


@pytest.mark.parametrize(("error", "words"), CASES.values(), ids=CASES)
def test_the_message_can_be_said_in_chinese(error, words):
    """All of it but the engine's own words."""
    with pytest.raises(InfrastructureError) as raised, translated(Sentence("start a container")):
        raise error
    with speaking("zh"):
        assert translate(raised.value.args[0]).startswith("无法启动容器：")
    assert all(isinstance(each, Sentence) for each in (*SAYINGS.values(), *_SYSTEM.values()))


def test_the_engines_own_words_are_shown():
    """They are what can be searched for."""
    assert "cgroup is not mounted" in message_of(api_error(500, "cgroup is not mounted"))


@pytest.mark.parametrize("error", [ValueError("ours"), KeyError("Id"), ModuleNotFoundError("no x", name="x"), InfrastructureError("said")])
def test_a_mistake_of_ours_is_not_called_dockers(error):
    """It passes unchanged."""
    with pytest.raises(type(error)) as raised, translated(Sentence("start a container")):
        raise error
    assert raised.value is error
