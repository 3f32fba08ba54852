"""The supervisor: what dies starts again, what does not end is ended, and nothing outlives it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.house.plan import ROOT

pytestmark = pytest.mark.races

SUPERVISE = """
import sys
from leerlijn.site.supervisor import Supervisor
Supervisor({"child": lambda: exec(sys.argv[1])}, patience=float(sys.argv[2])).run()
"""
WRITE = "import os, pathlib; pathlib.Path({seen!r}).open('a').write(f'{{os.getpid()}}\\n');"
STAY = "import time; time.sleep(600)"
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN);"


@pytest.fixture
def supervised(tmp_path):
    """Starts a supervisor over a child that runs this code, and says which processes were seen."""
    started = []
    seen = tmp_path / "seen"

    def start(code, *, patience=5):
        command = [sys.executable, "-c", SUPERVISE, code.format(seen=str(seen)), str(patience)]
        started.append(subprocess.Popen(command, cwd=ROOT))
        return started[-1], seen

    yield start
    for process in started:
        process.kill()


def pids(seen: Path, *, at_least: int) -> list[int]:
    end = time.monotonic() + 20
    while not seen.exists() or len(seen.read_text().split()) < at_least:
        assert time.monotonic() < end, "no child was seen"
        time.sleep(0.05)
    return [int(pid) for pid in seen.read_text().split()]


def is_gone(pid: int) -> bool:
    try:
        return "\nState:\tZ" in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return True


def test_a_child_that_dies_starts_again(supervised):
    process, seen = supervised(WRITE + STAY)
    (first,) = pids(seen, at_least=1)
    os.kill(first, signal.SIGKILL)
    assert pids(seen, at_least=2)[0] == first
    process.terminate()
    assert process.wait(10) == 0


def test_a_child_that_does_not_end_is_ended_when_patience_is_over(supervised):
    process, seen = supervised(STUBBORN + WRITE + STAY, patience=0.5)
    (child,) = pids(seen, at_least=1)
    process.terminate()
    assert process.wait(10) == 0
    assert is_gone(child)


def test_a_child_ends_when_the_supervisor_is_killed(supervised):
    process, seen = supervised(WRITE + STAY)
    (child,) = pids(seen, at_least=1)
    process.kill()
    process.wait()
    end = time.monotonic() + 10
    while not is_gone(child):
        assert time.monotonic() < end, "the child outlived its supervisor"
        time.sleep(0.05)
