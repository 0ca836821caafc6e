from threading import Thread


def run_with_background(main_job, background_job):
    main = Thread(target=main_job)
    main.start()
    background_job()
    main.join()
