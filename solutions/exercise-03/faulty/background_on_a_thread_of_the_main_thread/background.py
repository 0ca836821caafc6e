from threading import Thread


def run_with_background(main_job, background_job):
    def both():
        background = Thread(target=background_job, daemon=True)
        background.start()
        main_job()
        background.join()

    thread = Thread(target=both)
    thread.start()
    thread.join()
