"""``auto`` takes the strongest sandbox that works here, and never the weakest for other people's code."""

from __future__ import annotations

import pytest

from grader.errors import InfrastructureError, UsageError
from grader.sandbox import Limits, make_sandbox
from grader.sandbox.bubblewrap import BubblewrapSandbox
from grader.sandbox.choosing import Docker

BROKEN = "bwrap is not installed; install the package bubblewrap, or use Docker"


class DockerSandbox:
    """What Docker's part makes, for which only its name matters here."""

    name = "docker"

    def __init__(self, limits=None):
        self.limits = limits
        self.notice = ""


def docker(answers, has_image=False):
    """A Docker engine that is there, or not, with the grader's image, or not."""
    return Docker(lambda: answers, lambda: has_image, DockerSandbox)


@pytest.fixture
def bubblewrap(monkeypatch):
    """Decides whether bubblewrap works here."""

    def decide(trouble):
        monkeypatch.setattr("grader.sandbox.bubblewrap._trouble", lambda: trouble)

    return decide


@pytest.mark.parametrize("others", [False, True])
def test_docker_with_the_image_comes_first(bubblewrap, others):
    """The strongest is taken, and nothing needs to be said."""
    bubblewrap("")
    sandbox = make_sandbox("auto", docker=docker(answers=True, has_image=True), others=others)
    assert (sandbox.name, sandbox.notice) == ("docker", "")


def test_bubblewrap_is_not_tried_when_docker_is_taken(monkeypatch):
    """A choice costs no more than it must."""

    def tried():
        raise AssertionError

    monkeypatch.setattr("grader.sandbox.bubblewrap._trouble", tried)
    assert make_sandbox("auto", docker=docker(answers=True, has_image=True)).name == "docker"


@pytest.mark.parametrize("engine", [docker(answers=False)], ids=["no-engine"])
@pytest.mark.parametrize("others", [False, True])
def test_without_an_engine_bubblewrap_is_next(bubblewrap, engine, others):
    """It is fit for other people's code; nothing needs to be said."""
    bubblewrap("")
    sandbox = make_sandbox("auto", docker=engine, others=others)
    assert (sandbox.name, sandbox.notice) == ("bubblewrap", "")


def test_a_missing_image_is_told_with_the_command_that_builds_it(bubblewrap):
    """Somebody who started Docker wants to know why it isn't used."""
    bubblewrap("")
    sandbox = make_sandbox("auto", docker=docker(answers=True))
    assert (sandbox.name, "grade image build" in sandbox.notice) == ("bubblewrap", True)


@pytest.mark.parametrize("engine", [docker(answers=False), docker(answers=True)], ids=["no-engine", "no-image"])
def test_local_comes_last_with_a_notice_of_one_line(bubblewrap, engine):
    """Who grades their own file is told, briefly, what that sandbox is worth."""
    bubblewrap(BROKEN)
    sandbox = make_sandbox("auto", docker=engine)
    assert sandbox.name == "local"
    assert "mistakes, not malice" in sandbox.notice
    assert "\n" not in sandbox.notice
    assert ("grade image build" in sandbox.notice) == engine.answers()


@pytest.mark.parametrize("engine", [docker(answers=False), docker(answers=True)], ids=["no-engine", "no-image"])
def test_other_peoples_code_is_not_run_in_local_by_itself(bubblewrap, engine):
    """The refusal says what is wrong with each sandbox, and that local has to be asked for by name."""
    bubblewrap(BROKEN)
    with pytest.raises(InfrastructureError) as refused:
        make_sandbox("auto", docker=engine, others=True)
    said = str(refused.value)
    assert all(words in said for words in ("grade image build", BROKEN, "--sandbox local"))


@pytest.mark.parametrize("others", [False, True])
@pytest.mark.parametrize("name", ["local", "bubblewrap", "docker"])
def test_what_is_asked_for_by_name_is_given(bubblewrap, name, others):
    """No choice, no notice, no trial: whether it works is seen when it is used."""
    bubblewrap(BROKEN)
    sandbox = make_sandbox(name, docker=docker(answers=False), others=others)
    assert (sandbox.name, sandbox.notice) == (name, "")


def test_bubblewrap_that_does_not_work_says_so_when_it_is_used(bubblewrap):
    """An infrastructure error with the next step: nobody's mark."""
    bubblewrap(BROKEN)
    with pytest.raises(InfrastructureError, match="install the package bubblewrap"):
        make_sandbox("bubblewrap").open()


def test_whether_bubblewrap_works_is_tried_once_a_sandbox(monkeypatch):
    """An object remembers, no module does: what is installed meanwhile is found by the next."""
    tried = []
    monkeypatch.setattr("grader.sandbox.bubblewrap._trouble", lambda: tried.append(1) or "")
    sandbox = BubblewrapSandbox()
    assert [sandbox.available(), sandbox.available(), len(tried)] == [True, True, 1]
    assert [BubblewrapSandbox().available(), len(tried)] == [True, 2]


def test_the_limits_reach_the_sandbox_that_is_chosen():
    """Whatever is chosen, the limits are the caller's."""
    limits = Limits(cpu=7)
    assert make_sandbox("auto", limits, docker=docker(answers=True, has_image=True)).limits is limits


def test_a_sandbox_that_is_not_there_is_a_wrong_call():
    """The message tells what there is."""
    with pytest.raises(UsageError, match="auto, docker, bubblewrap, local"):
        make_sandbox("podman")


def test_an_engine_that_fails_is_passed_over_with_its_words(bubblewrap):
    """A student's grading doesn't end there; other people's code still goes nowhere unsafe."""

    def broken():
        raise InfrastructureError("the engine is on fire")

    bubblewrap("")
    sandbox = make_sandbox("auto", docker=Docker(lambda: True, broken, DockerSandbox), others=True)
    assert sandbox.name == "bubblewrap"
    assert "the engine is on fire" in sandbox.notice
