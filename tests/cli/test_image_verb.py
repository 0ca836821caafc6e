"""`grade image` says what is there and what to do; its exit code can be scripted."""

from __future__ import annotations

import pytest

from grader.cli import main
from grader.errors import InfrastructureError
from grader.sandbox import docker_engine, image
from grader.sandbox.image import Image


class Engine:
    """Knows some images, and builds any."""

    def __init__(self):
        self.api = self
        self.known = []
        self.used = []

    def version(self):
        return {"Version": "20.10", "ApiVersion": "1.41"}

    def images(self, filters):
        return self.known

    def containers(self, filters=None, **words):
        return [] if filters else [{"ImageID": each} for each in self.used]

    def build(self, tag, buildargs, labels, **words):
        self.known.append({"Id": "1", "RepoTags": [tag], "Labels": labels, "Size": 150_000_000})
        return iter([{"stream": "Step 1\x1b[31m\n"}])

    def remove_image(self, tag):
        self.known = [each for each in self.known if each["RepoTags"] != [tag]]


@pytest.fixture
def engine(monkeypatch):
    made = Engine()
    monkeypatch.setattr(docker_engine, "connect", lambda: made)
    return made


def test_status_of_a_missing_image_says_what_to_run(engine, capsys):
    """And exits with 1."""
    assert main(["image", "status"]) == 1
    assert "present  no; run `grade image build`" in capsys.readouterr().out


def test_build_then_status_then_remove(engine, capsys):
    """The whole life of an image."""
    assert main(["image", "build", "--base", "mine:1"]) == 0
    assert f"built {Image(engine).tag} on mine:1" in capsys.readouterr().out
    assert main(["image", "status"]) == 0
    assert "present  yes, on mine:1, 150 MB" in capsys.readouterr().out
    assert main(["image", "remove"]) == 0
    assert capsys.readouterr().out == f"removed {Image(engine).tag}\n"
    assert main(["image", "remove"]) == 0
    assert capsys.readouterr().out == "there is no image of ours\n"


def test_stale_images_are_shown(engine, capsys):
    """They take space until they are removed."""
    engine.known.append({"Id": "1", "RepoTags": ["concurrency-grader:old"], "Labels": None, "Size": 1})
    assert main(["image", "status"]) == 1
    assert "stale    concurrency-grader:old, on ?, 0 MB" in capsys.readouterr().out


def test_building_names_what_other_versions_left(engine, capsys):
    """It doesn't remove them: another version may be installed as well."""
    old = {"Id": "2", "RepoTags": ["concurrency-grader:old"], "Labels": None, "Size": 150_000_000}
    engine.known.append(old)
    assert main(["image", "build"]) == 0
    assert "there is an image of another version: `grade image remove --old`" in capsys.readouterr().out
    assert old in engine.known


def test_old_images_are_removed_and_the_one_in_use_is_not(engine, capsys):
    """What is kept is named, with the reason."""
    main(["image", "build"])
    engine.known += [{"Id": each, "RepoTags": [f"concurrency-grader:{each}"], "Labels": None, "Size": 1} for each in ("old", "busy")]
    engine.used.append("busy")
    assert main(["image", "status"]) == 0
    assert "stale    concurrency-grader:busy, on ?, 0 MB, in use" in capsys.readouterr().out
    assert main(["image", "remove", "--old"]) == 0
    assert capsys.readouterr().out == "removed concurrency-grader:old\nkept    concurrency-grader:busy: a container uses it\n"
    assert [each["RepoTags"] for each in engine.known] == [[Image(engine).tag], ["concurrency-grader:busy"]]
    engine.used.clear()
    main(["image", "remove", "--old"])
    capsys.readouterr()
    assert main(["image", "remove", "--old"]) == 0
    assert capsys.readouterr().out == "there is no image of another version\n"


def test_the_usual_base_is_the_default(engine, capsys):
    """The one that the help names."""
    assert main(["image", "build"]) == 0
    assert f"on {image.DEFAULT_BASE}" in capsys.readouterr().out


def test_what_the_engine_says_is_shown_on_request(engine, capsys):
    """On the error stream, and harmless to the terminal."""
    assert main(["image", "build", "--verbose"]) == 0
    said = capsys.readouterr().err
    assert "Step 1" in said
    assert "\x1b" not in said


@pytest.mark.parametrize("words", [["image"], ["image", "paint"], ["image", "status", "--base", "x"], ["image", "build", "--old"]])
def test_a_wrong_call_exits_with_2(engine, words, capsys):
    """One line that says what can be said."""
    assert main(words) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_without_an_engine_the_exit_code_is_3(monkeypatch, capsys):
    """The machine's fault, in one line."""

    def connect():
        raise InfrastructureError("no engine")

    monkeypatch.setattr(docker_engine, "connect", connect)
    assert main(["image", "status"]) == 3
    assert capsys.readouterr().err == "grade: no engine\n"


def test_the_help_names_actions_and_exit_codes(capsys):
    """What a person needs to know."""
    assert main(["image", "--help"]) == 0
    said = capsys.readouterr().out
    assert all(word in said for word in ("build", "status", "remove", "--base", "--old", "exit codes", image.DEFAULT_BASE))
