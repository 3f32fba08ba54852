"""The certificate that follows from a verdict: never from an exemption, never without both assessors."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from leerlijn.domains.qualification.actions.duties import evaluate_duty
from leerlijn.domains.qualification.issuers import issuers
from leerlijn.domains.qualification.queries.dossiers import DossierFacts
from leerlijn.domains.qualification.queries.parts import brought_along, from_elsewhere
from leerlijn.foundation.credentials.actions.certificates import issue_certificate
from leerlijn.foundation.credentials.content import CertificateKind, Signatory
from leerlijn.foundation.credentials.tasks import make_document
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people.models import Unit
from leerlijn.foundation.people.queries import people_with_office
from leerlijn.kernel.procedure import Answer, effect
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.verdict import granted

TITLE = Text(nl="Basiskwalificatie onderwijs (BKO)", en="University Teaching Qualification (UTQ)")
DEAN = Text(nl="decaan", en="dean")
COORDINATOR = Text(nl="coördinator BKO", en="UTQ coordinator")


@effect(
    Text(
        nl="het certificaat wordt gemaakt en staat in het register; daarmee is de plicht voldaan",
        en="the certificate is made and stands in the register; with it the duty is met",
    )
)
def issue_utq_certificate(
    facts: DossierFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    dossier, case = facts.opened, facts.situation.case
    number = len(facts.criteria)
    competences = len({line.competence.code for line in facts.criteria})
    edition = dossier.framework.edition
    certificate = granted(
        issue_certificate(
            CertificateKind(
                key="utq",
                edition=edition,
                prefix="UTQ",
                title=TITLE,
                profile=Text(
                    nl=f"profiel {edition}: {competences} competenties, {number} criteria",
                    en=f"profile {edition}: {competences} competences, {number} criteria",
                ),
            ),
            holder=dossier.candidate,
            name_as_printed=dossier.candidate.name,
            built_from=_built_from(facts),
            issuer=institution_of(case.path),
            signatories=signatories_of(facts),
            basis=f"case:{case.pk}",
            at=at,
            by=actor,
        )
    )
    make_document.enqueue(certificate.pk, at.isoformat())
    evaluate_duty(dossier.candidate_id, at=at)


def _built_from(facts: DossierFacts) -> Text:
    """What was judged here, and criterion by criterion what was recognised from elsewhere."""
    number, elsewhere = len(facts.criteria), from_elsewhere(facts)
    before, brought = facts.taken_over, brought_along(facts)
    here = number - sum(map(len, elsewhere.values())) - len(brought)
    recognised = [(", ".join(codes), part, issuers().named(part.issuer)) for part, codes in elsewhere.items()]
    every = ("Alle ", "All ") if here == number else ("", "")
    return Text(
        nl=f"{every[0]}{here} criteria hier beoordeeld door twee onafhankelijke assessoren"
        + "".join(
            f"; {codes} erkend: deelcertificaat {part.unit} van {issuer.nl}, {part.year}"
            for codes, part, issuer in recognised
        )
        + (
            f"; {', '.join(brought)} al voldoende: overgenomen uit {before.source} op {before.on:%d-%m-%Y}"
            if before and brought
            else ""
        ),
        en=f"{every[1]}{here} criteria judged here by two independent assessors"
        + "".join(
            f"; {codes} recognised: partial certificate {part.unit} of {issuer.en}, {part.year}"
            for codes, part, issuer in recognised
        )
        + (
            f"; {', '.join(brought)} sufficient before: taken over from {before.source} on {before.on}"
            if before and brought
            else ""
        ),
    )


def institution_of(path: str) -> Text:
    """The root of the tree in which the case lies."""
    root = Unit.objects.get(path=f"/{path.split('/')[1]}/")
    return Text(nl=root.name_nl, en=root.name_en)


def signatories_of(facts: DossierFacts) -> list[Signatory]:
    """The dean of the faculty, and the coordinator: whoever holds these offices today."""
    place, on = facts.situation.case.path, facts.situation.on
    offices = (("dean", DEAN), ("coordinator", COORDINATOR))
    return [
        Signatory(people[0].name, title)
        for role, title in offices
        if (people := people_with_office(role, place, on=on))
    ]
