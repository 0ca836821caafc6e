from threading import Thread


class Job(Thread):
    def __init__(self, job, *, daemon):
        super().__init__(daemon=daemon)
        self.job = job

    def run(self):
        try:
            self.job()
        except BaseException as error:
            print(f"{self.name}: {error!r}")


def run_with_background(main_job, background_job):
    background = Job(background_job, daemon=True)
    main = Job(main_job, daemon=False)
    background.start()
    main.start()
    main.join()
