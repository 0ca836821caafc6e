"""Waiting with `asyncio.to_thread`; computing with `imap`, results taken as they are due."""

import asyncio
import multiprocessing


def map_cpu(function, items):
    pool = multiprocessing.Pool(processes=3)
    try:
        return list(pool.imap(function, items))
    finally:
        pool.close()
        pool.join()


def map_io(function, items):
    async def main():
        return await asyncio.gather(*(asyncio.to_thread(function, item) for item in items))

    return list(asyncio.run(main()))
