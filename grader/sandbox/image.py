"""The image that containers are made of: what goes in, what it is called, and whether it is there.

Its tag is a digest of exactly what goes in (the Dockerfile, the engine, the wire, the worker), so that a grader finds
the image of its own version or none. The base is not part of the digest: whoever built the image chose it; it is
kept in a label.
"""

from __future__ import annotations

import hashlib
import io
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from grader.errors import InfrastructureError
from grader.sentence import Sentence

from .docker_engine import connect
from .docker_errors import translated

REPOSITORY = "concurrency-grader"
DEFAULT_BASE = "python:3.13-slim"
_LABEL = "concurrency-grader.image"
_BASE = "concurrency-grader.base"
_PARTS = ("__init__.py", "engine", "wire", "worker")
_PACKAGE = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Found:
    """An image of ours: its tag (its identifier when it has lost that), base, size in bytes, whether it is the one that
    this version wants, and whether a container was made of it."""

    tag: str
    base: str
    size: int
    wanted: bool
    used: bool = False


class Image:
    """The image of this version of the grader, on the engine that ``client`` talks to."""

    def __init__(self, client: Any) -> None:
        self._client = client

    @cached_property
    def tag(self) -> str:
        """What the image is called."""
        digest = hashlib.sha256()
        for name, data in context():
            digest.update(f"{name}\0{len(data)}\0".encode() + data)
        return f"{REPOSITORY}:{digest.hexdigest()[:16]}"

    def present(self) -> bool:
        """Whether the engine has it."""
        return any(each.wanted for each in self.found())

    def found(self) -> list[Found]:
        """All images of ours, those of other versions too."""
        with translated(Sentence("look for the image")):
            images = self._client.api.images(filters={"label": _LABEL})
            used = {each["ImageID"] for each in self._client.api.containers(all=True)} if images else set()
        return [
            Found(tag, (each["Labels"] or {}).get(_BASE, "?"), each["Size"], tag == self.tag, each["Id"] in used)
            for each in images
            for tag in _tags(each)
        ]

    def build(self, base: str = DEFAULT_BASE, progress: Callable[[str], None] | None = None) -> None:
        """Builds it on ``base``; ``progress`` hears each line the engine says. Raises InfrastructureError, with the
        engine's last words, when that fails."""
        with translated(Sentence("build {tag} on {base}", tag=self.tag, base=base)):
            lines = self._client.api.build(
                fileobj=_archive(),
                custom_context=True,
                tag=self.tag,
                buildargs={"BASE": base},
                labels={_LABEL: self.tag, _BASE: base},
                rm=True,
                forcerm=True,
                use_config_proxy=True,
                decode=True,
            )
            said = ""
            for line in lines:
                if "error" in line:
                    raise InfrastructureError(_failed(base, " ".join(f"{said} {line['error']}".split())[-400:]))
                text = str(line.get("stream") or line.get("status") or "").strip()
                said = text or said
                if text and progress is not None:
                    progress(text)

    def remove(self, *, old: bool = False) -> list[Found]:
        """Removes all images of ours, or only the ``old`` ones, of other versions; but none that a container was made
        of. Returns those that are gone."""
        gone = [each for each in self.found() if not each.used and not (old and each.wanted)]
        for each in gone:
            with translated(Sentence("remove {tag}", tag=each.tag)):
                self._client.api.remove_image(each.tag)
        return gone


def _tags(listed: dict[str, Any]) -> list[str]:
    """What an image is called; the identifier of one that lost its tag to another, which older engines call none."""
    return [each for each in listed["RepoTags"] or [] if each != "<none>:<none>"] or [listed["Id"]]


def has_image() -> bool:
    """Whether the engine that answers has the image of this version. Raises InfrastructureError when none answers."""
    return Image(connect()).present()


def context() -> Iterator[tuple[str, bytes]]:
    """Everything that goes into a build, by name, in order: the Dockerfile and the worker's sources, nothing else."""
    yield "Dockerfile", (_folder() / "Dockerfile").read_bytes()
    for part in _PARTS:
        path = _PACKAGE / part
        for source in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            yield f"grader/{source.relative_to(_PACKAGE).as_posix()}", source.read_bytes()


def _folder() -> Path:
    """Where the Dockerfile is: inside an installed wheel, else beside the package in a checkout."""
    installed = _PACKAGE / "data" / "docker"
    return installed if installed.is_dir() else _PACKAGE.parent / "docker"


def _archive() -> io.BytesIO:
    """The build context as a tar file in memory, the same bytes each time, so that the engine's cache holds."""
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as tar:
        for name, data in context():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            entry.mode = 0o644
            tar.addfile(entry, io.BytesIO(data))
    archive.seek(0)
    return archive


def _failed(base: str, words: str) -> Sentence:
    if "no space left" in words.lower():
        step = Sentence("the disk is full; make room, for example with `docker system prune`")
    elif any(each in words.lower() for each in ("pull access denied", "manifest unknown", "not found: ", "lookup ")):
        step = Sentence("the engine can't get the base {base!r}; name another one with --base", base=base)
    else:
        step = Sentence("`grade image build --verbose` shows all the engine said")
    return Sentence("can't build the image: {step} ({words})", step=step, words=words)
