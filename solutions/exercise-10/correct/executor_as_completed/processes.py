"""Futures as they are completed, each of which knows its position."""

import concurrent.futures


def process_map(function, items, processes):
    results = {}
    with concurrent.futures.ProcessPoolExecutor(processes) as executor:
        positions = {executor.submit(function, item): position for position, item in enumerate(items)}
        for future in concurrent.futures.as_completed(positions):
            results[positions[future]] = future
    return [results[position].result() for position in range(len(results))]
