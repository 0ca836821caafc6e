"""What always and sometimes demand, and what becomes of an exploration that doesn't satisfy them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from grader.errors import UsageError
from grader.judge.conversation import Lost
from grader.judge.exploration import Exploration, digest_of
from grader.judge.options import Options
from grader.judge.trial import Case, Unsatisfied
from grader.results import Finding
from grader.wire.messages import (
    EndingPart,
    Explained,
    Explored,
    FindingPart,
    Play,
    PredictedPart,
    RowPart,
    Seen,
    SidePart,
    StepPart,
    TracePart,
)

PLAY = Play("scene", {"threads": 2}, 0, 100, 1_000, "adversarial", ())
TRACE = TracePart(
    ("main",),
    (StepPart(0, "read", "counter.py", 3, "x", "x", "1", ""), StepPart(9, "read", "", 0, "", "", "", "")),
    0,
    False,
)


def returned(value):
    return EndingPart("returned", value, ())


def ended(*kinds, kind="returned", value=None):
    return EndingPart(kind, value, tuple(FindingPart(each, f"a {each}", "counter.py", 3, (), "") for each in kinds))


class Bench:
    """A bench whose worker finds the given endings, in this order, ten times each."""

    def __init__(self, *endings, explained=None, tokens=(), predicted=()):
        self.predicted = predicted
        self.endings = endings
        self.explained = explained
        self.talk = self.history = self.lanes = self
        self.check = "test_scene"
        self.options = Options()
        self.searches = 0
        self.candidates = ()
        self.kept = []
        self.heard = []
        self._tokens = tokens

    def explore(self, play, tokens, decide, progress):
        self.searches += 1
        rows = []
        for number, ending in enumerate(self.endings):
            token = f"g1,{number}"
            rows.append(RowPart(ending, 10, token))
            if not decide(Seen(ending, len(rows), token, "token" if number < len(tokens) else "search")):
                break
        return Explored(tuple(rows), 10 * len(rows), 100, False, "", "printed", tuple(self.predicted))

    def explain(self, play, token, *, minimise, alike):
        self.alike = [alike(Seen(each, 0, "", "search")) for each in self.candidates]
        if isinstance(self.explained, Exception):
            raise self.explained
        number = int(token.partition(",")[2])
        return self.explained or Explained("g1", self.endings[number], TRACE, "", "")

    def tokens(self, digest):
        return self._tokens

    def add(self, digest, token):
        self.kept.append((digest, token))

    def passes_over(self, errand):
        return False

    def carry_out(self, errand, progress):
        errand.run(self, progress)

    def hear(self, output):
        self.heard.append(output)

    def progress(self, executions):
        pass

    def diagnose(self, finding, contrast):
        return finding


def _exploration(bench, play=PLAY):
    case = Case()
    return Exploration(bench, case, play), case


def test_always_holds_when_every_ending_does():
    """The exploration comes back, for more to be demanded."""
    exploration, case = _exploration(Bench(returned(6), returned(7)))
    assert exploration.always(lambda value: value > 5) is exploration
    assert (case.findings, case.schedules, [outcome.count for outcome in case.outcomes]) == ([], 20, [10, 10])


def test_always_stops_at_the_first_wrong_ending():
    """Nothing after it is searched; it is explained, and its minimised token leads the finding."""
    bench = Bench(returned(6), returned(5), returned(4))
    exploration, case = _exploration(bench)
    with pytest.raises(Unsatisfied):
        exploration.always(6, message="Lost.", hint="Look.")
    finding = case.findings[0]
    assert (finding.kind, finding.message, finding.hint) == ("wrong-outcome", "Lost. (observed: 5)", "Look.")
    assert finding.schedule == f"{digest_of(PLAY)}.g1"
    assert [step.line for step in finding.trace.steps] == [3]
    assert case.schedules == 20
    assert bench.kept == [(digest_of(PLAY), "g1,1"), (digest_of(PLAY), "g1")]


def test_what_nobody_will_read_is_not_explained():
    """It fails as surely, with the schedule that was found."""
    bench = Bench(returned(5), explained=AssertionError("nobody asks for it"))
    bench.options = Options(explained=False)
    exploration, case = _exploration(bench)
    with pytest.raises(Unsatisfied):
        exploration.always(6, message="Lost.")
    assert (case.findings[0].message, case.findings[0].schedule) == ("Lost. (observed: 5)", f"{digest_of(PLAY)}.g1,0")


def test_all_that_the_demand_refuses_is_marked():
    """Among the outcomes, whichever of them the finding shows."""
    exploration, case = _exploration(Bench(returned(6), returned(5)))
    with pytest.raises(Unsatisfied):
        exploration.always(6)
    assert [(each.value, each.refused) for each in case.outcomes] == [(6, False), (5, True)]


def test_whatever_the_demand_refuses_is_the_same_failure():
    """When a schedule is cut down: another wrong result will do, a right one or an end that is no result won't."""
    bench = Bench(returned(5))
    bench.candidates = returned(4), returned(6), ended("deadlock", kind="deadlock")
    exploration, _ = _exploration(bench)
    with pytest.raises(Unsatisfied):
        exploration.always(6)
    assert bench.alike == [True, False, False]


def test_what_is_told_is_how_the_simplest_schedule_ends():
    """Not how the one ended that was found first."""
    bench = Bench(returned(5), explained=Explained("g1", returned(4), TRACE, "", ""))
    exploration, case = _exploration(bench)
    with pytest.raises(Unsatisfied):
        exploration.always(6, message="Lost.")
    assert case.findings[0].message == "Lost. (observed: 4)"


def test_what_was_expected_is_not_told():
    """Only what the submission itself gave is shown."""
    exploration, case = _exploration(Bench(returned(5)))
    with pytest.raises(Unsatisfied):
        exploration.always(123456)
    assert "123456" not in str(case.findings)


@pytest.mark.parametrize(
    "kind", ["exception", "deadlock", "no-progress", "leaked-thread", "busy-wait", "uncontrolled", "not-implemented"]
)
def test_a_fatal_finding_fails_a_right_observation(kind):
    """Ending properly is part of every demand."""
    for demand in ("always", "sometimes"):
        exploration, case = _exploration(Bench(ended(kind, value=6)))
        with pytest.raises(Unsatisfied):
            getattr(exploration, demand)(6)
        assert case.findings[0].kind == kind


@pytest.mark.parametrize("kind", ["held-lock", "data-race", "lock-order", "something-new"])
def test_other_findings_only_warn(kind):
    """They are shown, once, with a schedule, and cost nothing."""
    exploration, case = _exploration(Bench(ended(kind, value=6), ended(kind, value=6)))
    exploration.always(6)
    assert [(each.kind, each.fatal, each.schedule) for each in case.findings] == [
        (kind, False, f"{digest_of(PLAY)}.g1,0")
    ]


RACE = FindingPart(
    "data-race", "a race", "counter.py", 9, (), "", (SidePart("T1", "writes", "self.x", "counter.py", 9, ("lock",)),)
)


def test_a_prediction_only_warns():
    """It is shown with its sides, and the schedule of the execution that showed it; the check passes."""
    exploration, case = _exploration(Bench(returned(6), predicted=[PredictedPart(RACE, "g1,7")]))
    exploration.always(6)
    (finding,) = case.findings
    assert (finding.kind, finding.fatal, finding.schedule) == ("data-race", False, f"{digest_of(PLAY)}.g1,7")
    assert [(side.thread, side.holding) for side in finding.sides] == [("T1", ("lock",))]


def test_a_prediction_that_came_true_is_told_once():
    """The failure stands at its place."""
    bench = Bench(ended("exception"), predicted=[PredictedPart(replace(RACE, line=3), "g1"), PredictedPart(RACE, "g1")])
    exploration, case = _exploration(bench)
    with pytest.raises(Unsatisfied):
        exploration.always(6)
    assert [(each.kind, each.line) for each in case.findings] == [("exception", 3), ("data-race", 9)]


@pytest.mark.parametrize("demand", ["always", "sometimes"])
def test_a_forbidden_prediction_fails_the_check(demand):
    """Though every execution went well."""
    bench, case = Bench(returned(6), predicted=[PredictedPart(RACE, "g1")]), Case()
    exploration = Exploration(bench, case, PLAY, frozenset({"data-race"}))
    with pytest.raises(Unsatisfied, match="a race"):
        getattr(exploration, demand)(6)
    assert [(each.kind, each.fatal) for each in case.findings] == [("data-race", True)]


def test_what_is_forbidden_is_fatal_in_an_ending_too():
    """A lock that is left locked, where the check forbids that."""
    exploration = Exploration(Bench(ended("held-lock", value=6)), Case(), PLAY, frozenset({"held-lock"}))
    with pytest.raises(Unsatisfied):
        exploration.always(6)


def test_the_worst_finding_is_told():
    """Of several, the one that explains the others."""
    exploration, case = _exploration(Bench(ended("leaked-thread", "deadlock", kind="deadlock")))
    with pytest.raises(Unsatisfied):
        exploration.always(6)
    assert case.findings[0].kind == "deadlock"


def test_an_ending_without_a_finding_still_fails():
    """A scenario that did not return has no observation to be judged, not even by a predicate that takes anything."""
    exploration, case = _exploration(Bench(EndingPart("splendid", None, ())))
    with pytest.raises(Unsatisfied):
        exploration.always(lambda value: True)
    assert case.findings[0].kind == "splendid"


def test_sometimes_is_satisfied_by_one():
    """The search stops there."""
    bench = Bench(returned(1), returned(2), returned(3))
    exploration, case = _exploration(bench)
    assert exploration.sometimes(2) is exploration
    assert (case.schedules, case.findings) == (20, [])


def test_sometimes_misses_what_never_comes():
    """After the whole budget, with the author's words."""
    exploration, case = _exploration(Bench(returned(1)))
    with pytest.raises(Unsatisfied):
        exploration.sometimes(2, message="Two is possible.")
    assert [(each.kind, each.message) for each in case.findings] == [("never-seen", "Two is possible.")]


def test_more_demands_search_no_more_than_needed():
    """What a complete search found is judged again without a worker; an incomplete one is done again."""
    bench = Bench(returned(1), returned(2), returned(3))
    exploration, _ = _exploration(bench)
    exploration.sometimes(2).sometimes(1)
    assert bench.searches == 1
    exploration.always(lambda value: value in (1, 2, 3)).always(lambda value: value < 4).sometimes(3)
    assert bench.searches == 2


def test_what_cannot_be_explained_is_still_wrong():
    """A worker that dies during the explanation doesn't turn a wrong result into a timeout."""
    for error in (Lost(Finding("timeout", "silent")), UsageError("no token")):
        exploration, case = _exploration(Bench(returned(5), explained=error))
        with pytest.raises(Unsatisfied):
            exploration.always(6)
        finding = case.findings[0]
        assert (finding.kind, finding.schedule) == ("wrong-outcome", f"{digest_of(PLAY)}.g1,0")
        assert "could not be replayed" in finding.message


def test_a_replay_that_diverges_is_told():
    """The finding stays that of the search, and says that it can't be repeated."""
    explained = Explained("g1", returned(6), TRACE, "it ended otherwise", "")
    exploration, case = _exploration(Bench(returned(5), explained=explained))
    with pytest.raises(Unsatisfied):
        exploration.always(6)
    assert case.findings[0].message == "a wrong result: observed: 5 (not repeatable: it ended otherwise)"


def test_a_lost_worker_fails_the_check():
    """With the finding that says how it was lost, and what the submission had printed."""
    bench = Bench()
    bench.explore = lambda *_: (_ for _ in ()).throw(Lost(Finding("crash", "gone"), "printed"))
    exploration, case = _exploration(bench)
    with pytest.raises(Unsatisfied, match="gone"):
        exploration.always(6)
    assert (case.findings[0].kind, bench.heard) == ("crash", ["printed"])


def test_schedules_that_broke_earlier_versions_are_counted():
    """Survived when the new version holds; broken again when one of them fails it."""
    exploration, case = _exploration(Bench(returned(6), tokens=("g1,0", "g1,1")))
    exploration.always(6)
    assert (case.survived, case.broken_again) == (2, False)
    exploration, case = _exploration(Bench(returned(5), tokens=("g1,0",)))
    with pytest.raises(Unsatisfied):
        exploration.always(6)
    assert (case.survived, case.broken_again) == (0, True)


def test_equal_observations_are_one_outcome():
    """Endings may differ in what else was found, a warning say."""
    exploration, case = _exploration(Bench(returned(6), ended("held-lock", value=6)))
    exploration.always(6)
    assert [(each.value, each.count, each.schedule) for each in case.outcomes] == [(6, 20, f"{digest_of(PLAY)}.g1,0")]


class GivingUp(Bench):
    """A bench whose worker gives up after so many executions, as one does that meets too many endings."""

    def __init__(self, *endings, most):
        super().__init__(*endings)
        self.most = most
        self.asked = []

    def explore(self, play, tokens, decide, progress):
        self.asked.append((play.schedules, play.seed, tokens))
        explored = super().explore(play, tokens, decide, progress)
        short = play.schedules > self.most
        return replace(explored, executions=min(play.schedules, self.most), note="stopped" if short else "")


def test_an_engine_that_gives_up_is_asked_again():
    """With another seed, until the budget is used; what it finds again is counted together."""
    bench = GivingUp(returned(6), returned(7), most=40)
    exploration, case = _exploration(bench)
    exploration.always(lambda value: value > 5)
    assert bench.asked == [(100, 0, ()), (60, 40, ()), (20, 80, ())]
    assert (case.schedules, [each.count for each in case.outcomes]) == (100, [30, 30])


def test_an_engine_that_was_stopped_is_not_asked_again():
    """Neither is one that makes no execution at all."""
    bench = GivingUp(returned(6), most=40)
    exploration, _ = _exploration(bench)
    with pytest.raises(Unsatisfied):
        exploration.always(5)
    assert len(bench.asked) == 1
    bench = GivingUp(returned(6), most=0)
    _exploration(bench)[0].always(6)
    assert len(bench.asked) == 2


def test_the_digest_names_scenario_and_parameters():
    """Budgets and the seed don't matter to a schedule's token; what is run does."""
    same = Play("scene", {"threads": 2}, 7, 9, 9, "adversarial", ())
    others = [
        Play("other", {"threads": 2}, 0, 1, 1, "adversarial", ()),
        Play("scene", {"threads": 3}, 0, 1, 1, "adversarial", ()),
    ]
    assert digest_of(same) == digest_of(PLAY)
    assert len({digest_of(each) for each in [PLAY, *others]}) == 3
