"""What a submission prints is kept up to a cap, survives a crash, and never disturbs it."""

from __future__ import annotations

import os
import resource

import pytest

from grader.worker.stdio import CAP, Output, Sink

pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


@pytest.fixture
def printed(tmp_path):
    """A sink, and a function that tells what went through it."""
    path = tmp_path / "printed"
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT)
    yield Sink(descriptor), lambda: path.read_text("utf-8")
    os.close(descriptor)


def test_what_is_printed_is_there_at_once(printed):
    """Nothing waits in a buffer that a crash would take along."""
    sink, text = printed
    print("one", file=sink)
    assert text() == "one\n"


def test_more_than_the_cap_is_dropped(printed):
    """Output without end costs neither room nor time, and the writer doesn't notice."""
    sink, text = printed
    assert sum(sink.write("x" * 1_000) for _ in range(200)) == 200_000
    assert text() == "x" * CAP


def test_nothing_passes_while_muted(printed):
    """The second of many executions prints the same again."""
    sink, text = printed
    sink.muted = True
    assert sink.write("again") == 5
    assert text() == ""


def test_bytes_pass_too(printed):
    """``sys.stdout.buffer`` is there, as programs expect."""
    sink, text = printed
    assert sink.buffer.write(b"raw") == 3
    assert text() == "raw"


def test_what_has_no_encoding_is_escaped(printed):
    """A lone surrogate is no reason to fail."""
    sink, text = printed
    sink.write("a\ud800b")
    assert text() == "a\\ud800b"


def test_only_text_can_be_written(printed):
    """As with any text stream."""
    with pytest.raises(TypeError, match="not bytes"):
        printed[0].write(b"raw")


def test_a_descriptor_that_is_gone_is_no_error():
    """A submission that closes its own output can still print."""
    heard, said = os.pipe()
    os.close(heard)
    os.close(said)
    assert Sink(said).write("lost") == 4


def test_the_output_of_a_process_outlives_it():
    """The parent reads what the child had printed, through whatever way, until it was muted."""
    output = Output()
    child = os.fork()
    if child == 0:
        output.take_over()
        print("one")
        os.write(2, b"two\n")
        output.mute()
        print("three")
        os.write(1, b"four\n")
        os._exit(0)
    os.waitpid(child, 0)
    assert output.text() == "one\ntwo\n"
    output.close()


def test_muting_needs_no_descriptor():
    """A submission that has taken them all does not make the worker fail."""
    output = Output()
    child = os.fork()
    if child == 0:
        output.take_over()
        resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))
        output.mute()
        os._exit(7)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    output.close()


def test_a_cut_is_told():
    """Whoever reads the output sees that it isn't all."""
    output = Output()
    child = os.fork()
    if child == 0:
        output.take_over()
        print("x" * CAP)
        os._exit(0)
    os.waitpid(child, 0)
    assert output.text().endswith("x\n… (output cut here)\n")
    output.close()
