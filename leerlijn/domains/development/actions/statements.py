"""The statement of hours that follows from the list: as many hours as it says, also when it is corrected."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from leerlijn.domains.development.queries.editions import title_of
from leerlijn.domains.development.queries.enrolments import EnrolmentFacts
from leerlijn.domains.development.queries.statements import STATEMENT
from leerlijn.foundation.credentials.actions.certificates import (
    correct_certificate,
    issue_certificate,
    revoke_certificate,
)
from leerlijn.foundation.credentials.content import CertificateKind, Nature, Signatory
from leerlijn.foundation.credentials.tasks import make_document
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people.models import Unit
from leerlijn.foundation.people.queries import in_or_above, people_with_office
from leerlijn.kernel.periods import academic_year
from leerlijn.kernel.procedure import Answer, effect
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied, Refused, granted

DIRECTOR = Text(nl="directeur Pro-U", en="director of Pro-U")


@effect(
    Text(
        nl="je krijgt een ondertekende verklaring met je uren",
        en="you get a signed statement with your hours",
    )
)
def issue_statement(
    facts: EnrolmentFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    case, edition = facts.situation.case, facts.edition
    if facts.next_basis is None:
        raise Refused(Denied(Sentence("This statement was withdrawn too often to give a new one.")))
    statement = granted(
        issue_certificate(
            CertificateKind(
                key=STATEMENT,
                edition=academic_year(edition.ends_on).name,
                prefix="PRU",
                title=title_of(edition),
                profile=facts.hours,
                nature=Nature.HOURS,
            ),
            holder=facts.known.person,
            name_as_printed=facts.known.person.name,
            built_from=facts.was_there,
            issuer=_institution(case.path),
            signatories=_signatories(facts),
            basis=facts.next_basis,
            at=at,
            by=actor,
        )
    )
    make_document.enqueue(statement.pk, at.isoformat())


@effect(
    Text(
        nl="je verklaring wordt vervangen door een met de uren van de verbeterde lijst",
        en="your statement is replaced by one with the hours of the corrected list",
    )
)
def correct_statement(
    facts: EnrolmentFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    if facts.statement is None:
        raise LookupError(f"case {facts.situation.case.pk} has no statement")
    corrected = granted(
        correct_certificate(
            facts.statement,
            reason=facts.why_corrected,
            profile=facts.hours,
            built_from=facts.was_there,
            at=at,
            by=actor,
        )
    )
    make_document.enqueue(corrected.pk, at.isoformat())


@effect(
    Text(
        nl="je verklaring wordt ingetrokken: volgens de verbeterde lijst was je er te weinig bij",
        en="your statement is withdrawn: by the corrected list you were there too little",
    )
)
def withdraw_statement(
    facts: EnrolmentFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    if facts.statement is None:
        raise LookupError(f"case {facts.situation.case.pk} has no statement")
    granted(
        revoke_certificate(
            facts.statement, reason=facts.why_corrected, decided_on=day_of(at), at=at, by=actor
        )
    )


def _institution(path: str) -> Text:
    root = Unit.objects.get(path=in_or_above(path)[0])
    return Text(nl=root.name_nl, en=root.name_en)


def _signatories(facts: EnrolmentFacts) -> list[Signatory]:
    """The director of Pro-U on that day."""
    directors = people_with_office("pro-u-director", facts.situation.case.path, on=facts.situation.on)
    return [Signatory(directors[0].name, DIRECTOR)] if directors else []
