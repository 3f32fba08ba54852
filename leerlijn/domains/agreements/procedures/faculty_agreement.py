"""The quality agreement of a faculty (domain/agreements SM5, SM6, SM16): draft, check, remarks, consent.

What was handed in or bundled and changes since waits for the council again; it ends when its years are over.
"""

from __future__ import annotations

from datetime import date

from leerlijn.domains.agreements.actions.agreements import (
    asks_council,
    leave_the_whole,
    plan_dialogue,
    withdraw_requests,
    writes,
)
from leerlijn.domains.agreements.actions.rounds import join_round
from leerlijn.domains.agreements.guards.agreements import (
    consent_covers_this_version,
    every_talk_has_its_answers,
    nobody_rests_on_it,
    says,
    the_agendas_are_in,
    there_is_a_council,
)
from leerlijn.domains.agreements.guards.rounds import a_round_is_open
from leerlijn.domains.agreements.models import CouncilRequest
from leerlijn.domains.agreements.procedures.annulling import (
    annulled,
    in_suspension,
    stops,
    suspensions_of,
)
from leerlijn.domains.agreements.procedures.asking import (
    ABOUT_A_TALK,
    EVERYBODY,
    of_a_council,
    what_to_mind,
)
from leerlijn.domains.agreements.procedures.checking import (
    answer,
    check,
    concept_submitted,
    cvb_checked,
    finish,
)
from leerlijn.domains.agreements.procedures.deciding import (
    ITS_YEARS,
    answers_of_the_council,
    ask_again,
    close,
    closed,
    go_back,
)
from leerlijn.domains.agreements.procedures.planning import AUTUMN, BEFORE_JULY, BEFORE_SEPTEMBER
from leerlijn.domains.agreements.procedures.roles import (
    auditor,
    board,
    dean,
    faculty_council,
    holder,
    officer,
    panel,
    reader,
    support,
    uco,
)
from leerlijn.domains.agreements.queries.agreements import facts_of
from leerlijn.domains.agreements.queries.names import names_of_faculty_agreements
from leerlijn.kernel.procedure import Paragraph, Procedure, State
from leerlijn.kernel.sentence import Text

draft = State(
    "draft",
    Text(nl="Het concept is in de maak", en="The draft is being made"),
    owner=holder,
    within=BEFORE_JULY,
)
revised = State(
    "revised",
    Text(nl="De tekst is klaar voor de raad", en="The text is ready for the council"),
    owner=dean,
    within=BEFORE_SEPTEMBER,
)
consent_requested = State(
    "consent_requested",
    Text(nl="De faculteitsraad is om instemming gevraagd", en="The faculty council was asked for consent"),
    owner=faculty_council,
    within=BEFORE_SEPTEMBER,
)
consented = State(
    "consented",
    Text(nl="De faculteitsraad stemt in", en="The faculty council consents"),
    owner=dean,
    within=BEFORE_SEPTEMBER,
)
refused = State(
    "refused",
    Text(nl="De faculteitsraad stemt niet in", en="The faculty council does not consent"),
    owner=dean,
    within=BEFORE_SEPTEMBER,
)
consent_expired = State(
    "consent_expired",
    Text(nl="De raad besloot niet binnen zijn termijn", en="The council did not decide within its term"),
    owner=dean,
    within=BEFORE_SEPTEMBER,
)
submitted = State(
    "submitted",
    Text(nl="De afspraak ligt bij het college", en="The agreement is with the board"),
    owner=uco,
    within=AUTUMN,
)
bundled = State(
    "bundled",
    Text(nl="Deel van het voorstel van de instelling", en="Part of the proposal of the institution"),
    owner=holder,
    within=ITS_YEARS,
)
withdrawn = State("withdrawn", Text(nl="Ingetrokken", en="Withdrawn"), final=True)
suspended = suspensions_of(
    [consented, submitted, bundled, revised, consent_requested, refused, consent_expired]
)

BOTH = says(
    "agreement",
    "justification",
    rule=Text(
        nl="meerjarige afspraken en onderbouwing voor het jaar zelf zijn er allebei",
        en="agreements for several years and grounds for the year itself are both there",
    ),
)
TEXTS = [
    Paragraph(
        name="agreement",
        label=Text(nl="a) De afspraken voor meer jaren", en="a) The agreements for several years"),
        reader=EVERYBODY,
    ),
    Paragraph(
        name="justification",
        label=Text(nl="b) De onderbouwing voor dit jaar", en="b) The grounds for this year"),
        hint=Text(
            nl="Hoe het onderwijs beter wordt in relatie tot de studievoorschotmiddelen van dit jaar.",
            en="How teaching gets better in relation to the study-advance funds of this year.",
        ),
        reader=EVERYBODY,
    ),
]
write = holder.may(
    "write",
    Text(nl="Schrijf de tekst", en="Write the text"),
    to=None,
    told=Text(nl="Er is een nieuwe versie van de tekst", en="There is a new version of the text"),
    together_with=[dean],
    asks=TEXTS,
    then=[writes("agreement", "justification")],
)
plan = holder.may(
    "plan-dialogue",
    Text(nl="Plan een gesprek met studenten en docenten", en="Plan a talk with students and teachers"),
    to=None,
    told=Text(nl="Er is een gesprek gepland", en="A talk was planned"),
    asks=ABOUT_A_TALK,
    then=[plan_dialogue],
)
ask_consent = dean.may(
    "ask-consent",
    Text(nl="Vraag de faculteitsraad om instemming", en="Ask the faculty council for consent"),
    to=consent_requested,
    told=Text(
        nl="De faculteitsraad is om instemming gevraagd", en="The faculty council was asked for consent"
    ),
    together_with=[holder],
    when=[BOTH, every_talk_has_its_answers, there_is_a_council],
    asks=of_a_council("consent"),
    shows=what_to_mind("consent", BEFORE_SEPTEMBER),
    then=[asks_council(CouncilRequest.Kind.CONSENT)],
)
ask_consent_again = ask_again(dean, together_with=[holder], to=consent_requested)
back_to_consent = go_back(dean, together_with=[holder], to=consented)
withdraw = holder.may(
    "withdraw",
    Text(nl="Trek de afspraak in", en="Withdraw the agreement"),
    to=withdrawn,
    told=Text(nl="De afspraak is ingetrokken", en="The agreement was withdrawn"),
    together_with=[dean],
    asks=[Paragraph(name="reason", label=Text(nl="Waarom", en="Why"))],
    when=[nobody_rests_on_it],
    then=[withdraw_requests, leave_the_whole],
    decides=True,
)
submit = dean.may(
    "submit",
    Text(nl="Lever de afspraak aan bij het college", en="Hand the agreement to the board"),
    to=submitted,
    told=Text(nl="De afspraak is aangeleverd bij het college", en="The agreement was handed to the board"),
    together_with=[holder],
    when=[consent_covers_this_version],
    decides=True,
)

PROCEDURE = Procedure(
    key="faculty-agreement",
    edition="2018",
    title=Text(nl="Kwaliteitsafspraak van een faculteit", en="Quality agreement of a faculty"),
    named=names_of_faculty_agreements,
    source=Text(
        nl="het projectplan Kwaliteitsafspraken: mijlpalen van juni en augustus 2018; WHW art. 9.24",
        en="the project plan for the quality agreements: milestones of June and August 2018; WHW art. 9.24",
    ),
    starts_on=date(2017, 9, 1),
    roles=(holder, dean, board, faculty_council, reader, officer, uco, support, auditor, panel),
    openings=(
        holder.may(
            "begin",
            Text(nl="Begin de afspraak van de faculteit", en="Begin the agreement of the faculty"),
            to=draft,
            told=Text(nl="De afspraak is begonnen", en="The agreement was begun"),
            together_with=[dean],
            when=[a_round_is_open],
            then=[join_round],
        ),
    ),
    table={
        draft: (
            write,
            holder.may(
                "submit-concept",
                Text(nl="Lever het concept aan bij het college", en="Hand the draft to the board"),
                to=concept_submitted,
                told=Text(
                    nl="Het concept is aangeleverd, ter informatie",
                    en="The draft was handed in, for information",
                ),
                together_with=[dean],
                when=[
                    says("agreement", rule=Text(nl="er is een tekst", en="there is a text")),
                    the_agendas_are_in,
                ],
            ),
            plan,
            withdraw,
            close,
        ),
        concept_submitted: (check, close),
        cvb_checked: (answer, write, plan, finish(revised), withdraw, close),
        revised: (ask_consent, write, back_to_consent, withdraw, close, *stops(suspended[revised])),
        consent_requested: (
            *answers_of_the_council(
                consented=consented, refused=refused, expired=consent_expired, back=revised
            ),
            withdraw,
            close,
            *stops(suspended[consent_requested]),
        ),
        consented: (submit, ask_consent_again, write, close, *stops(suspended[consented])),
        refused: (
            dean.may(
                "revise",
                Text(nl="Schrijf een nieuwe versie", en="Write a new version"),
                to=revised,
                told=Text(
                    nl="Er is een nieuwe versie, na de weigering",
                    en="There is a new version, after the refusal",
                ),
                together_with=[holder],
                asks=TEXTS,
                then=[writes("agreement", "justification")],
            ),
            back_to_consent,
            withdraw,
            close,
            *stops(suspended[refused]),
        ),
        consent_expired: (
            ask_consent,
            back_to_consent,
            write,
            withdraw,
            close,
            *stops(suspended[consent_expired]),
        ),
        submitted: (
            uco.may(
                "bundle",
                Text(
                    nl="Neem op in het voorstel van de instelling",
                    en="Include in the proposal of the institution",
                ),
                to=bundled,
                told=Text(
                    nl="Opgenomen in het voorstel van de instelling",
                    en="Included in the proposal of the institution",
                ),
                together_with=[support, officer],
                when=[consent_covers_this_version],
            ),
            ask_consent_again,
            close,
            *stops(suspended[submitted]),
        ),
        bundled: (ask_consent_again, close, *stops(suspended[bundled])),
        **{state: in_suspension(back) for back, state in suspended.items()},
        closed: (),
        annulled: (),
        withdrawn: (),
    },
    at_latest=ITS_YEARS,
    facts=facts_of,
    page="agreements:agreement",
)
