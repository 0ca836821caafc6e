from threading import Thread


def run_with_background(main_job, background_job):
    main = Thread(target=main_job)
    background = Thread(target=background_job, daemon=True)
    main.start()
    main.join()
    if main.is_alive():
        background.start()
