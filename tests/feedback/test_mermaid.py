import re

from feedback_samples import deadlock, hostile, lost, lost_update, step
from recorded import recorded

from grader.feedback.mermaid import MOST_PLACES, Diagram, label
from grader.feedback.phrases import Phrases
from grader.feedback.select import Selection, select
from grader.results import Trace

LINE = re.compile(
    r"sequenceDiagram"
    r"|    participant [tp]\d+ as [^:;\n]+(?:;[^:;\n]*)*"
    r"|    Note over t\d+(?:,t\d+)?: .+"
    r"|    (?:t\d+(?:->>|-->>|-x)p\d+|p\d+-->>t\d+): .+"
    r"|    rect rgba\(\d+, \d+, \d+, 0\.25\)"
    r"|    end"
)


def drawn(finding, language="en"):
    return list(Diagram(finding.trace, select(finding), Phrases(language)).lines())


def test_a_lost_update_is_three_arrows_on_bands():
    """What is read comes to the thread, what is written goes from it; the steps that matter are on a band."""
    lines = drawn(lost(trace=lost_update(0)))
    assert "    participant t1 as Thread#45;1" in lines
    arrows = [line.strip() for line in lines if "p0: " in line or line.strip().startswith("p0")]
    assert [arrow.partition(":")[0] for arrow in arrows] == ["p0-->>t1", "p0-->>t2", "t2->>p0", "t1->>p0"]
    assert lines.count("    end") == sum(line.startswith("    rect") for line in lines) > 0


def test_whoever_waits_runs_into_a_cross():
    """Each wait of a deadlock ends at the lock with a cross."""
    assert [line.partition(":")[0].strip() for line in drawn(deadlock()) if "-x" in line] == ["t1-xp1", "t2-xp0"]


def test_every_line_is_of_the_grammar_that_we_use():
    """Whatever the submission's names and values are, the diagram consists of our own statements."""
    nasty = "end; #35; %% ->> : \n`` <b> {x} participant a as b"
    every = [finding for check in hostile(nasty).tests for finding in check.findings if finding.trace]
    every += [recorded(name).tests[1].findings[0] for name in ("lost_update",)]
    for finding in every:
        for language in ("en", "zh"):
            assert [line for line in drawn(finding, language) if not LINE.fullmatch(line)] == []


def test_a_label_has_no_sign_that_means_anything():
    """All but letters, digits and a few signs is an entity code, and no label is empty."""
    assert label("a;b#c`<") == "a#59;b#35;c#96;#60;"
    assert (label("计数 1"), label("")) == ("计数 1", "#63;")


def test_too_many_places_become_notes():
    """A diagram has at most so many columns for places; no step is lost."""
    steps = tuple(step(n, n % 2, "write", n, "x = 1", f"self.x{n}", "1") for n in range(12))
    trace = Trace(("A", "B"), steps, 11)
    lines = list(Diagram(trace, Selection(frozenset(), tuple(range(12))), Phrases()).lines())
    assert sum("participant p" in line for line in lines) == MOST_PLACES
    assert sum("writes" in line for line in lines) == 12
