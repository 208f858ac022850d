"""Work side by side: however a command ends, it leaves no worker behind."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager


@contextmanager
def side_by_side(at_most: int) -> Iterator[ProcessPoolExecutor]:
    """Processes for work that can be parted, as many as there are processors. They end when this process does."""
    workers = ProcessPoolExecutor(max(1, min(at_most, os.cpu_count() or 1)), initializer=_end_with_parent)
    try:
        yield workers
    except BaseException:
        # Nobody waits for what is half done.
        workers.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            process.terminate()
        raise
    finally:
        workers.shutdown()


def _end_with_parent() -> None:
    """Let signals end a worker at once, and end it when its parent is gone."""
    for kind in (signal.SIGTERM, signal.SIGINT):
        signal.signal(kind, signal.SIG_DFL)
    parent = multiprocessing.parent_process()
    assert parent is not None

    def wait() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
