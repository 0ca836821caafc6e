"""What is shown to a worker in bubblewrap is complete, covered where it must be, and compiled."""

from __future__ import annotations

import os
import sys

import pytest

from grader.errors import InfrastructureError
from grader.sandbox import visible


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package with one module for the worker."""
    for part in ("engine", "wire", "worker"):
        (tmp_path / "grader" / part).mkdir(parents=True)
    (tmp_path / "grader/engine/motor.py").write_text("speed = 1\n")
    monkeypatch.setattr(visible, "_PACKAGE", tmp_path / "grader")
    return tmp_path / "grader"


def test_installed_packages_below_the_library_are_covered(tmp_path):
    """Whichever Python they are for; the standard library stays."""
    for name in ("lib/python3.11/site-packages", "lib/python3/dist-packages", "lib/python3.11/json"):
        (tmp_path / name).mkdir(parents=True)
    assert visible._covered([f"{tmp_path}/lib", f"{tmp_path}/lib64"]) == [
        f"{tmp_path}/lib/python3.11/site-packages",
        f"{tmp_path}/lib/python3/dist-packages",
    ]


def test_a_checkout_below_the_library_is_covered(package):
    """The exercises lie beside the package."""
    assert visible._covered([str(package.parents[1])]) == [str(package.parent)]
    assert visible._covered([str(package / "elsewhere")]) == []


def test_what_is_not_compiled_is_compiled_once(package):
    """A worker can't keep its own bytecode; it is renewed when the source is newer."""
    source = package / "engine/motor.py"
    compiled = package / f"engine/__pycache__/motor.{sys.implementation.cache_tag}.pyc"
    visible.keep_bytecode()
    first = compiled.stat().st_mtime_ns
    visible.keep_bytecode()
    assert compiled.stat().st_mtime_ns == first
    os.utime(source, ns=(first + 10**9, first + 10**9))
    os.utime(compiled, ns=(first - 10**9, first - 10**9))
    visible.keep_bytecode()
    assert compiled.stat().st_mtime_ns >= first


def test_a_package_that_cannot_be_compiled_is_left_alone(package):
    """Its worker says what is wrong with it, or compiles for itself."""
    (package / "engine/motor.py").write_text("speed =\n")
    visible.keep_bytecode()
    assert list(package.rglob("*.pyc")) == []


def test_without_greenlet_the_installation_is_at_fault(monkeypatch):
    """The next step is to install anew."""
    monkeypatch.setattr(visible, "find_spec", lambda name: None)
    with pytest.raises(InfrastructureError, match="install the grader anew"):
        visible.worker()
