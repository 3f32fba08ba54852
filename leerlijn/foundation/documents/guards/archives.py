"""Archives, counted before anything is unpacked: how many, how large, how dense, and where they point."""

from __future__ import annotations

import stat
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from leerlijn.foundation.documents.guards.limits import LIMITS, MEGABYTE, Limits
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict

# What reading a broken or hostile archive raises.
BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)
DAMAGED = Denied(Sentence("This file is damaged: its parts do not fit together."))
LOCKED = Denied(Sentence("This file is locked with a password. Remove the password and try again."))
MAC_SHADOW = b"\0\x05\x16\x07"


def is_bounded(archive: ZipFile, limits: Limits) -> Verdict:
    """What the table of contents says, before a single byte is unpacked; takes its share of the limits."""
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members) or 1
    if len(members) > limits.members:
        return Denied(Sentence("The archive holds more than {count} files.", count=limits.members))
    is_dense = unpacked > limits.harmless and unpacked > limits.ratio * packed
    if is_dense or not limits.spend(members=len(members), unpacked=unpacked):
        return Denied(
            Sentence(
                "Unpacked, this file would be far larger than it is now (more than {size} MB). "
                "That is how a file is made that stops a computer.",
                size=min(unpacked, LIMITS.unpacked) // MEGABYTE,
            )
        )
    if len({member.filename for member in members}) < len(members):
        return DAMAGED
    return next(_refusals(members), ALLOWED)


def _refusals(members: list[ZipInfo]) -> Iterator[Denied]:
    for member in members:
        path = PurePosixPath(member.orig_filename.replace("\\", "/"))
        if member.flag_bits & 0x1:
            yield LOCKED
        if stat.S_ISLNK(member.external_attr >> 16):
            yield Denied(Sentence("The archive points to a place outside itself (a link)."))
        if path.is_absolute() or ".." in path.parts or not {":", "\0"}.isdisjoint(str(path)):
            yield Denied(Sentence("The archive would write outside its own folder when unpacked."))


def is_safe_archive(
    content: BinaryIO, limits: Limits, check_member: Callable[[BinaryIO, str], Verdict]
) -> Verdict:
    """A ZIP in which every file would also be welcome alone; `check_member` says so."""
    try:
        with ZipFile(content) as archive:
            files = [member for member in archive.infolist() if not member.is_dir()]
            if not files:
                return Denied(Sentence("The archive is empty."))
            return is_bounded(archive, limits) and next(_refused(archive, files, check_member), ALLOWED)
    except BROKEN:
        return DAMAGED


def _refused(
    archive: ZipFile, files: list[ZipInfo], check_member: Callable[[BinaryIO, str], Verdict]
) -> Iterator[Denied]:
    for member in files:
        with unpacked(archive, member) as content:
            verdict = ALLOWED if _is_mac_shadow(member, content) else check_member(content, member.filename)
        if isinstance(verdict, Denied):
            yield Denied(
                Sentence("“{name}” in the archive: {reason}", name=member.filename, reason=verdict.reason)
            )


def unpacked(archive: ZipFile, member: ZipInfo) -> BinaryIO:
    """One member as a file that can be searched; never more of it than the table of contents says."""
    target = SpooledTemporaryFile(max_size=MEGABYTE)  # noqa: SIM115 - the caller closes it
    with archive.open(member) as source:
        while chunk := source.read(1 << 16):
            target.write(chunk)
    target.seek(0)
    return target  # type: ignore[return-value]  # a SpooledTemporaryFile is one in all but name


def _is_mac_shadow(member: ZipInfo, content: BinaryIO) -> bool:
    """The invisible twin that macOS puts beside every file in an archive."""
    name = PurePosixPath(member.filename)
    if name.parts[0] != "__MACOSX" or not name.name.startswith("._"):
        return False
    head = content.read(4)
    return head == MAC_SHADOW
