"""Reading, checking and modelling a project, timed by a process of its own: `python -m benching.road <folder>`."""

import json
import resource
import sys
import time
from pathlib import Path

from qianhai.model import making
from qianhai.publishing.checked import load
from qianhai.reading.settings import Settings


def main(folder: str) -> None:
    """Print the seconds, and the most megabytes that were held."""
    begun, before = time.perf_counter(), time.process_time()
    data, report = load(Settings(Path(folder)))
    assert not report.failed, report.findings[:3]
    making.build(data)
    clock, work = time.perf_counter() - begun, time.process_time() - before
    print(json.dumps({"clock": clock, "work": work, "megabytes": megabytes()}))


def megabytes() -> float:
    """The most memory that this process ever held."""
    status = Path("/proc/self/status")
    if status.exists():
        # What the system says of resources counts the process that began this one, too.
        held = next(line for line in status.read_text("utf-8").splitlines() if line.startswith("VmHWM:"))
        return int(held.split()[1]) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main(sys.argv[1])
