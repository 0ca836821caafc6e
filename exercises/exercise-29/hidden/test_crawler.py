"""Checks for exercise 29."""

import pytest

FEW = 20  # a mistake shows at once

DIAMOND = {"/": ["/a", "/b"], "/a": ["/c"], "/b": ["/c"]}
CYCLE = {"/": ["/a", "/"], "/a": ["/b"], "/b": ["/", "/a"]}
TREE = {"/": ["/a", "/b"], "/a": ["/a/1", "/a/2"], "/b": ["/b/1"]}
CHAIN = {"/": ["/a"], "/a": ["/b"], "/b": ["/c"]}

FALSE_FRIENDS = [
    "https://other.example/x",
    "https://site.example.other.example/",
    "https://www.site.example/",
    "https://site.example:8443/port",
    "https://site.example:443/port",
    "https://SITE.example/capitals",
    "https://me@site.example/user",
    "https://other.example/site.example/",
]
HOSTS = {
    "/": [*FALSE_FRIENDS, "/a", "http://site.example/plain"],
    "http://site.example/plain": ["/b"],
    "https://other.example/x": ["/never"],
}
HOME = "https://site.example"  # without a path
ALIKE = {"/": [HOME, "/x", "/x#1", "/x/", "/X", "/x?", "/x?a&b"], "/x/": ["/x", "/x#2"]}

ONCE = {
    "message": "Not every page of the site was fetched exactly once, or the result is not the set of them.",
    "hint": "Two pages that are fetched at once link to a third one. Who asks for it, and when is it known to others?",
}
OVERLAP = {
    "message": "Fewer fetches ran at once than there were workers and known pages.",
    "hint": "What do the workers do who find no page, while others are still fetching?",
}
ENDING = {
    "message": "The crawl returned too early, or left a thread behind.",
    "hint": "How is it known that no page is left and none is coming, and who tells those who wait for one?",
}


def names_in(pages):
    """All pages of a site."""
    return sorted({*pages, *(link for links in pages.values() for link in links)})


def complete(pages, peak=None, ended=False):
    """A predicate: all pages were fetched once and returned; where that is asked, no thread is left."""
    names = names_in(pages)

    def holds(seen):
        return (
            seen["pages"] == seen["fetched"] == names
            and (seen["left"] == 0 or not ended)
            and (peak is None or 1 <= seen["peak"] <= peak)
        )

    return holds


@pytest.mark.points(2)
def test_every_page_of_the_host(submission):
    """Every page that can be reached is visited and returned; those of other hosts are neither fetched nor returned."""
    for pages in ({"/": []}, CYCLE, TREE, CHAIN):
        submission.explore("visit", schedules=FEW, pages=pages, workers=1).always(complete(pages), **ONCE)
    for form in ("list", "iterator", "set", "keys"):
        submission.explore("visit", schedules=8, pages=DIAMOND, workers=2, form=form).always(
            complete(DIAMOND), **ONCE
        )
    ours = sorted(["/", "/a", "/b", "http://site.example/plain"])
    submission.explore("visit", schedules=FEW, pages=HOSTS, workers=2).always(
        lambda seen: seen["pages"] == seen["fetched"] == ours,
        message="A page of another host was fetched or returned, or one of the same host was not.",
        hint="Which part of a URL tells the host?",
    )
    submission.explore("visit", schedules=FEW, pages=ALIKE, workers=2).always(
        complete(ALIKE),
        message="Two URLs that differ in one character were taken for the same page, or a URL was changed.",
        hint="Is every URL fetched and kept just as it is written?",
    )
    for width, schedules in ((15, 2), (130, 1)):  # more links on a page than a queue of any usual size holds
        pages = 2 * width + 1
        submission.explore("large", schedules=schedules, steps=1_000_000, width=width, workers=3).always(
            [pages] * 3, **ONCE
        )
    apart = {"message": "Two crawls that have nothing to do with one another share something."}
    submission.explore("twice", schedules=8, pages=CHAIN, others=TREE, workers=2).always(
        [names_in(CHAIN), names_in(TREE)] * 2, **apart
    )
    submission.explore("while_another_runs", schedules=10, pages=CHAIN, workers=2).always(
        [names_in(CHAIN)] * 2, **apart
    )


@pytest.mark.points(2)
def test_each_page_once(submission):
    """Each page is fetched once, also when several that are fetched at the same time link to it."""
    to_and_fro = {"/": ["/a", "/b"], "/a": ["/b", "/c"], "/b": ["/c", "/a", "/"]}
    doubled = {"/": ["/a", "/b", "/a"], "/a": ["/c", "/c"], "/b": ["/c"]}
    shared = [f"/shared/{number}" for number in range(6)]
    twins = {"/": ["/a", "/b"], "/a": shared, "/b": shared}
    for pages, schedules in ((DIAMOND, 60), (twins, 90), (to_and_fro, 60), (doubled, 60)):
        submission.explore("visit", schedules=schedules, pages=pages, workers=2).always(complete(pages), **ONCE)
    star = {"/": ["/a", "/b", "/c"], "/a": ["/d"], "/b": ["/d"], "/c": ["/d"]}
    submission.explore("visit", schedules=60, pages=star, workers=3).always(complete(star), **ONCE)


@pytest.mark.points(1)
def test_never_more_than_workers(submission):
    """Never are more pages being fetched at once than there are workers."""
    for pages, workers in ((DIAMOND, 1), (TREE, 1), (TREE, 2)):
        submission.explore("visit", schedules=40, pages=pages, workers=workers).always(
            complete(pages, peak=workers), message="More pages were being fetched at once than there are workers."
        )


@pytest.mark.points(2)
def test_workers_fetch_at_once(submission):
    """As many pages are fetched at once as there are workers and known pages; a slow one holds up no other."""
    for pages, together, workers in (
        (DIAMOND, ["/a", "/b"], 2),
        (TREE, ["/a/1", "/a/2"], 2),
        (TREE, ["/a/2", "/b/1"], 2),
        ({"/": ["/a"], "/a": ["/b", "/c", "/d"]}, ["/b", "/c", "/d"], 3),
    ):
        submission.explore("meet", schedules=40, pages=pages, together=together, workers=workers).always(
            complete(pages), **OVERLAP
        )
    for page, until in (("/a", ["/b", "/b/1"]), ("/b", ["/a", "/a/1", "/a/2"])):
        submission.explore("slow", schedules=25, pages=TREE, page=page, until=until, workers=2).always(
            complete(TREE), **OVERLAP
        )


@pytest.mark.points(1)
def test_failures_stop_nobody(submission):
    """A page that can't be fetched counts as visited, without links, and the others are visited as usual."""
    harmless = {
        "message": "After a fetch had raised, not every page was visited, or the crawl did not end as usual.",
        "hint": "Which lines are skipped when get_links raises, and who relies on them?",
    }
    reached = sorted(["/", "/a", "/b", "/b/1"])
    for kind in ("ValueError", "Empty", "StopIteration", "SystemExit", "Halt"):
        submission.explore("visit", schedules=FEW, pages=TREE, workers=2, failing=["/a"], kind=kind).always(
            lambda seen: seen["pages"] == seen["fetched"] == reached, **harmless
        )
    submission.explore("visit", schedules=FEW, pages=TREE, workers=2, failing=["/"], kind="Halt").always(
        lambda seen: seen["pages"] == seen["fetched"] == ["/"], **harmless
    )
    everything = ["/a", "/b"]
    submission.explore("visit", schedules=FEW, pages=DIAMOND, workers=1, failing=everything, kind="Halt").always(
        lambda seen: seen["pages"] == seen["fetched"] == ["/", "/a", "/b"], **harmless
    )


@pytest.mark.points(1)
def test_ends_when_all_is_done(submission):
    """The crawl returns when nothing is left to be done, no earlier, and leaves no thread behind."""
    for pages, workers in (({"/": []}, 3), (CHAIN, 2), (DIAMOND, 3)):
        submission.explore("visit", schedules=60, pages=pages, workers=workers).always(
            complete(pages, ended=True), **ENDING
        )
    submission.explore("very_slow", schedules=30, pages=CHAIN, workers=2).always(
        complete(CHAIN, ended=True), **ENDING
    )


@pytest.mark.points(1)
def test_real_threads_agree(submission):
    """Real threads agree, under randomized sleeps."""
    names = sorted(["/", *(f"/{number}" for number in range(10))])
    submission.stress("crowd", runs=15, width=10, workers=3).always(
        lambda seen: seen["pages"] == seen["fetched"] == names and 1 <= seen["peak"] <= 3 and seen["left"] == 0,
        **ONCE,
    )
