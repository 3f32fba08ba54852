"""Publishing an edition of a framework: once, whole, and for good."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from leerlijn.foundation.frameworks.guards import is_complete, is_unchanged, says_what_becomes
from leerlijn.foundation.frameworks.models import Competence, Criterion, Framework
from leerlijn.foundation.frameworks.queries import criteria_of, edition_before
from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.kernel import chain
from leerlijn.kernel.verdict import Denied, Verdict

CRITERION_TEXTS = ("short", "text", "note", "evidence", "question")


@transaction.atomic
def publish_framework(data: Mapping[str, Any], *, actor: Actor, at: datetime) -> Framework | Denied:
    """The published edition. The same again changes nothing; other content under its name is refused.

    `data` has the shape of the files in `data/`.
    """
    complete = may_be_published(data)
    if isinstance(complete, Denied):
        return complete
    digest = chain.digest(chain.canonical(data))
    known = Framework.objects.filter(key=data["key"], edition=data["edition"]).first()
    if known:
        unchanged = is_unchanged(known, digest)
        return unchanged if isinstance(unchanged, Denied) else known
    framework = _written(data, digest)
    record(
        f"setting:framework-{framework.key}",
        "publish",
        by=actor,
        at=at,
        payload={"edition": framework.edition, "digest": digest, "starts_on": data["starts_on"]},
    )
    return framework


def may_be_published(data: Mapping[str, Any]) -> Verdict:
    """Whether it is complete, and says what becomes of the criteria of the edition before."""
    complete = is_complete(data)
    if isinstance(complete, Denied):
        return complete
    before = edition_before(data["key"], date.fromisoformat(data["starts_on"]))
    codes = [line.code for line in criteria_of(before.id)] if before else []
    return says_what_becomes(data, codes)


def _written(data: Mapping[str, Any], digest: str) -> Framework:
    """Writes all parts, and freezes the edition last."""
    framework = Framework.objects.create(
        key=data["key"],
        edition=data["edition"],
        source=data["source"],
        starts_on=date.fromisoformat(data["starts_on"]),
        ends_on=date.fromisoformat(data["ends_on"]) if data["ends_on"] else None,
        continues=data.get("continues") or {},
        digest=digest,
        **_said(data, "title", "stem"),
    )
    competences = [
        Competence(framework=framework, code=part["code"], order=order, **_said(part, "title", "short"))
        for order, part in enumerate(data["competences"], start=1)
    ]
    Competence.objects.bulk_create(competences)
    Criterion.objects.bulk_create(
        criterion
        for competence, part in zip(competences, data["competences"], strict=True)
        for criterion in _criteria(competence, part["criteria"])
    )
    framework.frozen = True
    framework.save(update_fields=["frozen"])
    return framework


def _criteria(competence: Competence, parts: list[Mapping[str, Any]]) -> Iterator[Criterion]:
    for order, part in enumerate(parts, start=1):
        said = _said(part, *CRITERION_TEXTS)
        yield Criterion(competence=competence, code=part["code"], order=order, **said)


def _said(part: Mapping[str, Any], *names: str) -> dict[str, str]:
    """The texts of a part as pairs of columns; what is not said is empty."""
    return {
        f"{name}_{language}": part.get(name, {}).get(language, "")
        for name in names
        for language in ("nl", "en")
    }
