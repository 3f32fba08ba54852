"""A programme committee: nobody of the programme board in it, half of it students (WHW art. 9.17, 9.18)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from leerlijn.domains.agreements.queries.agreements import AgreementFacts, directors_of
from leerlijn.domains.agreements.queries.councils import Member, members_of
from leerlijn.domains.agreements.queries.requests import RequestFacts
from leerlijn.foundation.people.queries import unit_name
from leerlijn.kernel.procedure import guard
from leerlijn.kernel.sentence import Sentence, Text
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict

INDEPENDENT = Text(
    nl="de commissie is onafhankelijk van het opleidingsbestuur en voor de helft student",
    en="the committee is independent of the programme board, and half of it are students",
)


@guard(INDEPENDENT)
def the_committee_is_independent(facts: AgreementFacts) -> Verdict:
    on = facts.situation.on
    directors = directors_of(facts.case.unit_id, on=on)
    verdicts = (
        _independence(members_of(int(council), on=on), directors, name=name)
        for council, name in facts.councils
    )
    return next((verdict for verdict in verdicts if not verdict), ALLOWED)


@guard(INDEPENDENT)
def the_committee_that_advises_is_independent(facts: RequestFacts) -> Verdict:
    """Asked again on the day of the advice: members and directors come and go."""
    about = facts.asked.about
    if about.procedure != "programme-agenda":
        return ALLOWED
    directors = directors_of(about.unit_id, on=facts.situation.on)
    return _independence(facts.members, directors, name=unit_name(facts.asked.council))


def _independence(members: Sequence[Member], directors: Collection[int], *, name: Text) -> Verdict:
    shared = next((member.name for member in members if member.person in directors), None)
    if shared:
        return Denied(
            Sentence(
                "{name} directs the programme and is in the {committee}. That cannot be (WHW art. 9.17).",
                name=shared,
                committee=name,
            )
        )
    if members and 2 * sum(member.is_student for member in members) < len(members):
        return Denied(
            Sentence("Fewer than half of the members of the {committee} are students.", committee=name)
        )
    return ALLOWED
