from threading import Thread


def gather(function, arguments):
    return collect(function, iter(arguments))


def collect(function, rest):
    try:
        argument = next(rest)
    except StopIteration:
        return []
    box = []

    def call():
        try:
            box.append(function(argument))
        except BaseException as error:
            box.extend((None, error))

    thread = Thread(target=call)
    thread.start()
    failure = None
    try:
        others = collect(function, rest)
    except BaseException as error:
        failure = error
    thread.join()
    if len(box) == 2:
        raise box[1]
    if failure is not None:
        raise failure
    return box + others
