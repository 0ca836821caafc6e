import pytest

from grader.cli.soundness import unsound
from grader.exercise import all_exercises, read_exercise

TOML = 'title = "T"\ntitle_zh = "题"\nmodule = "m.py"\npoints = 1\ninterface = ["C", "C.f", "g"]\n'
STUB = "class C:\n    def f(self): ...\ndef g(): ...\n"
CHECKS = 'def test_it(submission):\n    """It works."""\n    submission.explore("a").always(1, message=f"Bad {1}", hint="Look.")\n'
TEXTS = '"It works." = "能用"\n"Look." = "看。"\n"Bad 1" = "坏"\n'
FILES = {
    "exercise.toml": TOML,
    "m.py": STUB,
    "README.md": "In m.py, …",
    "README.zh.md": "在 m.py 中",
    "hidden/test_m.py": CHECKS,
    "hidden/zh.toml": TEXTS,
}


def problems(folder, **changes):
    """What is found with these files; None leaves one out."""
    (folder / "hidden").mkdir()
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
        ("hidden/test_m.py", None, "no checks"),
        ("hidden/test_m.py", "def test_it(", "test_m.py can't be read"),
        ("hidden/test_m.py", CHECKS.replace("Bad {", "Wrong {"), "hidden/zh.toml has 'Bad 1', which no check says"),
        ("hidden/zh.toml", None, "write hidden/zh.toml"),
        ("hidden/zh.toml", "[", "zh.toml: "),
        ("hidden/zh.toml", TEXTS.replace("能用", "It works"), "no Chinese for 'It works.'"),
        ("hidden/zh.toml", TEXTS.replace("看。", ""), "no Chinese for 'Look.'"),
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
