"""What can be said of an exercise without grading anything: whether all of it is there, and fits together.

That the stub can be imported, and that the checks' points add up to the exercise's, shows when the stub is graded.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grader.exercise import Exercise
from grader.sentence import Sentence

LANGUAGES = {"en": "README.md", "zh": "README.zh.md"}


def unsound(exercise: Exercise) -> tuple[str, ...]:
    """What is missing or doesn't fit; empty if all is well."""
    return (*_statements(exercise), *_titles(exercise), *_stub(exercise))


def _statements(exercise: Exercise) -> Iterator[str]:
    for language, name in LANGUAGES.items():
        path = exercise.folder / name
        text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        if not text.strip():
            yield Sentence("there is no statement in {language!r}; write {name}", language=language, name=name)
        elif exercise.module not in text:
            yield Sentence("{name} doesn't name the file to hand in, {module}", name=name, module=exercise.module)
        elif language == "zh" and not any("\u4e00" <= each <= "\u9fff" for each in text):
            yield Sentence("{name} is not in Chinese", name=name)


def _titles(exercise: Exercise) -> Iterator[str]:
    if exercise.title_in("zh") == exercise.title:
        yield Sentence(
            "there is no Chinese title; give title_zh in exercise.toml, or a heading `# … · TITLE` in README.zh.md"
        )


def _stub(exercise: Exercise) -> Iterator[str]:
    try:
        tree = ast.parse(exercise.stub.read_text(encoding="utf-8"))
    except (OSError, ValueError, SyntaxError) as error:
        yield Sentence("the stub {module} can't be read: {reason}", module=exercise.module, reason=error)
        return
    defined = set(_names(tree, ""))
    for name in exercise.interface:
        if name not in defined:
            yield Sentence(
                "the stub {module} doesn't define {name}, which exercise.toml has in its interface",
                module=exercise.module,
                name=name,
            )


def _names(node: ast.AST, prefix: str) -> Iterator[str]:
    """What a module or class defines, dotted."""
    for each in ast.iter_child_nodes(node):
        if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield prefix + each.name
        if isinstance(each, ast.ClassDef):
            yield from _names(each, f"{prefix}{each.name}.")
        if isinstance(each, ast.Assign | ast.AnnAssign):
            targets = each.targets if isinstance(each, ast.Assign) else [each.target]
            yield from (prefix + target.id for target in targets if isinstance(target, ast.Name))
