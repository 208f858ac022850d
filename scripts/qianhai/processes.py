"""Two things at once, and folders for a while: however a command ends, it leaves no process and no folder behind."""

import os
import pickle
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

PREFIX = "qianhai"


Ours = TypeVar("Ours")
Theirs = TypeVar("Theirs")


def in_two(ours: Callable[[], Ours], theirs: Callable[[], Theirs]) -> tuple[Ours, Theirs]:
    """Do two things at once, the second in a copy of this process, which knows all that this one knows.

    Where no copy is safe (other threads run, or the system is not Linux), one is done after the other; so is what
    the copy could not do, and then tells why itself.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return ours(), theirs()
    result, told = os.pipe()
    copy = os.fork()
    if copy == 0:
        # A copy leaves nothing of what its original has begun: it says what it found, and is gone.
        try:
            os.close(result)
            with os.fdopen(told, "wb") as stream:
                pickle.dump(theirs(), stream)
            os._exit(0)
        finally:
            os._exit(1)
    os.close(told)
    try:
        with os.fdopen(result, "rb") as stream:
            done = ours()
            said = stream.read()
    except BaseException:
        os.kill(copy, signal.SIGKILL)
        raise
    finally:
        status = os.waitpid(copy, 0)[1]
    return done, pickle.loads(said) if status == 0 else theirs()  # noqa: S301  # written by a copy of this very process


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
