import queue
import threading


def gather(function, arguments):
    done = queue.Queue()

    def call(position, argument):
        try:
            done.put((position, True, function(argument)))
        except BaseException as error:
            done.put((position, False, error))

    count = 0
    for count, argument in enumerate(arguments, start=1):
        threading.Thread(target=call, args=(count, argument)).start()
    outcomes = sorted((done.get() for _ in range(count)), key=lambda outcome: outcome[0])
    for _, fine, value in outcomes:
        if not fine:
            raise value
    return [value for _, _, value in outcomes]
