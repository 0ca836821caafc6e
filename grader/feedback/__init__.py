"""From a report to what people read.

``select`` decides which steps of a trace matter, ``narrate`` says them, ``columns`` and ``steps`` lay them
out, ``view`` gathers all of a report's words, and ``terminal``, ``text`` and ``document`` (JSON) show them.
Nothing here judges: a renderer that is wrong can confuse, but it can't change a mark.
"""
