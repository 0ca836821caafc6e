"""Coroutines that never await: the loop runs them one after another."""

import asyncio
from concurrent.futures import ProcessPoolExecutor


def map_cpu(function, items):
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(function, items))


def map_io(function, items):
    async def call(item):
        return function(item)

    async def main():
        return await asyncio.gather(*[call(item) for item in items])

    return list(asyncio.run(main()))
