"""Leftovers are told from what a live grader uses, and in doubt they are left alone."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from grader.sandbox import owner

SCRIPT = "from grader.sandbox import owner; print(owner.labels())"


def labels_of_another():
    """The labels of a process that has ended by now."""
    said = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True).stdout
    return eval(said)


def test_a_live_grader_keeps_what_it_started():
    """This process is alive."""
    assert not owner.is_leftover(owner.labels())


def test_what_a_dead_grader_started_is_left_over():
    """It ran on this host, and is no more."""
    labels = labels_of_another()
    assert labels[owner.HOST] == owner.labels()[owner.HOST]
    assert owner.is_leftover(labels)


def test_a_process_that_has_ended_but_was_not_waited_for_is_dead():
    """A zombie uses no container."""
    with subprocess.Popen([sys.executable, "-c", SCRIPT], stdout=subprocess.PIPE, text=True) as child:
        labels = eval(child.stdout.read())
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        assert owner.is_leftover(labels)


def test_a_number_that_was_given_to_another_process_is_told_by_its_start():
    """This process has the number, but did not start then."""
    number, _, started = owner.labels()[owner.PROCESS].partition(":")
    assert owner.is_leftover({**owner.labels(), owner.PROCESS: f"{number}:{started}0"})


@pytest.mark.parametrize("changed", [{owner.HOST: "elsewhere"}, {owner.HOST: ""}, {owner.PROCESS: ""}, {owner.PROCESS: "12"}, {owner.PROCESS: "x:y"}])
def test_in_doubt_it_is_left_alone(changed):
    """Another host's, or labels that say nothing."""
    assert not owner.is_leftover({**labels_of_another(), **changed})


def test_labels_tell_nothing_about_the_host():
    """Whoever may list containers learns no name."""
    import socket

    assert socket.gethostname() not in "".join(owner.labels().values()).split(":")
