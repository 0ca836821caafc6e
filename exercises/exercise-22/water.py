"""Exercise 22: atoms that pass in groups of three."""

from collections.abc import Callable


class Water:
    """Lets atoms pass in molecules of two hydrogens and one oxygen; every atom is a thread."""

    def __init__(self) -> None:
        """Start without any atoms."""
        raise NotImplementedError

    def hydrogen(self, release: Callable[[], object]) -> None:
        """Wait for a place in a molecule, call ``release()`` once, and return."""
        raise NotImplementedError

    def oxygen(self, release: Callable[[], object]) -> None:
        """Wait for a place in a molecule, call ``release()`` once, and return."""
        raise NotImplementedError
