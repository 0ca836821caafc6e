from grader.feedback.locate import templates_folder
from grader.feedback.phrases import Phrases


def test_the_templates_are_found():
    """The folder is there, in a checkout as in a wheel."""
    assert (templates_folder() / "feedback.txt.j2").is_file()


def test_a_phrase_is_said_in_the_readers_language():
    """By its key: one English word may have two translations."""
    assert (Phrases("en")("start", target="T1"), Phrases("zh")("start", target="T1")) == ("starts T1", "启动 T1")


def test_one_and_many_are_told_apart():
    """A count of one has its own phrase; thousands are grouped."""
    assert Phrases().count("schedules", 1) == "1 schedule"
    assert Phrases().count("schedules", 12345) == "12,345 schedules"
