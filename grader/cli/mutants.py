"""The mutants of an exercise's reference, as solutions of which it is expected that they fail."""

from __future__ import annotations

from pathlib import Path

from grader.cli.expectations import Expectation, read_table
from grader.errors import ExerciseError
from grader.exercise import Exercise
from grader.language import marked
from grader.mutation import Mutant, mutants
from grader.sentence import Sentence
from grader.submission import load_submission

KINDS = {
    "lock-dropped": marked("a lock less"),
    "lock-late": marked("a lock taken too late"),
    "lock-early": marked("a lock given back too early"),
    "pair-dropped": marked("acquire and release dropped"),
    "notify-one": marked("one notified instead of many"),
    "loop-once": marked("a loop run once"),
    "finally-dropped": marked("no finally"),
    "permit-more": marked("a permit more"),
    "daemon-dropped": marked("no daemon"),
    "scope-dropped": marked("a with that ends without waiting"),
}
"""What the names of some operators mean; the others say it themselves."""


def mutant_expectations(exercise: Exercise, solutions: Path, workplace: Path) -> list[Expectation]:
    """One for each mutant of the reference; their files are written below *workplace*.

    Raises ExerciseError where ``[equivalent]`` in expected.toml names no mutant, or gives no reason.
    """
    folder = solutions / exercise.name
    reference = load_submission(folder / "reference", exercise.module)
    made = mutants(reference.files)
    reasons = _reasons(folder / "expected.toml", made)
    return [
        Expectation(
            exercise.name,
            "mutant",
            each.name,
            _written(each.files(reference.files), workplace / exercise.name / str(number)),
            place=place(each),
            equivalent=reasons.get(each.name, ""),
        )
        for number, each in enumerate(made)
    ]


def place(mutant: Mutant) -> str:
    """File, line and what was changed, for people."""
    kind = Sentence(KINDS[mutant.kind]) if mutant.kind in KINDS else mutant.kind.replace("-", " ")
    change = f"`{mutant.before}` → `{mutant.after}`" if mutant.after else f"`{mutant.before}`"
    return Sentence("{file}:{line}: {kind}: {change}", file=mutant.file, line=mutant.line, kind=kind, change=change)


def _reasons(path: Path, made: list[Mutant]) -> dict[str, str]:
    reasons = read_table(path, "equivalent")
    unknown = sorted(set(reasons) - {each.name for each in made})
    if unknown:
        known = ", ".join(each.name for each in made)
        raise ExerciseError(
            Sentence(
                "{path}: [equivalent] names {name!r}, which is no mutant; there are: {known}",
                path=path,
                name=unknown[0],
                known=known,
            )
        )
    for name, reason in reasons.items():
        if not isinstance(reason, str) or not reason.strip():
            raise ExerciseError(
                Sentence(
                    "{path}: [equivalent] gives no reason for {name!r}; say why it makes no difference",
                    path=path,
                    name=name,
                )
            )
    return reasons


def _written(files: dict[str, str], folder: Path) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", errors="surrogatepass")
    return folder
