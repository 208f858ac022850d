def serve(settings, port):
    raise NotImplementedError
