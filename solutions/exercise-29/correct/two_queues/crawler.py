"""Workers get URLs from one queue and put links into another; the calling thread alone knows what has been seen."""

import queue
import threading
from urllib.parse import urlsplit


def fetch_all(get_links, urls, answers):
    for url in iter(urls.get, None):
        try:
            answers.put(list(get_links(url)))
        except BaseException:
            answers.put([])


def crawl(start: str, get_links, workers: int) -> set[str]:
    urls, answers = queue.SimpleQueue(), queue.SimpleQueue()
    threads = [threading.Thread(target=fetch_all, args=(get_links, urls, answers)) for _ in range(workers)]
    for thread in threads:
        thread.start()
    host = urlsplit(start).netloc
    seen = {start}
    urls.put(start)
    expected = 1
    while expected:
        links = answers.get()
        expected -= 1
        for link in links:
            if urlsplit(link).netloc == host and link not in seen:
                seen.add(link)
                urls.put(link)
                expected += 1
    for _ in threads:
        urls.put(None)
    for thread in threads:
        thread.join()
    return seen
