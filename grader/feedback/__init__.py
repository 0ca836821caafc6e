"""From a report to what people read.

``select`` decides which steps of a trace matter, ``narrate`` says them, ``columns`` and ``steps`` lay them
out, ``view`` gathers all of a report's words, ``terminal`` shows them to a person, and ``formats`` names all others.
Nothing here judges: a renderer that is wrong can confuse, but it can't change a mark.
"""
