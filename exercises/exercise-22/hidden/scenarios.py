"""Scenarios for exercise 22: they bring atoms, and report which were released and when; they judge nothing.

Atoms are given as a text, "HHO", one thread each, started in this order.
"""

import itertools
import threading


def methods_of(water):
    """The method for each kind of atom."""
    return {"H": water.hydrogen, "O": water.oxygen}


def one_molecule(submission, atoms):
    """Three atoms; for each step, which of them it was and what it did."""
    method = methods_of(submission.Water())
    log = []

    def job(number, atom):
        def pass_through():
            method[atom](lambda: log.append([number, "released"]))
            log.append([number, "returned"])

        return pass_through

    run_together([job(number, atom) for number, atom in enumerate(atoms)])
    return log


def bring(submission, atoms, before=""):
    """All atoms at once, when those of ``before`` have passed; the order of the releases, which take their time."""
    method = methods_of(submission.Water())
    released = []

    def job(atom):
        def release():
            pause()
            released.append(atom)

        return lambda: method[atom](release)

    run_together([job(atom) for atom in before])
    run_together([job(atom) for atom in atoms])
    return "".join(released)


def hold_back(submission, atoms, held):
    """All atoms at once, but the release that is number ``held`` does not return before all is quiet.

    Reports the releases that had begun by then, and all of them in the end.
    """
    method = methods_of(submission.Water())
    gate, begun, numbers = threading.Event(), [], itertools.count(1)

    def job(atom):
        def release():
            number = next(numbers)
            begun.append(atom)
            if number == held:
                gate.wait()

        return lambda: method[atom](release)

    threads = [threading.Thread(target=job(atom)) for atom in atoms]
    for thread in threads:
        thread.start()
    settle()
    meanwhile = "".join(begun)
    gate.set()
    for thread in threads:
        thread.join()
    return {"meanwhile": meanwhile, "in the end": "".join(begun)}


def hold_all_back(submission, atoms):
    """All atoms at once, and no release returns before all is quiet; the releases that had begun by then."""
    method = methods_of(submission.Water())
    gate, begun = threading.Event(), []

    def job(atom):
        def release():
            begun.append(atom)
            gate.wait()

        return lambda: method[atom](release)

    threads = [threading.Thread(target=job(atom)) for atom in atoms]
    for thread in threads:
        thread.start()
    settle()
    meanwhile = "".join(begun)
    gate.set()
    for thread in threads:
        thread.join()
    return meanwhile


def come_in_turn(submission, atoms):
    """Each atom comes when those before it have got as far as they can; the order of the releases."""
    method = methods_of(submission.Water())
    released, threads = [], []
    for atom in atoms:
        threads.append(threading.Thread(target=method[atom], args=(lambda atom=atom: released.append(atom),)))
        threads[-1].start()
        settle()
    for thread in threads:
        thread.join()
    return "".join(released)


def one_after_another(submission, molecules):
    """One molecule after another, from one object; the releases of each."""
    method = methods_of(submission.Water())

    def build(atoms):
        released = []
        run_together([lambda atom=atom: method[atom](lambda: released.append(atom)) for atom in atoms])
        return "".join(sorted(released))

    return [build(atoms) for atoms in molecules]


def beside_another(submission, first, rest):
    """A whole molecule from one object, while atoms of another one wait for the rest, or are being released.

    Reports the releases of both.
    """
    method, mine = methods_of(submission.Water()), methods_of(submission.Water())
    elsewhere, here, gate = [], [], threading.Event()

    def job(atom):
        def release():
            gate.wait()
            elsewhere.append(atom)

        return lambda: method[atom](release)

    waiting = [threading.Thread(target=job(atom)) for atom in first]
    for thread in waiting:
        thread.start()
    settle()
    run_together([lambda atom=atom: mine[atom](lambda: here.append(atom)) for atom in "HHO"])
    gate.set()
    run_together([job(atom) for atom in rest])
    for thread in waiting:
        thread.join()
    return ["".join(sorted(here)), "".join(sorted(elsewhere))]
