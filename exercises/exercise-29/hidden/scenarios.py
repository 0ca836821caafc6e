"""Scenarios for exercise 29: they crawl small sites and report what was fetched; they judge nothing.

A site is a dictionary of pages and their links. What begins with a slash is a path on the site's host.
"""

import queue
import threading
import time

HOST = "https://site.example"


class Halt(BaseException):
    """Raised by a fetch; not an Exception, so that `except Exception` lets it pass."""


RAISED = {
    "ValueError": ValueError,
    "Empty": queue.Empty,
    "StopIteration": StopIteration,
    "SystemExit": SystemExit,
    "Halt": Halt,
}


def url_of(name):
    """The URL of a page."""
    return HOST + name if name.startswith("/") else name


def name_of(url):
    """What the page is called in the site's dictionary; a page of its host only."""
    return url[len(HOST) :] if isinstance(url, str) and url.startswith(HOST + "/") else url


class Site:
    """Pages that can be fetched, and who fetched what."""

    def __init__(self, pages, failing=(), kind="ValueError", form="list"):
        self.pages = pages
        self.failing = failing
        self.kind = kind
        self.form = {"list": list, "iterator": iter, "set": set, "keys": dict.fromkeys}[form]
        self.begun = []
        self.done = []
        self.gauge = Gauge()

    def get_links(self, url):
        """The links of a page."""
        self.begun.append(name_of(url))
        with self.gauge:
            self.fetch(name_of(url))
            if name_of(url) in self.failing:
                raise RAISED[self.kind]("the page could not be fetched")
        self.done.append(name_of(url))
        return self.form([url_of(name) for name in self.pages.get(name_of(url), [])])

    def fetch(self, name):
        """What happens while a page is fetched."""
        pause()

    def crawled(self, found):
        """A report on a crawl."""
        left = threads_left()
        return {
            "pages": sorted(map(name_of, found)) if isinstance(found, set) else "not a set",
            "fetched": sorted(self.begun),
            "peak": self.gauge.peak,
            "left": left,
        }


def visit(submission, pages, workers, failing=(), kind="ValueError", form="list"):
    """Crawl a site."""
    site = Site(pages, failing, kind, form)
    return site.crawled(submission.crawl(url_of("/"), site.get_links, workers))


def meet(submission, pages, together, workers):
    """The pages in `together` are fetched when all of them are being fetched."""
    site, barrier = Site(pages), threading.Barrier(len(together))
    site.fetch = lambda name: barrier.wait() if name in together else None
    return site.crawled(submission.crawl(url_of("/"), site.get_links, workers))


def slow(submission, pages, page, until, workers):
    """It takes until others have been fetched to fetch one page."""
    site, fetched = Site(pages), threading.Event()

    def fetch(name):
        if name == page:
            fetched.wait()

    def get_links(url):
        links = site.get_links(url)
        if set(until) <= set(site.done):
            fetched.set()
        return links

    site.fetch = fetch
    return site.crawled(submission.crawl(url_of("/"), get_links, workers))


def very_slow(submission, pages, workers):
    """Every page takes its time."""
    site = Site(pages)
    site.fetch = lambda name: time.sleep(1)
    return site.crawled(submission.crawl(url_of("/"), site.get_links, workers))


def twice(submission, pages, others, workers):
    """One crawl after another, then both at once; the pages of each."""
    first, second = Site(pages), Site(others)
    jobs = [lambda site=site: submission.crawl(url_of("/"), site.get_links, workers) for site in (first, second)]
    found = [job() for job in jobs] + run_together(jobs)
    return [sorted(map(name_of, each)) for each in found]


def while_another_runs(submission, pages, workers):
    """A crawl begins while another one is under way, whose fetches last until it is over; the pages of each."""
    first, second = Site(pages), Site(pages)
    begun, over = threading.Event(), threading.Event()

    def fetch(name):
        begun.set()
        over.wait()

    def meanwhile():
        begun.wait()
        found = submission.crawl(url_of("/"), second.get_links, workers)
        over.set()
        return found

    first.fetch = fetch
    found = run_together([lambda: submission.crawl(url_of("/"), first.get_links, workers), meanwhile])
    return [sorted(map(name_of, each)) for each in found]


def large(submission, width, workers):
    """A page with many links, each of which leads to another page and back."""
    pages = {"/": [f"/{number}" for number in range(width)]}
    pages |= {f"/{number}": [f"/{number}/next", "/"] for number in range(width)}
    site = Site(pages)
    found = submission.crawl(url_of("/"), site.get_links, workers)
    return [len(found), len(site.begun), len(set(site.begun))]


def crowd(submission, width, workers):
    """Many pages that take a moment, and link to one another; some can't be fetched."""
    names = [f"/{number}" for number in range(width)]
    pages = {"/": names[:3]} | {name: names for name in names}
    site = Site(pages, failing=names[1::3])
    site.fetch = lambda name: time.sleep(0.001)
    return site.crawled(submission.crawl(url_of("/"), site.get_links, workers))
