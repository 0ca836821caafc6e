"""An event loop that hands every call to an executor and gathers the results."""

import asyncio
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


async def _gather(pool, function, items):
    loop = asyncio.get_running_loop()
    return list(await asyncio.gather(*[loop.run_in_executor(pool, function, item) for item in items]))


def map_cpu(function, items):
    with ProcessPoolExecutor(2) as pool:
        return asyncio.run(_gather(pool, function, items))


def map_io(function, items):
    with ThreadPoolExecutor(10) as pool:
        return asyncio.run(_gather(pool, function, items))
