from outcome import Outcome
from team import run_all


def gather(function, arguments):
    outcomes = [Outcome(function, argument) for argument in arguments]
    run_all([outcome.settle for outcome in outcomes])
    return [outcome.unwrap() for outcome in outcomes]
