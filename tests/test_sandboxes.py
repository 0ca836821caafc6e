"""A sandbox that is missing is said to be missing, and where it must be there, that is a failure."""

from __future__ import annotations

import pytest
import sandboxes

from grader.errors import InfrastructureError


@pytest.fixture(autouse=True)
def _nothing_works(monkeypatch):
    def none(name):
        raise InfrastructureError(f"no {name} at all")

    monkeypatch.setattr(sandboxes, "make_sandbox", none)
    sandboxes._missing.cache_clear()
    yield
    sandboxes._missing.cache_clear()


def test_a_test_without_its_sandbox_is_skipped_and_says_why(monkeypatch):
    """The reason is the sandbox's own."""
    monkeypatch.delenv("GRADE_REQUIRE_SANDBOXES", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no bubblewrap sandbox here: no bubblewrap at all"):
        sandboxes.require("bubblewrap")


def test_where_sandboxes_are_required_it_fails(monkeypatch):
    """CI must not stay silent."""
    monkeypatch.setenv("GRADE_REQUIRE_SANDBOXES", "1")
    with pytest.raises(pytest.fail.Exception, match="required here: no bubblewrap at all"):
        sandboxes.require("bubblewrap")
