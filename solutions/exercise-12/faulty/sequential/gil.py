"""One call after another, right here."""


def map_cpu(function, items):
    return [function(item) for item in items]


def map_io(function, items):
    return [function(item) for item in items]
