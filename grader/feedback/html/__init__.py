"""The report as one page that a browser shows: nothing is fetched, nothing is left to the network.

``page`` arranges a report, ``lanes`` draws its interleavings (with ``held``, ``ruler`` and ``moments``), ``graph`` who
waits for whom, ``source`` and ``outcomes`` what stands beside. The template has loops and ifs, no logic.

Everything that a submission said passes through ``escape.line`` and then through jinja's own escaping; and a content
security policy in the page allows no script and no style but the page's own, named by their hashes. Without scripts
everything can be read; only the stepping is gone.
"""

from __future__ import annotations

from grader.feedback.html.render import render

__all__ = ["render"]
