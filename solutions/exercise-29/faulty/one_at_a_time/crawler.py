"""One page after the other; the workers are not used."""

from urllib.parse import urlsplit


def crawl(start, get_links, workers):
    seen, todo = {start}, [start]
    for url in todo:
        try:
            links = list(get_links(url))
        except BaseException:
            continue
        for link in links:
            if urlsplit(link).netloc == urlsplit(start).netloc and link not in seen:
                seen.add(link)
                todo.append(link)
    return seen
