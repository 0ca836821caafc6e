"""What can be said of an exercise without grading anything: whether all of it is there, and fits together.

That the stub can be imported, and that the checks' points add up to the exercise's, shows when the stub is graded.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grader.cli.authored import Authored
from grader.errors import ExerciseError
from grader.exercise import Exercise
from grader.sentence import Sentence

LANGUAGES = {"en": "README.md", "zh": "README.zh.md"}
TEXTS = "hidden/zh.toml"


def unsound(exercise: Exercise) -> tuple[str, ...]:
    """What is missing or doesn't fit; empty if all is well."""
    return (*_statements(exercise), *_titles(exercise), *_texts(exercise), *_stub(exercise))


def _statements(exercise: Exercise) -> Iterator[str]:
    for language, name in LANGUAGES.items():
        path = exercise.folder / name
        text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        if not text.strip():
            yield Sentence("there is no statement in {language!r}; write {name}", language=language, name=name)
        elif exercise.module not in text:
            yield Sentence("{name} doesn't name the file to hand in, {module}", name=name, module=exercise.module)
        elif language == "zh" and not _chinese(text):
            yield Sentence("{name} is not in Chinese", name=name)


def _titles(exercise: Exercise) -> Iterator[str]:
    if exercise.title_in("zh") == exercise.title:
        yield Sentence(
            "there is no Chinese title; give title_zh in exercise.toml, or a heading `# … · TITLE` in README.zh.md"
        )


def _texts(exercise: Exercise) -> Iterator[str]:
    """Whether all that the checks say is there in Chinese, and nothing that none says."""
    try:
        authored, known = Authored(exercise.checks), exercise.texts_in("zh")
    except ExerciseError as error:
        yield error.args[0]
        return
    if not known:
        yield Sentence(
            "what the checks say is not there in Chinese; write {file}, a line for each text: {example}",
            file=TEXTS,
            example='"English text" = "中文"',
        )
        return
    for text in authored.texts:
        if not _chinese(known.get(text, "")):
            yield Sentence("{file} has no Chinese for {text!r}", file=TEXTS, text=text)
    for text in known:
        if not authored.may_say(text):
            yield Sentence("{file} has {text!r}, which no check says", file=TEXTS, text=text)


def _chinese(text: str) -> bool:
    return any("\u4e00" <= each <= "\u9fff" for each in text)


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
