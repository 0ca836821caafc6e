"""The report as JSON: DESIGN 7's document, pretty, in a stable order, and strict.

``NaN`` and the infinities are no JSON. Wherever an observation holds one, its name stands there as a
string.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

from grader.results import Report

if TYPE_CHECKING:
    from grader.feedback.view import Look


def render(report: Report, look: Look | None = None) -> str:  # noqa: ARG001 - all formats are called alike
    """The report's document, ending in a line end; the same for every *look*."""
    return dumps(report.to_json())


def dumps(document: Any) -> str:
    """*document* as strict JSON in ASCII, so that no reader's encoding can spoil it."""
    return json.dumps(_strict(document), indent=2, allow_nan=False) + "\n"


def _strict(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return repr(value)
    if isinstance(value, dict):
        return {str(key): _strict(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_strict(each) for each in value]
    return value
