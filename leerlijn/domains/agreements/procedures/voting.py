"""How a council votes on what it was asked for consent (domain/agreements SM9): named, by proxy too, counted.

The ball is with whoever did not vote yet; once all members have, it is with the chair, who closes the vote.
A file that is changed meanwhile stops the vote: then the chair calls it off, and the new file is put forward.
"""

from __future__ import annotations

from leerlijn.domains.agreements.actions.councils import make_duties, tell_outcome
from leerlijn.domains.agreements.actions.voting import (
    call_vote,
    cast_vote,
    cast_vote_by_proxy,
    close_vote,
    give_proxy,
)
from leerlijn.domains.agreements.guards.councils import (
    decided,
    every_member_has_voted,
    has_not_voted_yet,
    holds_a_proxy,
    is_a_member_today,
    the_file_is_what_was_asked,
    there_is_a_new_file,
)
from leerlijn.domains.agreements.procedures.requesting import (
    COUNCIL_TERM,
    how_many_voted,
    members,
    what_is_asked,
)
from leerlijn.domains.agreements.procedures.roles import asker, chair, registrar, staff, student, voter
from leerlijn.domains.agreements.queries.requests import RequestFacts
from leerlijn.kernel.procedure import CLOCK, Choice, OneOf, Paragraph, SeveralOf, State, usually
from leerlijn.kernel.procedure.fields import Options
from leerlijn.kernel.sentence import Text

CHOICES = {
    "for": Text(nl="Voor", en="For"),
    "against": Text(nl="Tegen", en="Against"),
    "abstain": Text(nl="Onthouding", en="Abstain"),
}


def other_members(facts: RequestFacts) -> Options:
    me = facts.situation.by.person
    return tuple((str(each.person), each.name) for each in facts.members if each.person != me)


vote_called = State(
    "vote_called", Text(nl="De raad stemt", en="The council votes"), owner=voter, within=COUNCIL_TERM
)
all_voted = State(
    "all_voted",
    Text(nl="Alle leden hebben gestemd", en="All members have voted"),
    owner=chair,
    within=COUNCIL_TERM,
)
changed_in_vote = State(
    "changed_in_vote",
    Text(
        nl="Het dossier is veranderd tijdens de stemming", en="The file was changed while the council voted"
    ),
    owner=chair,
    within=COUNCIL_TERM,
    announced=True,
    also_told=(voter,),
)
no_quorum = State(
    "no_quorum",
    Text(nl="Te weinig stemmen om te besluiten", en="Too few votes to decide"),
    owner=chair,
    within=COUNCIL_TERM,
)
consented = State("consented", Text(nl="De raad stemt in", en="The council consents"), final=True)
consented_with_conditions = State(
    "consented_with_conditions",
    Text(nl="De raad stemt in, onder voorwaarden", en="The council consents, with conditions"),
    final=True,
)
refused = State(
    "refused",
    Text(nl="De raad stemt niet in", en="The council does not consent"),
    owner=asker,
    within=usually(
        "council.reconsider",
        Text(nl="na een weigering een nieuwe versie voorleggen", en="a new version after a refusal"),
        "P3M",
        if_passed=Text(nl="de weigering blijft staan.", en="the refusal stands."),
        lapse="let-stand",
    ),
)

proxy = student.may(
    "give-proxy",
    Text(nl="Machtig een ander om voor jou te stemmen", en="Let another vote for you"),
    to=None,
    told=Text(nl="Een lid gaf een machtiging", en="A member gave a proxy"),
    together_with=[staff, chair],
    when=[is_a_member_today],
    asks=[
        OneOf(name="holder", label=Text(nl="Wie stemt voor jou", en="Who votes for you"), among=other_members)
    ],
    then=[give_proxy],
)
call = chair.may(
    "call-vote",
    Text(nl="Breng het in stemming", en="Call the vote"),
    to=vote_called,
    told=Text(nl="Het is in stemming gebracht", en="The vote was called"),
    together_with=[registrar],
    when=[the_file_is_what_was_asked],
    asks=[
        SeveralOf(
            name="present",
            label=Text(nl="Wie er zijn", en="Who is there"),
            hint=Text(
                nl="Zonder het quorum om te vergaderen kan er geen stemming zijn.",
                en="Without the quorum to meet there can be no vote.",
            ),
            among=members,
            required=False,
        )
    ],
    then=[call_vote],
)
cast = voter.may(
    "vote",
    Text(nl="Breng je stem uit", en="Cast your vote"),
    to=None,
    told=Text(nl="Een stem is uitgebracht", en="A vote was cast"),
    when=[is_a_member_today, has_not_voted_yet],
    asks=[Choice(name="choice", label=Text(nl="Je stem", en="Your vote"), among=CHOICES, weighs=True)],
    then=[cast_vote],
    shows=what_is_asked,
    settles=True,
    openly=True,
    decides=True,
)
cast_by_proxy = voter.may(
    "vote-by-proxy",
    Text(nl="Stem voor het lid dat je machtigde", en="Vote for the member who gave you a proxy"),
    to=None,
    told=Text(nl="Een stem is uitgebracht met een machtiging", en="A vote was cast by proxy"),
    when=[is_a_member_today, holds_a_proxy],
    asks=[
        Choice(
            name="choice",
            label=Text(nl="De stem van het afwezige lid", en="The vote of the absent member"),
            among=CHOICES,
            weighs=True,
        )
    ],
    then=[cast_vote_by_proxy],
    decides=True,
)
close = chair.may(
    "close-vote",
    Text(nl="Sluit de stemming", en="Close the vote"),
    to=None,
    told=Text(nl="De stemming is gesloten", en="The vote was closed"),
    together_with=[registrar],
    asks=[
        Paragraph(
            name="reasons",
            label=Text(nl="De redenen van de raad", en="The reasons of the council"),
            hint=Text(
                nl="Nodig als de raad niet instemt.",
                en="Needed when the council does not consent.",
            ),
            required=False,
        )
    ],
    then=[close_vote],
    shows=how_many_voted,
    decides=True,
)
find_all_voted = CLOCK.may(
    "find-all-voted",
    Text(nl="Alle leden hebben gestemd", en="All members have voted"),
    to=all_voted,
    when=[every_member_has_voted],
    at_once=True,
)
find_change_in_vote = CLOCK.may(
    "find-new-file",
    Text(nl="Het dossier is veranderd; er wordt niet meer gestemd", en="The file was changed; voting stops"),
    to=changed_in_vote,
    when=[there_is_a_new_file],
)
result = (
    CLOCK.may(
        "find-no-quorum",
        Text(nl="Te weinig stemmen om te besluiten", en="Too few votes to decide"),
        to=no_quorum,
        when=[
            decided(
                "no-quorum",
                rule=Text(nl="het quorum om te besluiten is er niet", en="the quorum to decide is not there"),
            )
        ],
        at_once=True,
    ),
    CLOCK.may(
        "consent",
        Text(nl="De raad stemt in", en="The council consents"),
        to=consented,
        when=[
            decided(
                "consented",
                rule=Text(nl="quorum en meerderheid zijn er", en="quorum and majority are there"),
            )
        ],
        then=[tell_outcome],
        at_once=True,
    ),
    CLOCK.may(
        "consent-with-conditions",
        Text(nl="De raad stemt in, onder voorwaarden", en="The council consents, with conditions"),
        to=consented_with_conditions,
        when=[
            decided(
                "consented-with-conditions",
                rule=Text(
                    nl="elke voorwaarde heeft een eigenaar en een datum",
                    en="each condition has an owner and a date",
                ),
            )
        ],
        then=[make_duties, tell_outcome],
        at_once=True,
    ),
    CLOCK.may(
        "refuse",
        Text(nl="De raad stemt niet in", en="The council does not consent"),
        to=refused,
        when=[decided("refused", rule=Text(nl="er zijn redenen vastgelegd", en="reasons are recorded"))],
        then=[tell_outcome],
        at_once=True,
    ),
)
