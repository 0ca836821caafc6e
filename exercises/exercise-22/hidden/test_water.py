"""Checks for exercise 22."""

import pytest

MIXED = "Three consecutive releases, counted from the start, were not two hydrogens and one oxygen."
STUCK = "All atoms of whole molecules had come, but they did not make molecules."
QUIET = {"busy-wait"}  # nothing is said about how an atom waits


def molecules(atoms, count):
    """Whether a text has so many molecules and nothing else."""
    if len(atoms) != 3 * count:
        return False
    return all(sorted(atoms[at : at + 3]) == ["H", "H", "O"] for at in range(0, 3 * count, 3))


def at_most_one(atoms):
    """Whether these are atoms of one molecule, complete or not."""
    return atoms.count("H") <= 2 and atoms.count("O") <= 1


@pytest.mark.points(2)
def test_one_molecule(submission):
    """Every atom of a molecule is released once, and returns after that."""

    def sound(log):
        steps = {number: [what for which, what in log if which == number] for number in range(3)}
        return len(log) == 6 and all(own == ["released", "returned"] for own in steps.values())

    for atoms in ("HHO", "OHH"):
        submission.explore("one_molecule", schedules=40, atoms=atoms).always(
            sound, message="An atom was not released exactly once before its method returned."
        )


@pytest.mark.points(3)
def test_atoms_pass_in_groups(submission):
    """Any three consecutive releases, counted from the start, make one molecule."""
    submission.explore("bring", schedules=60, atoms="HHHHHHOOO").always(
        lambda released: molecules(released, 3), message=MIXED
    )
    submission.explore("bring", schedules=40, before="HHO", atoms="OHHOHH").always(
        lambda released: molecules(released, 3), message=MIXED
    )
    for held in (1, 2, 3):
        submission.explore("hold_back", schedules=25, atoms="HOHHOHHHO", held=held, allow=QUIET).always(
            lambda seen: molecules(seen["in the end"], 3), message=MIXED
        )


@pytest.mark.points(2)
def test_the_next_molecule_waits(submission):
    """While an atom is being released, no atom of the next molecule is."""
    early = "While a release had not returned yet, one that belongs to the next molecule began."
    for held in (1, 2, 3):
        submission.explore("hold_back", schedules=25, atoms="HHHHOO", held=held, allow=QUIET).always(
            lambda seen: at_most_one(seen["meanwhile"]), message=early
        )
    submission.explore("hold_all_back", schedules=30, atoms="OHHHHO", allow=QUIET).always(at_most_one, message=early)


@pytest.mark.points(1)
def test_any_order_of_arrival(submission):
    """Whatever order the atoms come in, all are released once they have come."""
    for atoms in ("HHO", "OHH", "HHHHOO", "OOHHHH", "HOOHHH", "OHHHHO"):
        submission.explore("come_in_turn", schedules=10, atoms=atoms, allow=QUIET).always(
            lambda released, atoms=atoms: molecules(released, len(atoms) // 3), message=STUCK
        )


@pytest.mark.points(1)
def test_again_and_again(submission):
    """One molecule after another, and several objects that have nothing to do with each other."""
    submission.explore("one_after_another", schedules=30, molecules=["HHO", "OHH", "HOH"]).always(
        ["HHO"] * 3, message=STUCK
    )
    for first, rest in (("HH", "O"), ("HHHH", "OO"), ("OO", "HHHH"), ("HHO", "")):
        submission.explore("beside_another", schedules=20, first=first, rest=rest, allow=QUIET).always(
            ["HHO", "".join(sorted(first + rest))], message="One object had an influence on another."
        )


@pytest.mark.points(1)
def test_real_threads_agree(submission):
    """Real threads agree, under randomized sleeps."""
    submission.stress("bring", runs=15, atoms="HHOHOH" * 2).always(
        lambda released: molecules(released, 4), message=MIXED
    )
