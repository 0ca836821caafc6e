"""Brings the catalogues of messages up to date, and compiles them: ``python .ci/messages.py``.

Messages are found in the code, where they are marked; in ``templates/phrases.toml``; and in the diagnosis, which names
and explains patterns. A translator then fills in what is empty or fuzzy in the ``.po`` file,
and runs this once more. The compiled ``.mo`` files are kept in the repository: an installation needs no Babel.
"""

from __future__ import annotations

import ast
import io
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "grader" / "locale"
KEYWORDS = {
    "_": None,
    "translate": None,
    "marked": None,
    "Sentence": None,
    "Survival": None,
    "plural": (1, 2),
    "UsageError": None,
    "SubmissionError": None,
    "ExerciseError": None,
    "GraderError": None,
    "InfrastructureError": None,
}
LANGUAGES = ("zh",)

Found = tuple[str, str | tuple[str, ...], str]
"""Where, the message (with its plural), and the context."""


def found() -> Iterator[Found]:
    """Every message there is."""
    yield from _in_code()
    yield from _in_phrases()
    yield from _in_diagnosis()


def template() -> Catalog:
    """A catalogue of all messages, without translations."""
    catalogue = Catalog(project="concurrency-grader", charset="utf-8")
    for where, message, context in found():
        catalogue.add(message, locations=[(where, 0)], context=context or None)
    return catalogue


def updated(language: str) -> Catalog:
    """The catalogue of one language: all messages there are now, with the translations that it has."""
    path = _path(language, "po")
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language, domain="grader")
    catalogue.update(template(), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    catalogue.fuzzy = False
    catalogue.header_comment = "# Translations of concurrency-grader. Brought up to date and compiled by .ci/messages.py"
    catalogue.revision_date = catalogue.creation_date
    catalogue.last_translator = catalogue.language_team = catalogue.msgid_bugs_address = "none"
    return catalogue


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as gettext reads it."""
    file = io.BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def main() -> int:
    """Updates and compiles; 1 if translations are missing."""
    missing = 0
    for language in LANGUAGES:
        catalogue = updated(language)
        with _path(language, "po").open("wb") as file:
            write_po(file, catalogue, width=120, sort_output=False, include_lineno=False, omit_header=False)
        _path(language, "mo").write_bytes(compiled(catalogue))
        empty = [each for each in catalogue if each.id and not all(_strings(each.string))]
        print(f"{language}: {len(catalogue)} messages, {len(empty)} without a translation")
        missing += len(empty)
    return 1 if missing else 0


def _strings(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return text if isinstance(text, tuple) else (text,)


def _path(language: str, ending: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / f"grader.{ending}"


def _in_code() -> Iterator[Found]:
    for path in sorted((ROOT / "grader").rglob("*.py")):
        where = path.relative_to(ROOT).as_posix()
        if where.startswith(("grader/engine/", "grader/worker/", "grader/wire/")):
            continue  # what runs beside student code speaks English
        with path.open("rb") as file:
            for _line, name, message, _ in extract_python(file, KEYWORDS, [], {}):
                first = message if isinstance(message, str) else next(iter(message or ()), None)
                if name == "plural" and isinstance(message, tuple):
                    yield where, tuple(message[:2]), ""
                elif isinstance(first, str) and first:
                    yield where, first, ""


def _in_phrases() -> Iterator[Found]:
    where = "templates/phrases.toml"
    for key, phrase in tomllib.loads((ROOT / where).read_text(encoding="utf-8")).items():
        yield where, phrase, key


def _in_diagnosis() -> Iterator[Found]:
    """The explanations and hints of patterns: ``Pattern(name, explanation, hint)``."""
    for path in sorted((ROOT / "grader" / "judge" / "diagnosis").glob("*.py")):
        where = path.relative_to(ROOT).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Pattern":
                for text in node.args[1:]:
                    yield where, ast.literal_eval(text), ""


if __name__ == "__main__":
    sys.exit(main())
