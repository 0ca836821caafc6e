"""The testers, each a module with a function ``search(entry, variant, seed, seconds, options) -> Result``.

Nothing is imported here: a tester is only loaded in the process that searches with it, so none sees another.
"""
