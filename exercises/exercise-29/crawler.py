"""Exercise 29: a concurrent crawler."""

from collections.abc import Callable, Iterable


def crawl(start: str, get_links: Callable[[str], Iterable[str]], workers: int) -> set[str]:
    """Visit every page of ``start``'s host that can be reached from it, each once, ``workers`` at a time.

    Returns the pages. One whose ``get_links`` raises counts as visited, and has no links.
    """
    raise NotImplementedError
