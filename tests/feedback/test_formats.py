import subprocess
import sys
import types

import pytest
from feedback_samples import check, lost, report

from grader.feedback import formats
from grader.feedback.view import Look


def test_a_format_is_offered_when_its_module_is_there():
    """All the modules that exist, and no name without one."""
    assert {"text", "json", "markdown", "junit", "gradescope"} <= set(formats.names()) <= set(formats.MODULES)


def test_a_format_is_one_module_with_render(monkeypatch):
    """A module that is put in its place is called with the report and the look."""
    page = types.ModuleType("grader.feedback.html")
    page.render = lambda made, look: f"{made.exercise} {look.width}"
    monkeypatch.setitem(sys.modules, "grader.feedback.html", page)
    assert formats.rendered(report(), "html", Look(width=99)) == "exercise-05 99"


@pytest.mark.parametrize("name", ["text", "markdown", "junit"])
def test_what_students_read_leaves_out_what_is_hidden(name):
    """A check that its author hides shows its points, not its name or its story."""
    hidden = check(lost(message="The secret"), name="test_secret", title="A secret", visibility="hidden")
    shown = formats.rendered(report(check(), hidden), name, Look())
    assert "ecret" not in shown
    assert "self.value" not in shown


@pytest.mark.parametrize("name", formats.WHOLE)
def test_documents_for_programs_are_whole(name):
    """An instructor's document has all of it, with the word on who may see it."""
    hidden = check(lost(), title="A secret", visibility="after_published")
    shown = formats.rendered(report(check(), hidden), name, Look())
    assert "after_published" in shown
    assert "self.value" in shown


def test_asking_for_the_names_imports_no_renderer():
    """``grade --help`` lists the formats and loads none of them."""
    code = (
        "import sys; from grader.feedback import formats; formats.names(); "
        "print(sorted(name for name in sys.modules if name.startswith(('rich', 'jinja2', 'xml', 'grader.feedback.'))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "['grader.feedback.formats']"
