from threading import Thread


def run_with_background(main_job, background_job):
    main = Thread(target=main_job, daemon=False)

    def background():
        Thread(target=background_job).start()

    Thread(target=background, daemon=True).start()
    main.start()
    main.join()
