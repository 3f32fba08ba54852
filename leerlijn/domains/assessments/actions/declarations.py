"""The declaration that follows from a positive decision; for a negative one there is none."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from leerlijn.domains.assessments.outcomes import DEGREES, OUTCOMES
from leerlijn.domains.assessments.queries.assessments import (
    ADMISSION_RESULT,
    DECLARATION,
    AssessmentFacts,
    head_of,
)
from leerlijn.foundation.credentials.actions.certificates import issue_certificate
from leerlijn.foundation.credentials.content import CertificateKind, Signatory
from leerlijn.foundation.credentials.tasks import make_document
from leerlijn.foundation.dossiers.models import Proposal
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people.models import Unit
from leerlijn.kernel.procedure import Answer, effect
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import Denied, Refused, granted

HEAD = Text(nl="hoofd van het assessmentcentrum", en="head of the assessment centre")
TITLE = Text(nl="Geschiktheidsverklaring zij-instroom", en="Declaration of suitability for lateral entry")
RESULT = Text(nl="Uitslag toelatingsassessment", en="Result of the admission assessment")


@effect(
    Text(
        nl="de verklaring noemt opleiding en begeleiding, en iedereen kan haar controleren",
        en="the declaration names training and guidance, and anybody can check it",
    )
)
def issue_declaration(
    facts: AssessmentFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    _issue(facts, DECLARATION, "GV", TITLE, actor=actor, at=at)


@effect(
    Text(
        nl="de uitslag kan naar de opleiding; zij is geen geschiktheidsverklaring",
        en="the result can go to the institute; it is no declaration of suitability",
    )
)
def issue_result(
    facts: AssessmentFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    _issue(facts, ADMISSION_RESULT, "TA", RESULT, actor=actor, at=at)


def _issue(facts: AssessmentFacts, key: str, prefix: str, title: Text, *, actor: Actor, at: datetime) -> None:
    proposal, said = facts.proposal, facts.registered
    if proposal is None:
        raise Refused(Denied(Sentence("The assessors have not agreed on this outcome.")))
    degree, outcome, subject = DEGREES[said.degree], OUTCOMES[proposal.outcome], said.subject_name
    edition = facts.opened.framework.edition
    root = Unit.objects.get(path=f"/{facts.situation.case.path.split('/')[1]}/")
    certificate = granted(
        issue_certificate(
            CertificateKind(
                key=key,
                edition=edition,
                prefix=prefix,
                title=title,
                profile=Text(
                    nl=f"{subject.nl}, {degree.nl}: {outcome.nl.lower()}",
                    en=f"{subject.en}, {degree.en}: {outcome.en.lower()}",
                ),
            ),
            holder=facts.opened.candidate,
            name_as_printed=facts.opened.candidate.name,
            built_from=_needs(proposal),
            issuer=Text(nl=root.name_nl, en=root.name_en),
            signatories=[Signatory(head_of(facts), HEAD)],
            basis=f"case:{facts.situation.case.pk}",
            at=at,
            by=actor,
        )
    )
    make_document.enqueue(certificate.pk, at.isoformat())


def _needs(proposal: Proposal) -> Text:
    """The training and the guidance, in the words of the assessors."""
    more = proposal.more
    parts = (
        ("training", "opleiding", "training"),
        ("by_school", "begeleiding door de school", "guidance by the school"),
        ("by_institute", "begeleiding door de opleiding", "guidance by the institute"),
    )
    nl = [f"{dutch}: {more[name]}" for name, dutch, _ in parts if more.get(name)]
    en = [f"{english}: {more[name]}" for name, _, english in parts if more.get(name)]
    return Text(
        nl="Twee assessoren, elk voor zich" + "".join(f"; {each}" for each in nl),
        en="Two assessors, each alone" + "".join(f"; {each}" for each in en),
    )
