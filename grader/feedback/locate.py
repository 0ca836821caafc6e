"""Finds the files in ``templates/``, in an installed wheel and in a checkout alike."""

from __future__ import annotations

from pathlib import Path

import grader


def templates_folder() -> Path:
    """The folder with the templates: the wheel's own copy, else the checkout's."""
    package = Path(grader.__file__).parent
    installed = package / "data" / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


def read_template(name: str) -> str:
    """The text of one file in ``templates/``."""
    return (templates_folder() / name).read_text(encoding="utf-8")
