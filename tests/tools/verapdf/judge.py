"""Asks veraPDF, which nobody here wrote, whether a PDF keeps to a standard."""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
TOOLS = HERE.parents[2] / ".tools" / "verapdf"


@dataclass
class Judgement:
    """`assertions` counts what was looked at: a judge that looked at nothing finds nothing wrong."""

    complies: bool
    assertions: int
    failures: list[str] = field(default_factory=list)


def judge(pdf: bytes, *flavours: str) -> dict[str, Judgement]:
    """Per flavour (`ua1`, `3a`) what veraPDF finds. Raises when bin/verapdf-setup was never run."""
    if not (TOOLS / "judge" / "Judge.class").exists():
        raise FileNotFoundError("veraPDF is not here: run bin/verapdf-setup (make test does)")
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        command = ["java", "-cp", f"{TOOLS}/judge:{TOOLS}/java/*", "Judge", file.name, *flavours]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return read(said)


def read(said: str) -> dict[str, Judgement]:
    judgements: dict[str, Judgement] = {}
    last = Judgement(complies=False, assertions=0)
    for line in said.splitlines():
        if line.startswith("  "):
            last.failures.append(line.strip())
        else:
            flavour, complies, assertions = line.split()
            judgements[flavour] = last = Judgement(complies == "yes", int(assertions))
    return judgements
