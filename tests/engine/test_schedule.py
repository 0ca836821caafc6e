"""Schedules and their tokens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.engine.schedule import BadToken, Decision, Schedule

numbers = st.integers(0, 99_999)
plain = st.builds(Decision, numbers, numbers, st.just(""), st.just(0), numbers)
inner = st.builds(Decision, numbers, numbers, st.sampled_from("lb"), numbers, numbers)
schedules = st.builds(Schedule, st.lists(plain | inner).map(tuple))


@given(schedules)
def test_a_token_reads_back_as_the_schedule_that_printed_it(schedule):
    """Printing and parsing are inverse."""
    assert Schedule.parse(schedule.token) == schedule


@given(st.text(max_size=60))
def test_any_other_text_is_refused_by_name(text):
    """Garbage raises BadToken and nothing else."""
    try:
        parsed = Schedule.parse(text)
    except BadToken:
        return
    assert parsed.token.startswith("g1")


@pytest.mark.parametrize("token", ["", "g2,1@1=1", "g1,", "g1,1@1", "g1,1@1x=2", "g1,١@1=1", "g1," + "9" * 200_000])
def test_a_bad_token_says_what_it_cannot_read(token):
    """The message is short whatever the token's length."""
    with pytest.raises(BadToken) as caught:
        Schedule.parse(token)
    assert len(str(caught.value)) < 120


def test_a_token_is_safe_to_paste_into_a_shell():
    """No character of a token means anything to a shell."""
    token = Schedule((Decision(1, 14, "", 0, 2), Decision(2, 3, "b", 1, 0))).token
    assert token == "g1,1@14=2,2@3b1=0"
    assert not set(token) & set(" \t'\"\\$&|;<>()*?[]{}~#!`")
