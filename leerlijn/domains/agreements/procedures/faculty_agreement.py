"""The quality agreement of a faculty (domain/agreements SM5, SM6, SM16): draft, check, remarks, consent.

What was handed in or bundled and changes since waits for the council again; it ends when its years are over.
"""

from __future__ import annotations

from datetime import date

from leerlijn.domains.agreements.actions.agreements import (
    CHECKS,
    answer_remark,
    asks_council,
    keep_check,
    leave_the_whole,
    plan_dialogue,
    withdraw_requests,
    writes,
)
from leerlijn.domains.agreements.actions.rounds import join_round
from leerlijn.domains.agreements.guards.agreements import (
    a_remark_waits,
    consent_covers_this_version,
    every_remark_is_answered,
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
    in_answer,
    of_a_council,
    what_lapsed,
)
from leerlijn.domains.agreements.procedures.deciding import (
    ITS_YEARS,
    answers_of_the_council,
    ask_again,
    close,
    closed,
    go_back,
)
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
from leerlijn.domains.agreements.queries.agreements import AgreementFacts, facts_of, until_milestone
from leerlijn.domains.agreements.queries.names import names_of_faculty_agreements
from leerlijn.domains.agreements.queries.regulations import BY_RULES
from leerlijn.kernel.procedure import Deadline, Paragraph, Procedure, Setting, SeveralOf, State, Until
from leerlijn.kernel.procedure.fields import Options
from leerlijn.kernel.sentence import Said, Text


def before_the_concept_is_due(facts: AgreementFacts) -> tuple[date, Said]:
    return until_milestone(facts, "faculty-concept")


def before_the_agreement_is_due(facts: AgreementFacts) -> tuple[date, Said]:
    return until_milestone(facts, "faculty-agreement")


def check_list(facts: AgreementFacts) -> Options:
    return tuple(CHECKS.items())


BEFORE_JULY = Until(
    day=before_the_concept_is_due,
    if_passed=Text(
        nl="het college kan zijn opmerkingen niet op tijd geven.",
        en="the board cannot give its remarks in time.",
    ),
)
BEFORE_SEPTEMBER = Until(
    day=before_the_agreement_is_due,
    if_passed=Text(
        nl="de instelling kan deze faculteit niet op tijd meenemen.",
        en="the institution cannot include this faculty in time.",
    ),
)

draft = State(
    "draft",
    Text(nl="Het concept is in de maak", en="The draft is being made"),
    owner=holder,
    within=BEFORE_JULY,
)
concept_submitted = State(
    "concept_submitted",
    Text(nl="Het concept ligt bij het college", en="The draft is with the board"),
    owner=board,
    within=Deadline(
        length=Setting(
            "agreement.check", Text(nl="een concept nagaan", en="checking a draft"), "P3W", BY_RULES
        ),
        if_passed=Text(
            nl="de faculteit hoort te laat wat beter moet.",
            en="the faculty hears too late what must be better.",
        ),
    ),
)
cvb_checked = State(
    "cvb_checked",
    Text(nl="Het college heeft gekeken", en="The board has looked"),
    owner=holder,
    within=BEFORE_SEPTEMBER,
)
revised = State(
    "revised",
    Text(nl="De tekst is klaar voor de raad", en="The text is ready for the council"),
    owner=holder,
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
    owner=holder,
    within=BEFORE_SEPTEMBER,
)
refused = State(
    "refused",
    Text(nl="De faculteitsraad stemt niet in", en="The faculty council does not consent"),
    owner=holder,
    within=BEFORE_SEPTEMBER,
)
consent_expired = State(
    "consent_expired",
    Text(nl="De raad besloot niet binnen zijn termijn", en="The council did not decide within its term"),
    owner=holder,
    within=BEFORE_SEPTEMBER,
)
submitted = State(
    "submitted",
    Text(nl="De afspraak ligt bij het college", en="The agreement is with the board"),
    owner=uco,
    within=Deadline(
        length="P3M",
        if_passed=Text(
            nl="het voorstel voor de instelling mist deze faculteit.",
            en="the proposal for the institution misses this faculty.",
        ),
    ),
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
ask_consent = holder.may(
    "ask-consent",
    Text(nl="Vraag de faculteitsraad om instemming", en="Ask the faculty council for consent"),
    to=consent_requested,
    told=Text(
        nl="De faculteitsraad is om instemming gevraagd", en="The faculty council was asked for consent"
    ),
    together_with=[dean],
    when=[BOTH, there_is_a_council],
    asks=of_a_council("consent"),
    shows=what_lapsed("consent"),
    then=[asks_council(CouncilRequest.Kind.CONSENT)],
)
ask_consent_again = ask_again(holder, together_with=[dean], to=consent_requested)
back_to_consent = go_back(holder, together_with=[dean], to=consented)
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
submit = holder.may(
    "submit",
    Text(nl="Lever de afspraak aan bij het college", en="Hand the agreement to the board"),
    to=submitted,
    told=Text(nl="De afspraak is aangeleverd bij het college", en="The agreement was handed to the board"),
    together_with=[dean],
    when=[consent_covers_this_version],
    decides=True,
)

PROCEDURE = Procedure(
    key="faculty-agreement",
    edition="2018",
    title=Text(nl="Kwaliteitsafspraak van een faculteit", en="Quality agreement of a faculty"),
    named=names_of_faculty_agreements,
    source="project plan, milestones of June and August 2018; domain/agreements SM5 and SM6",
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
        concept_submitted: (
            board.may(
                "check",
                Text(
                    nl="Ga na of het concept aan het sectorakkoord voldoet",
                    en="Check the draft against the sector agreement",
                ),
                to=cvb_checked,
                told=Text(nl="Het college heeft het concept nagegaan", en="The board has checked the draft"),
                together_with=[officer],
                asks=[
                    SeveralOf(
                        name="met",
                        label=Text(nl="Hieraan voldoet het", en="This is met"),
                        among=check_list,
                        required=False,
                    ),
                    Paragraph(
                        name="remarks",
                        label=Text(nl="Opmerkingen", en="Remarks"),
                        hint=Text(
                            nl="Eén opmerking per regel; elke krijgt een antwoord.",
                            en="One remark on each line; each gets an answer.",
                        ),
                        required=False,
                    ),
                ],
                then=[keep_check],
            ),
            close,
        ),
        cvb_checked: (
            holder.may(
                "answer-remark",
                Text(nl="Beantwoord een opmerking", en="Answer a remark"),
                to=None,
                told=Text(nl="Een opmerking is beantwoord", en="A remark was answered"),
                together_with=[dean],
                when=[a_remark_waits],
                asks=in_answer(
                    "open_remarks",
                    label=Text(nl="Welke opmerking", en="Which remark"),
                    replies=("taken-over", "partly", "declined"),
                ),
                then=[answer_remark],
            ),
            write,
            plan,
            holder.may(
                "finish",
                Text(nl="De tekst is klaar voor de raad", en="The text is ready for the council"),
                to=revised,
                together_with=[dean],
                when=[every_remark_is_answered],
            ),
            withdraw,
            close,
        ),
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
            holder.may(
                "revise",
                Text(nl="Schrijf een nieuwe versie", en="Write a new version"),
                to=revised,
                told=Text(
                    nl="Er is een nieuwe versie, na de weigering",
                    en="There is a new version, after the refusal",
                ),
                together_with=[dean],
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
                together_with=[officer],
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
