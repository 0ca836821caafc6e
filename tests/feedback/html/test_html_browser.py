"""The pages in a real browser: what no look at the markup can tell.

``GRADE_SCREENSHOTS=FOLDER`` keeps the pictures, for people to look at.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path

import pytest
from feedback_samples import check, lost, report
from pages import ALL, page_of

from grader.feedback import html
from grader.feedback.view import Look

WIDTHS = (400, 800, 1280)
THEMES = ("light", "dark")


@contextmanager
def opened(browser, folder, page, **options):
    """The page as opened from a file, without a network; fails on anything that the console says."""
    file = folder / "feedback.html"
    file.write_text(page, encoding="utf-8")
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "offline": True, **options})
    said = []
    try:
        tab = context.new_page()
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.on("request", lambda request: said.append(request.url) if request.url != file.as_uri() else None)
        tab.goto(file.as_uri())
        yield tab
    finally:
        context.close()
    assert said == []


def told(tab):
    return tab.locator(".told").first.inner_text()


def current(tab):
    return tab.locator(".explained").first.locator(".row.now").get_attribute("data-step")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ALL)
def test_a_page_fits_and_everybody_can_read_it(browser, tmp_path, name, theme):
    """At three widths nothing is wider than the screen, axe finds no fault, and nothing of a submission has run."""
    from axe_playwright_python.sync_playwright import Axe

    with opened(browser, tmp_path, page_of(name), color_scheme=theme) as tab:
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 900})
            assert tab.evaluate("document.documentElement.scrollWidth") <= width
            picture = tab.screenshot(full_page=True)
            assert len(picture) > 10_000
            if folder := os.environ.get("GRADE_SCREENSHOTS"):
                (Path(folder) / f"{name}-{theme}-{width}.png").write_bytes(picture)
            if width != WIDTHS[1]:  # the layouts at both ends; looking takes its time
                faults = Axe().run(tab).response["violations"]
                assert [(fault["id"], fault["nodes"][0]["html"][:200]) for fault in faults] == []
        assert tab.evaluate("typeof hacked") == "undefined"


def test_the_slider_moves_the_highlight(browser, tmp_path):
    """The row, the source line, the values and the sentence all follow the slider."""
    with opened(browser, tmp_path, page_of("lost_update")) as tab:
        slider = tab.get_by_role("slider").first
        slider.fill("1")
        assert current(tab) == "1"
        first = (told(tab), tab.locator(".state").first.inner_text())
        slider.fill(slider.get_attribute("max"))
        assert current(tab) == slider.get_attribute("max")
        assert (told(tab), tab.locator(".state").first.inner_text()) != first
        line = tab.locator(".source li.now").first
        assert line.get_attribute("data-place") == tab.locator(".row.now").first.get_attribute("data-place")
        assert slider.get_attribute("aria-valuetext") == told(tab)


def test_arrow_keys_step_from_anywhere(browser, tmp_path):
    """Right and left step; in the picture down, up, Home and End do, too; Tab reaches everything."""
    with opened(browser, tmp_path, page_of("deadlock")) as tab:
        assert current(tab) == "4"
        tab.keyboard.press("ArrowLeft")
        assert current(tab) == "3"
        tab.keyboard.press("ArrowRight")
        tab.keyboard.press("ArrowRight")
        assert current(tab) == "4"
        tab.locator(".field").first.focus()
        tab.keyboard.press("Home")
        assert current(tab) == "1"
        tab.keyboard.press("ArrowDown")
        assert current(tab) == "2"
        tab.get_by_role("button", name="one step on").first.click()
        assert current(tab) == "3"
        tab.locator(".row").first.click()
        assert current(tab) == "1"


def test_the_keys_step_the_picture_that_was_used_last(browser, tmp_path):
    """With two pictures on the page, the other one stays as it is."""
    made = report(check(lost(), title="First"), check(lost(line=9), name="b", title="Second"))
    with opened(browser, tmp_path, html.render(made, Look())) as tab:
        first, second = tab.locator(".explained").all()
        second.locator(".row").first.click()
        tab.keyboard.press("ArrowRight")
        assert second.locator(".row.now").get_attribute("data-step") == "2"
        assert first.locator(".row.now").get_attribute("data-step") == str(first.locator(".row").count())


def test_the_drawing_meets_the_text(browser, tmp_path):
    """On a wide screen and on a narrow one each dot stands beside the middle of its row."""
    with opened(browser, tmp_path, page_of("lost_wakeup")) as tab:
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 900})
            field = tab.locator(".field").first
            dots = [each.bounding_box() for each in field.locator("circle").all()]
            cells = [each.bounding_box() for each in field.locator(".cell").all()]
            assert len(dots) == len(cells)
            for dot, cell in zip(sorted(dots, key=lambda box: box["y"]), cells, strict=True):
                assert abs(dot["y"] + dot["height"] / 2 - cell["y"] - cell["height"] / 2) < 2
                assert dot["x"] < cell["x"] + 40


@pytest.mark.parametrize("name", ["lost_update", "deadlock", "lost_wakeup"])
def test_everything_can_be_read_without_scripts(browser, tmp_path, name):
    """Without JavaScript the steps, the values at the end and the source are there; the slider isn't."""
    with opened(browser, tmp_path, page_of(name), java_script_enabled=False) as tab:
        assert not tab.locator(".stepper").first.is_visible()
        assert all(row.is_visible() for row in tab.locator(".row").all())
        assert tab.locator(".source").first.is_visible()
        assert tab.locator(".state").first.inner_text().strip()


def test_a_page_prints_without_its_controls(browser, tmp_path):
    """On paper there is no slider, no step is faint, and the page is white whatever the screen was."""
    with opened(browser, tmp_path, page_of("deadlock"), color_scheme="dark") as tab:
        ground = "getComputedStyle(document.body).backgroundColor"
        assert tab.evaluate(ground) != "rgb(255, 255, 255)"
        tab.get_by_role("slider").first.fill("1")
        tab.emulate_media(media="print")
        assert tab.evaluate(ground) == "rgb(255, 255, 255)"
        assert not tab.locator(".stepper").first.is_visible()
        assert len(tab.pdf()) > 10_000
