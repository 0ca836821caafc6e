"""The image holds the worker and nothing else, and is called after what it holds."""

from __future__ import annotations

import contextlib
import tarfile

import pytest
from sandboxes import require

from grader.errors import InfrastructureError
from grader.sandbox import image
from grader.sandbox.docker_engine import connect
from grader.sandbox.image import Found, Image


class FakeApi:
    """An engine that says ``lines`` while it builds, and knows these images."""

    def __init__(self, lines=(), images=(), used=()):
        self.lines, self.known, self.used = lines, list(images), list(used)
        self.asked = {}
        self.api = self

    def build(self, **words):
        self.asked = words
        return iter(self.lines)

    def images(self, filters):
        assert filters == {"label": "concurrency-grader.image"}
        return self.known

    def containers(self, **words):
        assert words == {"all": True}
        return [{"ImageID": each} for each in self.used]

    def remove_image(self, tag):
        before = len(self.known)
        self.known = [each for each in self.known if tag not in (each["RepoTags"] or [each["Id"]]) and tag != each["Id"]]
        assert len(self.known) < before, f"there is no {tag}"


def known(tag, base="python:3.13-slim"):
    return {"Id": f"sha256:{tag}", "RepoTags": [tag], "Labels": {"concurrency-grader.base": base}, "Size": 5}


def test_the_context_is_the_dockerfile_and_the_worker():
    """No judge, no check, no exercise, no feedback, no bytecode: a submission could read them."""
    names = [name for name, _ in image.context()]
    assert names[0] == "Dockerfile"
    assert {name.split("/")[1] for name in names[1:]} == {"__init__.py", "engine", "wire", "worker"}
    assert all(name.endswith(".py") for name in names[1:])
    assert len(set(names)) == len(names)


def test_the_archive_is_the_context():
    """Plain files, the same bytes each time."""
    with tarfile.open(fileobj=image._archive()) as tar:
        packed = [(each.name, tar.extractfile(each).read()) for each in tar.getmembers()]
    assert packed == list(image.context())
    assert image._archive().read() == image._archive().read()


def test_the_tag_changes_with_any_file(monkeypatch):
    """A name, a byte, or a boundary between two files."""
    contents = [[("a", b"bc")], [("a", b"bd")], [("b", b"bc")], [("a", b"b"), ("c", b"")], [("a", b"bc"), ("d", b"")]]
    tags = set()
    for content in contents:
        monkeypatch.setattr(image, "context", lambda content=content: iter(content))
        tags.add(Image(None).tag)
    assert len(tags) == len(contents)


def test_images_of_other_versions_are_told_apart():
    """The one that is wanted, and stale ones."""
    tag = Image(None).tag
    found = Image(FakeApi(images=[known(tag), known("concurrency-grader:old", "other")])).found()
    assert found == [Found(tag, "python:3.13-slim", 5, True), Found("concurrency-grader:old", "other", 5, False)]
    assert not Image(FakeApi(images=[known("concurrency-grader:old")])).present()


def test_building_tells_its_progress_and_asks_for_the_base():
    """Each line of the engine's, without empty ones."""
    engine, heard = FakeApi([{"stream": "Step 1/9\n"}, {"stream": "\n"}, {"status": "Pulling"}, {"aux": {}}]), []
    Image(engine).build("mine:1", heard.append)
    assert heard == ["Step 1/9", "Pulling"]
    assert (engine.asked["buildargs"], engine.asked["tag"]) == ({"BASE": "mine:1"}, Image(engine).tag)
    assert engine.asked["labels"]["concurrency-grader.base"] == "mine:1"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("pull access denied for nix, repository does not exist", "'nix'; name another one with --base"),
        ("write /x: no space left on device", "docker system prune"),
        ("the base needs Python 3.11 or later", "Python 3.11"),
    ],
)
def test_a_build_that_fails_names_the_next_step(said, words):
    """And the engine's last words."""
    with pytest.raises(InfrastructureError, match="can't build the image") as raised:
        Image(FakeApi([{"stream": "Step 1"}, {"error": said}])).build("nix")
    assert words in str(raised.value)
    assert said in str(raised.value)


def test_removing_removes_all_of_ours():
    """Those of other versions too."""
    engine = FakeApi(images=[known("concurrency-grader:a"), known("concurrency-grader:b")])
    assert [each.tag for each in Image(engine).remove()] == ["concurrency-grader:a", "concurrency-grader:b"]
    assert Image(engine).found() == []


@pytest.mark.parametrize("tags", [["<none>:<none>"], [], None])
def test_an_image_that_lost_its_tag_is_removed_too(tags):
    """As another build on another base makes it; the engine's versions say that in several ways."""
    engine = FakeApi(images=[{"Id": "sha256:lost", "RepoTags": tags, "Labels": None, "Size": 5}])
    assert [each.tag for each in Image(engine).remove(old=True)] == ["sha256:lost"]
    assert engine.known == []


def test_removing_the_old_ones_keeps_what_is_wanted_or_in_use():
    """Another version's grader may be at work on the same engine, in containers that run or are stopped."""
    tag = Image(None).tag
    images = [known(tag), known("concurrency-grader:old"), known("concurrency-grader:busy")]
    engine = FakeApi(images=images, used=["sha256:concurrency-grader:busy", "sha256:a stranger's"])
    assert [each.tag for each in Image(engine).remove(old=True)] == ["concurrency-grader:old"]
    assert [(each.tag, each.wanted, each.used) for each in Image(engine).found()] == [
        (tag, True, False),
        ("concurrency-grader:busy", False, True),
    ]
    assert [each.tag for each in Image(engine).remove()] == [tag]


def test_a_base_that_is_no_image_fails_for_real():
    """The engine's own error, not a fake's."""
    require("docker")
    with pytest.raises(InfrastructureError, match="can't"):
        Image(connect()).build("scratch")


def test_a_real_image_is_built_found_and_removed(monkeypatch):
    """With a tag of its own, so that nobody's image is touched."""
    require("docker")
    client = connect()
    base = next(each.tag for each in Image(client).found() if each.wanted)
    content = [("Dockerfile", b"ARG BASE\nFROM ${BASE}\n")]
    monkeypatch.setattr(image, "context", lambda: iter(content))
    test = Image(client)
    assert not test.present()
    try:
        test.build(base)
        assert [(each.base, each.wanted) for each in test.found() if each.wanted] == [(base, True)]
    finally:
        with contextlib.suppress(Exception):
            client.api.remove_image(test.tag)
    assert not test.present()
