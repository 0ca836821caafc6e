from threading import Thread


def run_with_background(main_job, background_job):
    Thread(target=main_job).start()
    Thread(target=background_job, daemon=True).start()
