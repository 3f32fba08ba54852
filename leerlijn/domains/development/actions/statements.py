"""The statement of hours that follows from being there: as many hours as the list says, never more."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from leerlijn.domains.development.queries.editions import title_of
from leerlijn.domains.development.queries.enrolments import STATEMENT, EnrolmentFacts
from leerlijn.domains.development.queries.shipped import shipped
from leerlijn.foundation.credentials.actions.certificates import issue_certificate
from leerlijn.foundation.credentials.content import CertificateKind, Nature, Signatory
from leerlijn.foundation.credentials.tasks import make_document
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people.models import Unit
from leerlijn.foundation.people.queries import in_or_above, people_with_office
from leerlijn.kernel.periods import academic_year
from leerlijn.kernel.procedure import Answer, effect
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.verdict import granted

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
    """Hours of contact are the minutes on the list; self-study counts for whoever completed it (M6, T6.2)."""
    case, edition = facts.situation.case, facts.edition
    title, offering = title_of(edition), edition.offering
    statement = granted(
        issue_certificate(
            CertificateKind(
                key=STATEMENT,
                edition=academic_year(edition.ends_on).name,
                prefix="PRU",
                title=title,
                profile=_hours(facts.presence.minutes, offering.self_study, shipped().forms[offering.form]),
                nature=Nature.HOURS,
            ),
            holder=facts.known.person,
            name_as_printed=facts.known.person.name,
            built_from=_presence(facts),
            issuer=_institution(case.path),
            signatories=_signatories(facts),
            basis=f"case:{case.pk}",
            at=at,
            by=actor,
        )
    )
    make_document.enqueue(statement.pk, at.isoformat())


def hours_in(minutes: int, *, nl: bool) -> str:
    """Hours and quarters as people write them: 12, 2,5 or 2.75; less than a quarter does not count."""
    hours, quarters = divmod(minutes // 15, 4)
    part = ("", ",25", ",5", ",75")[quarters]
    return f"{hours}{part if nl else part.replace(',', '.')}"


def _hours(minutes: int, self_study: int, form: Text) -> Text:
    total = minutes + self_study * 60
    return Text(
        nl=f"{hours_in(total, nl=True)} uur: {hours_in(minutes, nl=True)} uur bijeenkomst en "
        f"{self_study} uur zelfstudie ({form.nl.lower()})",
        en=f"{hours_in(total, nl=False)} hours: {hours_in(minutes, nl=False)} hours of meetings and "
        f"{self_study} hours of self-study ({form.en.lower()})",
    )


def _presence(facts: EnrolmentFacts) -> Text:
    """From the first to the last day, and what was missed."""
    edition, missed = facts.edition, facts.presence.missed_required
    days = f"{edition.starts_on:%d-%m-%Y} – {edition.ends_on:%d-%m-%Y}"
    there = facts.sessions - missed
    return Text(
        nl=f"Aanwezig bij {there} van de {facts.sessions} bijeenkomsten, {days}",
        en=f"Present at {there} of {facts.sessions} meetings, {days}",
    )


def _institution(path: str) -> Text:
    root = Unit.objects.get(path=in_or_above(path)[0])
    return Text(nl=root.name_nl, en=root.name_en)


def _signatories(facts: EnrolmentFacts) -> list[Signatory]:
    """The director of Pro-U on that day."""
    directors = people_with_office("pro-u-director", facts.situation.case.path, on=facts.situation.on)
    return [Signatory(directors[0].name, DIRECTOR)] if directors else []
