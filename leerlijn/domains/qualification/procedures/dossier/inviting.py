"""Asking assessors, and what each of them answers, until the panel is complete (domain/utq 2.5, S4)."""

from __future__ import annotations

from collections.abc import Callable

from leerlijn.domains.qualification.guards.dossiers import has_enough_assessors
from leerlijn.domains.qualification.procedures.dossier.states import (
    assessors_asked,
    coordinator,
    individual_judgement,
    invited,
    place_open,
)
from leerlijn.domains.qualification.procedures.dossier.waiting import by_when
from leerlijn.domains.qualification.queries.dossiers import DossierFacts
from leerlijn.foundation.cases.queries.terms import how_long
from leerlijn.foundation.dossiers.actions.inviting import (
    accept_invitation,
    begin_round,
    decline_invitation,
    invite_instead,
    invite_next,
    invite_panel,
    let_invitations_lapse,
)
from leerlijn.foundation.dossiers.guards.dossiers import is_not_related, panel_is_complete
from leerlijn.foundation.panels.declining import REASONS
from leerlijn.foundation.panels.invited import ACCEPT, DECLINE
from leerlijn.foundation.panels.models import Invitation
from leerlijn.kernel.procedure import CLOCK, Choice, OneOf, Paragraph
from leerlijn.kernel.sentence import Said, Sentence, Text


def assessors_to_ask(facts: DossierFacts) -> tuple[tuple[str, Said | str], ...]:
    return facts.assessors_to_ask


def assessors_here(facts: DossierFacts) -> list[tuple[str, Said | str]]:
    return [(str(each.person_id), each.person.name) for each in facts.invited]


def why_these(facts: DossierFacts) -> list[tuple[Said, Said | str]]:
    """Who was asked and what they said; why the people who are filled in are suggested; and by when."""
    return [*who_said_what(facts), *_suggestion(facts), *where_nobody_is_left(facts), *by_when(facts)]


def _suggestion(facts: DossierFacts) -> list[tuple[Said, Said | str]]:
    suggestion = facts.suggestion
    if suggestion is None:
        return []
    said: list[tuple[Said, Said | str]] = [(WHY_THESE, SPREADS_THE_WORK), *suggestion.reasons]
    if suggestion.instead:
        said.append((INSTEAD, suggestion.instead.name))
    return said


def where_nobody_is_left(facts: DossierFacts) -> list[tuple[Said, Said | str]]:
    """Why nobody can be chosen, and what helps."""
    if len(facts.assessors_to_ask) >= facts.places_to_fill:
        return []
    return [(WHOM_YOU_CAN_ASK, TOO_FEW)]


WHOM_YOU_CAN_ASK = Text(nl="Wie je kunt vragen", en="Whom you can ask")
TOO_FEW = Text(
    nl="Er zijn te weinig mensen die je nog kunt vragen. Zet eerst meer assessoren in de groep.",
    en="Too few people may still be asked. Add assessors to the pool first.",
)
WHY_THESE = Text(nl="Waarom dit voorstel", en="Why this suggestion")
SPREADS_THE_WORK = Text(
    nl="van wie mag, hebben deze mensen nu het minste werk; jij kiest",
    en="of those who may, these people have the least work now; you choose",
)
INSTEAD = Text(nl="Wie volgt als iemand nee zegt", en="Who is next when somebody says no")


def who_said_what(facts: DossierFacts) -> list[tuple[Said, Said | str]]:
    """Per place who was asked, and what they answered."""
    return [(Sentence("{name}", name=each.person.name), _said(each)) for each in facts.panel_so_far]


ANSWERS = {
    Invitation.Answer.NONE: Text(nl="Nog geen antwoord", en="No answer yet"),
    Invitation.Answer.ACCEPTED: Text(nl="Ja", en="Yes"),
    Invitation.Answer.LAPSED: Text(nl="Niet op tijd geantwoord", en="Did not answer in time"),
}


def what_a_yes_comes_to(facts: DossierFacts) -> list[tuple[Said, Said | str]]:
    """Where the candidate works, and how much time there is to judge; one statement."""
    case, on = facts.situation.case, facts.situation.on
    length = how_long(individual_judgement, case.path, on=on)
    return [
        (Text(nl="Waar", en="Where"), Text(nl=case.unit.name_nl, en=case.unit.name_en)),
        (
            Text(nl="Tijd om te oordelen", en="Time to judge"),
            Sentence("{length}, from the day on which everybody has said yes", length=length),
        ),
    ]


def _suggested(place: int) -> Callable[[DossierFacts], str]:
    return lambda facts: facts.suggested_for(place)


def _is_free(place: int) -> Callable[[DossierFacts], bool]:
    return lambda facts: place in facts.free_places


def _said(invitation: Invitation) -> Said:
    if invitation.answer != Invitation.Answer.DECLINED:
        return ANSWERS[Invitation.Answer(invitation.answer)]
    why = REASONS[invitation.reason]
    if not invitation.remark:
        return Sentence("No. {why}.", why=why)
    return Sentence("No. {why}: {remark}", why=why, remark=invitation.remark)


FIRST = Text(nl="Eerste assessor", en="First assessor")
SECOND = Text(nl="Tweede assessor", en="Second assessor")
ANOTHER_FACULTY = Text(
    nl="Een van beiden komt van een andere faculteit.", en="One of them is from another faculty."
)
ASKED = Text(nl="Assessoren gevraagd", en="Assessors were asked")

ask_assessors = coordinator.may(
    "ask-assessors",
    Text(nl="Vraag twee assessoren", en="Ask two assessors"),
    to=assessors_asked,
    told=Text(nl="Twee assessoren gevraagd", en="Two assessors were asked"),
    when=[has_enough_assessors],
    asks=[
        OneOf(name="first", label=FIRST, among=assessors_to_ask, suggested=_suggested(1)),
        OneOf(
            name="second",
            label=SECOND,
            hint=ANOTHER_FACULTY,
            among=assessors_to_ask,
            suggested=_suggested(2),
        ),
    ],
    then=[invite_panel],
    shows=why_these,
)
ask_next = coordinator.may(
    "ask-next",
    Text(nl="Vraag een andere assessor", en="Ask another assessor"),
    to=assessors_asked,
    told=Text(nl="Een andere assessor is gevraagd", en="Another assessor was asked"),
    asks=[
        OneOf(
            name=name,
            label=label,
            hint=ANOTHER_FACULTY,
            among=assessors_to_ask,
            only_if=_is_free(place),
            suggested=_suggested(place),
        )
        for place, (name, label) in enumerate((("first", FIRST), ("second", SECOND)), start=1)
    ],
    then=[invite_next],
    shows=why_these,
)
replace = coordinator.may(
    "replace-assessor",
    Text(nl="Vraag een andere assessor", en="Ask another assessor"),
    to=assessors_asked,
    told=Text(nl="Een andere assessor is gevraagd", en="Another assessor was asked"),
    asks=[
        OneOf(name="leaving", label=Text(nl="Wie valt uit", en="Who drops out"), among=assessors_here),
        OneOf(
            name="coming",
            label=Text(nl="Wie oordeelt in die plaats", en="Who judges instead"),
            among=assessors_to_ask,
        ),
    ],
    then=[invite_instead],
    shows=where_nobody_is_left,
)
accept, accept_too = (
    invited.may(
        ACCEPT,
        Text(nl="Ja, ik oordeel", en="Yes, I judge"),
        to=None,
        told=Text(nl="Een gevraagde assessor zei ja", en="An invited assessor said yes"),
        when=[is_not_related],
        then=[accept_invitation],
        shows=what_a_yes_comes_to,
        settles=each_owes_it,
        openly=each_owes_it,
    )
    for each_owes_it in (True, False)
)
WHY_NOT = (
    Choice(
        name="reason",
        label=Text(nl="Waarom niet", en="Why not"),
        among=REASONS,
        reader=Text(nl="Dit leest de coördinator.", en="The coordinator reads this."),
        weighs=True,
    ),
    Paragraph(
        name="remark",
        label=Text(nl="Weet je wie het wel kan, of wil je iets zeggen?", en="Who could do it, or a remark"),
        reader=Text(nl="Dit leest de coördinator.", en="The coordinator reads this."),
        required=False,
        longest=1000,
    ),
)
decline, decline_too = (
    invited.may(
        DECLINE,
        Text(nl="Nee, ik oordeel niet", en="No, I do not judge"),
        to=state,
        told=Text(nl="Een gevraagde assessor zei nee", en="An invited assessor said no"),
        asks=WHY_NOT,
        then=[decline_invitation],
        settles=state is not None,
        openly=state is not None,
    )
    for state in (place_open, None)
)
begin_judging = CLOCK.may(
    "begin-judging",
    Text(nl="Iedereen zei ja: het oordelen begint", en="Everybody said yes: the judging begins"),
    to=individual_judgement,
    when=[panel_is_complete],
    then=[begin_round],
    at_once=True,
)
lapse = CLOCK.may(
    "let-invitations-lapse",
    Text(nl="Een assessor antwoordde niet op tijd", en="An assessor did not answer in time"),
    to=place_open,
    then=[let_invitations_lapse],
)
