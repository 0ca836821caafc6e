import pytest

from grader.cli.soundness import unsound
from grader.exercise import all_exercises, read_exercise

TOML = 'title = "T"\ntitle_zh = "题"\nmodule = "m.py"\npoints = 1\ninterface = ["C", "C.f", "g"]\n'
STUB = "class C:\n    def f(self): ...\ndef g(): ...\n"
FILES = {"exercise.toml": TOML, "m.py": STUB, "README.md": "In m.py, …", "README.zh.md": "在 m.py 中"}


def problems(folder, **changes):
    """What is found with these files; None leaves one out."""
    for name, text in {**FILES, **changes}.items():
        if text is not None:
            (folder / name).write_text(text, encoding="utf-8")
    return unsound(read_exercise(folder))


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("README.md", None, "no statement in 'en'"),
        ("README.zh.md", " \n", "no statement in 'zh'"),
        ("README.zh.md", "In m.py, …", "README.zh.md is not in Chinese"),
        ("README.md", "In another file", "m.py"),
        ("m.py", "class C(:", "can't be read"),
        ("m.py", "class C:\n    pass\ndef g(): ...\n", "C.f"),
        ("exercise.toml", TOML.replace("题", "T"), "title_zh"),
    ],
)
def test_each_thing_that_is_missing_is_named(tmp_path, name, text, said):
    """One problem each, with the file to write."""
    (problem,) = problems(tmp_path, **{name: text})
    assert said in problem


def test_an_exercise_that_is_whole_has_no_problems(tmp_path):
    """The shipped ones neither."""
    assert problems(tmp_path) == ()
    assert {each.name: unsound(each) for each in all_exercises() if unsound(each)} == {}
