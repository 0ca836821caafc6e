from threading import Thread


def run_with_background(main_job, background_job):
    main = Thread(target=main_job)
    main.start()
    main.join()
    Thread(target=background_job, daemon=True).start()
