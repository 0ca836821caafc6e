"""The report as one page that a browser shows: nothing is fetched, nothing is left to the network.

``page`` arranges a report, ``drawing`` makes ``lanes`` of its interleavings (with ``held``, ``ruler``, ``instants``),
``graph`` draws who waits for whom, ``source``, ``outcomes`` and ``trail`` are what stands beside. The template has no
logic but loops and ifs.

Everything that a submission said passes through ``escape.line`` and then through jinja's own escaping; and a content
security policy in the page allows no script and no style but the page's own, named by their hashes. Without scripts
everything can be read; only the stepping is gone.
"""

from __future__ import annotations

from grader.feedback.html.render import render

__all__ = ["render"]
