import threading


class Call(threading.Thread):
    def __init__(self, function, argument):
        super().__init__(name=f"{argument!r}")
        self._function = function
        self._argument = argument
        self._error = None
        self._result = None

    def run(self):
        try:
            self._result = self._function(self._argument)
        except BaseException as error:
            self._error = error

    @property
    def result(self):
        if self._error is not None:
            raise self._error
        return self._result


def gather(function, arguments):
    calls = [Call(function, argument) for argument in arguments]
    for call in calls:
        call.start()
    for call in calls:
        call.join()
    return [call.result for call in calls]
