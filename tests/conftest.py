"""Makes what several folders of tests share importable: :mod:`sandboxes`. A slow machine fails no property."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


@pytest.fixture(autouse=True, scope="module")
def _tidy() -> Iterator[None]:
    """Clears away the worlds that a module's tests have made, each a few megabytes in circles: a process that has grown
    by a thousand of them forks so slowly that races between its children don't show any more."""
    yield
    gc.collect()
