"""A real browser for the pages, found where Debian and others put it.

One for a module's tests, and gone with them: it runs an event loop and processes, which other tests must not meet.

Where there is none the tests are skipped, and say so. With ``GRADE_REQUIRE_BROWSER=1`` that is a failure: a machine that
is meant to have one shall not stay silent.
"""

from __future__ import annotations

import os
import shutil

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--no-sandbox",  # tests may run as root
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)


def _missing(reason):
    if os.environ.get("GRADE_REQUIRE_BROWSER") == "1":
        pytest.fail(f"a browser is required here: {reason}")
    pytest.skip(f"NOT TESTED: no browser here: {reason}")


@pytest.fixture(scope="module")
def browser():
    """Chromium, driven by Playwright."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        _missing(f"none of {', '.join(NAMES)} is installed")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        _missing(str(error))
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=path, args=OPTIONS)
        yield chromium
        chromium.close()
