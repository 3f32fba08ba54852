"""A partial certificate: recognised for the criteria it covers, or given for what was judged here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from leerlijn.domains.qualification.actions.certificates import institution_of, signatories_of
from leerlijn.domains.qualification.actions.duties import evaluate_duty
from leerlijn.domains.qualification.actions.register import PartFound, ToEnter, enter_part
from leerlijn.domains.qualification.issuers import issuers
from leerlijn.domains.qualification.models import PartialCertificate
from leerlijn.domains.qualification.queries.dossiers import DossierFacts
from leerlijn.domains.qualification.queries.parts import Part, basis_of, parts_proven
from leerlijn.foundation.credentials.actions.certificates import issue_certificate
from leerlijn.foundation.credentials.content import CertificateKind, Nature, Proven
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.credentials.tasks import make_document
from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.kernel.procedure import Answer, effect
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied, Outdated, Refused, granted

type Answers = Mapping[str, Answer]


@effect(
    Text(
        nl="deze criteria zijn gedekt, ook in een later dossier",
        en="these criteria are covered, in a later dossier too",
    )
)
def recognise_part(facts: DossierFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    """In the order of the framework. Raises Refused where somebody did so first, or it was withdrawn."""
    chosen = _several(answers, "criteria")
    codes = [line.code for line in facts.criteria if line.code in chosen]
    part = PartialCertificate.objects.filter(pk=str(answers["part"]), withdrawn_at=None, criteria=[])
    if not part.update(criteria=codes):
        raise Refused(Outdated(Sentence("We did not save this: somebody recognised it first.")))
    payload = {"entry": int(str(answers["part"])), "criteria": codes, "how": str(answers["how"])}
    record(f"person:{facts.opened.candidate.pseudonym}", "recognise", by=actor, at=at, payload=payload)


@effect(
    Text(
        nl="het deelcertificaat wordt gemaakt en staat in het register; de plicht blijft",
        en="the partial certificate is made and stands in the register; the duty stays",
    )
)
def certify_parts(facts: DossierFacts, answers: Answers, *, actor: Actor, at: datetime) -> None:
    """One for each competence: a paper that anybody can check, and the entry that counts."""
    chosen = _several(answers, "competences")
    for part in parts_proven(facts):
        if part.competence.code in chosen:
            paper = _issued(facts, part, actor=actor, at=at)
            _enter(facts, part, paper, actor=actor, at=at)
            make_document.enqueue(paper.pk, at.isoformat())
    evaluate_duty(facts.opened.candidate_id, at=at)


def _enter(facts: DossierFacts, part: Part, paper: Certificate, *, actor: Actor, at: datetime) -> None:
    """Raises Refused, by which no paper is issued either, where the register says something else of it."""
    candidate, on = facts.opened.candidate, day_of(at)
    codes = tuple(line.code for line in part.criteria)
    found = PartFound(issuers().itself, part.competence.code, on.year, on, codes)
    entry = ToEnter(candidate.pk, candidate.pseudonym, found, f"certificate:{paper.number}")
    if not enter_part(entry, paper, actor=actor, at=at):
        raise Refused(
            Denied(
                Sentence(
                    "The register says already what {unit} of {issuer}, {year} covers, and that is something "
                    "else. No partial certificate was made; first have that entry withdrawn.",
                    unit=found.unit,
                    issuer=issuers().named(found.issuer),
                    year=str(found.year),
                )
            )
        )


def _issued(facts: DossierFacts, part: Part, *, actor: Actor, at: datetime) -> Certificate:
    if facts.submission is None:
        raise LookupError("nothing was handed in")
    candidate, case = facts.opened.candidate, facts.situation.case
    edition, number = facts.submission.framework.edition, len(part.criteria)
    code, title = part.competence.code, part.competence.short
    issued: Certificate = granted(
        issue_certificate(
            CertificateKind(
                key="utq-part",
                edition=edition,
                prefix="UTQP",
                title=Text(
                    nl=f"BKO, competentie {code}: {title.nl}", en=f"UTQ, competence {code}: {title.en}"
                ),
                profile=Text(
                    nl=f"profiel {edition}: competentie {code}, {number} criteria",
                    en=f"profile {edition}: competence {code}, {number} criteria",
                ),
                nature=Nature.PART,
                proves=tuple(Proven(line.code, line.short) for line in part.criteria),
            ),
            holder=candidate,
            name_as_printed=candidate.name,
            built_from=Text(
                nl=f"{number} criteria hier beoordeeld door twee onafhankelijke assessoren",
                en=f"{number} criteria judged here by two independent assessors",
            ),
            issuer=institution_of(case.path),
            signatories=signatories_of(facts),
            basis=basis_of(facts, part),
            at=at,
            by=actor,
        )
    )
    return issued


def _several(answers: Answers, name: str) -> frozenset[str]:
    chosen = answers[name]
    return frozenset(map(str, chosen)) if isinstance(chosen, tuple) else frozenset({str(chosen)})
