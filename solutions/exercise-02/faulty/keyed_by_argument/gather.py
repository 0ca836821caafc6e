from threading import Thread


def gather(function, arguments):
    arguments = list(arguments)
    results, errors = {}, {}

    def call(argument):
        try:
            results[argument] = function(argument)
        except BaseException as error:
            errors[argument] = error

    threads = [Thread(target=call, args=(argument,)) for argument in arguments]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for argument in arguments:
        if argument in errors:
            raise errors[argument]
    return [results[argument] for argument in arguments]
