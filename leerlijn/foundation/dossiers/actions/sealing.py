"""Beginning a dossier and sealing it: from then on nobody can change it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from leerlijn.foundation.dossiers.models import Dossier, Submission
from leerlijn.foundation.dossiers.queries.dossiers import DossierFacts
from leerlijn.foundation.dossiers.queries.items import ItemLine, number_of
from leerlijn.foundation.frameworks.queries import framework
from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.kernel.procedure import Answer, effect
from leerlijn.kernel.seal import Item as SealedItem
from leerlijn.kernel.seal import Manifest
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import Denied, Refused


@effect(Text(nl="het dossier krijgt de criteria van nu", en="the dossier gets the criteria of today"))
def begin_dossier(facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    case = facts.situation.case
    edition = framework(facts.COURSE.framework, on=facts.situation.on)
    if edition is None or case.subject_id is None:
        raise Refused(Denied(Sentence("There are no criteria in force. Ask the administrator.")))
    Dossier.objects.create(case=case, candidate_id=case.subject_id, framework_id=edition.id)


@effect(
    Text(
        nl="het dossier is verzegeld: vanaf nu kan niemand het nog veranderen",
        en="the dossier is sealed: from now on nobody can change it",
    )
)
def seal_dossier(facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    dossier = facts.opened
    manifest = Manifest(tuple(_sealed(item) for item in facts.items))
    submission = Submission.objects.create(
        dossier=dossier,
        framework_id=dossier.framework_id,
        number=facts.submission.number + 1 if facts.submission else 1,
        manifest=manifest.canonical.decode(),
        fingerprint=manifest.fingerprint,
        sealed_at=at,
        criteria=list(facts.codes_to_cover),
    )
    payload = {"fingerprint": submission.fingerprint, "number": number_of(submission)}
    record(f"dossier:{dossier.pk}", "seal", by=actor, at=at, payload=payload)


def _sealed(item: ItemLine) -> SealedItem:
    return SealedItem(
        name=item.file.name,
        digest=item.file.hash,
        size=item.file.size,
        about={
            "item": item.id,
            "order": item.order,
            "document": item.file.document,
            "title": item.title,
            "kind": item.kind,
            "period": item.period,
            "version": item.version,
            "criteria": tuple(item.claims),
            "sentences": tuple(item.claims.values()),
        },
    )
