from threading import Thread


def run_with_background(main_job, background_job):
    background = Thread(target=background_job)
    background.start()
    background.daemon = True
    main = Thread(target=main_job)
    main.start()
    main.join()
