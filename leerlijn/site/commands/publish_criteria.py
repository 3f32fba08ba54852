"""`leerlijn publish-criteria FILE`: a new edition of a framework, for good; what runs does not change."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from pathlib import Path

from django.db import transaction

from leerlijn.foundation.frameworks.actions import publish_framework
from leerlijn.foundation.frameworks.imports import read_framework
from leerlijn.foundation.frameworks.queries import continuations
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.verdict import Denied
from leerlijn.kernel.wrong import Wrong
from leerlijn.site import clock
from leerlijn.site.command import Command, Outcome, Report
from leerlijn.site.operator import operator


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="the edition, as JSON")
    parser.add_argument("--dry-run", action="store_true", help="report what would be done, and write nothing")


def run(said: Namespace) -> Report:
    try:
        data = read_framework(said.file.read_bytes())
    except Wrong as wrong:
        return Report([wrong.sentence], outcome=Outcome.NO)
    with transaction.atomic():
        made = publish_framework(data, actor=operator(), at=clock.now())
        if said.dry_run:
            transaction.set_rollback(True)
    if isinstance(made, Denied):
        return Report([made.reason], outcome=Outcome.NO)
    becomes = continuations(data.get("continues") or {})
    return Report(
        list(_sentences(made.key, made.edition, becomes, dry_run=said.dry_run)),
        {"key": made.key, "edition": made.edition, "dry_run": said.dry_run, "becomes": becomes},
    )


def _sentences(
    key: str, edition: str, becomes: Mapping[str, tuple[str, ...]], *, dry_run: bool
) -> list[Said]:
    split = tuple(old for old, new in becomes.items() if len(new) > 1)
    dropped = tuple(old for old, new in becomes.items() if not new)
    first = (
        Sentence("Edition {edition} of {key} can be published.", edition=edition, key=key)
        if dry_run
        else Sentence("Edition {edition} of {key} is published.", edition=edition, key=key)
    )
    said: list[Said] = [first]
    if split:
        said.append(Sentence("Split: {codes}.", codes=split))
    if dropped:
        said.append(Sentence("Dropped: {codes}.", codes=dropped))
    return said


COMMAND = Command("publish an edition of a framework", run, arguments)
