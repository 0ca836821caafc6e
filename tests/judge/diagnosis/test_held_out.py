"""Programs in another style than the catalogue's are diagnosed too.

Each runs through the real worker. The rate is demanded of all of them together, and that none is misnamed outright of
as many: a rule that is bent to please one program shows in the others.
"""

from __future__ import annotations

import pytest
from held_out import PROGRAMS, SCENARIOS
from small_exercise import TOML

CHECKS = '''
import pytest


@pytest.mark.points(3)
def test_it(submission):
    """It works."""
    submission.explore({scenario!r}, schedules=400).always({expected!r})
'''


@pytest.mark.parametrize("name", PROGRAMS)
def test_an_unseen_program_gets_the_name_that_a_teacher_would_give(small, name):
    """The finding's diagnosis is the expected one, and comes with an explanation and a hint."""
    program = PROGRAMS[name]
    checks = CHECKS.format(scenario=program.scenario, expected=program.expected)
    small.write(toml=TOML.replace('["Counter.increment", "Counter.value"]', "[]"), scenarios=SCENARIOS, checks=checks)
    (finding,) = [each for each in small.grade(program.source).tests[0].findings if each.fatal]
    assert finding.diagnosis in program.patterns
    assert finding.explanation
    assert finding.hint
