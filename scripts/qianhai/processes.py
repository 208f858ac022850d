"""Work side by side, and folders for a while: however a command ends, it leaves no process and no folder behind."""

import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

PREFIX = "qianhai"


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


@contextmanager
def folder_for_a_while() -> Iterator[Path]:
    """A folder of its own where the system keeps such, gone afterwards. Those of killed commands are removed first."""
    remove_left_behind(Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(prefix=f"{PREFIX}-{os.getpid()}-") as name:
        yield Path(name)


def own_name(prefix: str) -> str:
    """A name that tells whose it is: `remove_left_behind` knows by it what a killed command has left."""
    return f"{prefix}-{os.getpid()}-"


def remove_left_behind(folder: Path, prefix: str = PREFIX) -> None:
    """Remove from a folder what commands that run no more have left there under names of theirs."""
    for path in folder.glob(f"{prefix}-*-*"):
        number = path.name.removeprefix(f"{prefix}-").split("-")[0]
        if not number.isdigit() or _runs(int(number)):
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _runs(number: int) -> bool:
    """Whether a process of this number runs. One of another user's does."""
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def end_in_order() -> None:
    """Let a request to end take the way an interrupt takes, so that everything is cleared away."""

    def end(number: int, _: object) -> None:
        sys.exit(128 + number)

    for kind in (signal.SIGTERM, signal.SIGHUP):
        # Whoever started this may want a signal to be ignored, as `nohup` does.
        if signal.getsignal(kind) is signal.SIG_DFL:
            signal.signal(kind, end)
