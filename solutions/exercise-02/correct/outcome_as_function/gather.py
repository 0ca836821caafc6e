import threading


def gather(function, arguments):
    """Each thread leaves behind a function that gives back its result, or raises its exception."""

    def spawn(argument):
        outcome = []

        def call():
            try:
                result = function(argument)
            except BaseException as error:
                outcome.append(raiser(error))
            else:
                outcome.append(lambda: result)

        thread = threading.Thread(target=call)
        thread.start()
        return thread, outcome

    spawned = [spawn(argument) for argument in arguments]
    for thread, _ in spawned:
        thread.join()
    return [outcome[0]() for _, outcome in spawned]


def raiser(error):
    def fail():
        raise error

    return fail
