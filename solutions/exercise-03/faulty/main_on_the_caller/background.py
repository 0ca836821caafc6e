from threading import Thread


def run_with_background(main_job, background_job):
    Thread(target=background_job, daemon=True).start()
    try:
        main_job()
    except BaseException:
        pass
