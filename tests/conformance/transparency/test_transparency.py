"""CPython's own tests end the same way when they and the library under them are rewritten."""

from __future__ import annotations

import json
import subprocess
import sys
import warnings
from functools import cache
from pathlib import Path

import pytest
from rewritten_library import locate, package, prepare
from transparency_corpus import EXPECTED_DIFFERENCES, FULL, LIBRARY, MORE_LIBRARY, QUICK

CHILD = Path(__file__).with_name("child.py")


@pytest.fixture(scope="session")
def library(tmp_path_factory):
    """A directory with rewritten code, by set of modules and mode; made once."""

    @cache
    def make(extent: str, record: bool) -> Path:
        directory = tmp_path_factory.mktemp(f"{extent}-{record}")
        modules = LIBRARY if extent == "quick" else LIBRARY + MORE_LIBRARY
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the tests contain doubtful code on purpose
            prepare(directory, modules, record=record)
        return directory

    return make


def outcomes(name, directory, folder):
    """How each test of a test module ends, in a process of its own."""
    result = folder / "result.json"
    result.unlink(missing_ok=True)
    command = [sys.executable, "-I", str(CHILD), str(directory or "-"), f"test.{name}", str(result)]
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=600, check=False)
    assert result.exists(), ended.stderr
    return json.loads(result.read_text())


@pytest.fixture(scope="session")
def plainly(tmp_path_factory):
    """The outcomes of a test module as it is; found once."""
    return cache(lambda name: outcomes(name, None, tmp_path_factory.mktemp(name)))


def compare(name, directory, plain, folder, record):
    if locate(f"test.{name}") is None:
        pytest.skip(f"this Python has no test.{name}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        prepare(directory, package(f"test.{name}"), record=record)
    rewritten = outcomes(name, directory, folder)
    assert f"test.{name}" in rewritten["served"]
    before, after = plain["outcomes"], rewritten["outcomes"]
    differing = {test for test in before.keys() | after.keys() if before.get(test) != after.get(test)}
    unexpected = differing - EXPECTED_DIFFERENCES.keys()
    assert {test: rewritten["details"].get(test) for test in unexpected} == {}
    assert len(before) > 0


@pytest.mark.parametrize("name", QUICK)
def test_language_and_small_library_modules(name, library, plainly, tmp_path):
    """A quick selection: every test ends as it does unrewritten."""
    compare(name, library("quick", False), plainly(name), tmp_path, record=False)


@pytest.mark.slow
@pytest.mark.parametrize("record", [False, True], ids=["explore", "record"])
@pytest.mark.parametrize("name", QUICK + FULL)
def test_the_whole_body(name, record, library, plainly, tmp_path):
    """A large body of ordinary Python: every test ends as it does unrewritten, in both modes."""
    compare(name, library("full", record), plainly(name), tmp_path, record)
