"""What a disk holds when the power fails: only what a program wrote and then waited for, as strace saw it.

Of what was written and not waited for nothing is left. That a new file has its name is taken for granted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

TRACED = "write,pwrite64,fsync,fdatasync,ftruncate,unlink,unlinkat"
STRACE = ("strace", "-f", "-qq", "-y", "-xx", "-s", "10000000", "-e", f"trace={TRACED}", "-o")
CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")
OF_A_FILE = re.compile(r"^\d+<([^>]*)>(?:, )?(.*)$")
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass
class Disk:
    """Files by path: what stands in the cache of the machine, and what would be there after a power cut."""

    cached: dict[str, bytearray] = field(default_factory=dict)
    kept: dict[str, bytes] = field(default_factory=dict)

    def write(self, path: str, content: bytes, at: int) -> None:
        file = self.cached.setdefault(path, bytearray())
        file.extend(bytes(max(0, at + len(content) - len(file))))
        file[at : at + len(content)] = content

    def sync(self, path: str) -> None:
        if path in self.cached:
            self.kept[path] = bytes(self.cached[path])


def unescaped(said: str) -> bytes:
    found = TEXT.search(said)
    return bytes.fromhex(found[1].replace("\\x", "")) if found else b""


def pathname(written: str) -> str:
    """Paths are hexadecimal too under -xx."""
    return bytes.fromhex(written.replace("\\x", "")).decode() if written.startswith("\\x") else written


def power_cuts(trace: Path, before: Mapping[str, bytes | None]) -> Iterator[tuple[str, dict[str, bytes]]]:
    """At each line that the program answered with: the line, and the files as a power cut would leave them.

    `before` names the files that are followed, with what was in them when the program began.
    """
    disk, followed = Disk(), set(before)
    for path, content in before.items():
        if content is not None:
            disk.write(path, content, 0)
            disk.sync(path)
    for line in trace.read_text().splitlines():
        call = CALL.match(line)
        if call is None or int(call[3]) < 0:
            continue
        name, arguments = call[1], call[2]
        if name.startswith("unlink"):
            gone = [file for file in followed if file.encode() == unescaped(arguments)]
            for file in gone:
                disk.cached.pop(file, None)
                disk.kept.pop(file, None)
            continue
        opened = OF_A_FILE.match(arguments)
        if opened is None:
            continue
        path, rest = pathname(opened[1]), opened[2]
        if name == "write" and arguments.startswith("1<"):
            if said := unescaped(rest).decode().strip():
                yield said, dict(disk.kept)
        elif path in followed and name == "pwrite64":
            disk.write(path, unescaped(rest), int(rest.rsplit(", ", 1)[1]))
        elif path in followed and name == "ftruncate":
            size = int(rest)
            file = disk.cached.setdefault(path, bytearray())
            file[:] = file[:size] + bytes(max(0, size - len(file)))
        elif path in followed and name in {"fsync", "fdatasync"}:
            disk.sync(path)
