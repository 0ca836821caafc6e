"""An event loop on the calling thread knows all pages; the threads of a pool only fetch."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit


def crawl(start, get_links, workers):
    host = urlsplit(start).netloc
    seen = {start}

    def fetch(url):
        try:
            return set(get_links(url))
        except BaseException:
            return set()

    async def main():
        loop = asyncio.get_running_loop()
        with ThreadPoolExecutor(workers) as pool:
            tasks = {loop.run_in_executor(pool, fetch, start)}
            while tasks:
                done, tasks = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    for link in task.result():
                        if link not in seen and urlsplit(link).netloc == host:
                            seen.add(link)
                            tasks.add(loop.run_in_executor(pool, fetch, link))

    asyncio.run(main())
    return seen
