import threading


def gather(function, arguments):
    items = list(arguments)
    missing = object()
    slots = [missing] * len(items)
    errors = {}
    finished = threading.Condition()
    left = len(items)

    def call(i):
        nonlocal left
        value, error = missing, None
        try:
            value = function(items[i])
        except BaseException as e:
            error = e
        with finished:
            if error is not None:
                errors[i] = error
            slots[i] = value
            left -= 1
            if left == 0:
                finished.notify()

    for i in range(len(items)):
        threading.Thread(target=call, args=(i,), daemon=True).start()
    with finished:
        while left:
            finished.wait()
    for i in sorted(errors):
        raise errors[i]
    return slots
