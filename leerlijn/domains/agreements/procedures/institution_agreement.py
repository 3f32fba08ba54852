"""The quality agreement of the institution (domain/agreements SM12, SM16): outline, consent, adoption.

What changes after the consent, in an agreement of a faculty too, waits for the university council again.
"""

from __future__ import annotations

from datetime import date

from leerlijn.domains.agreements.actions.agreements import (
    asks_council,
    inform_council,
    keep_view_of_supervision,
    plan_dialogue,
    withdraw_requests,
    write_proposal,
    writes,
)
from leerlijn.domains.agreements.actions.rounds import join_round
from leerlijn.domains.agreements.guards.agreements import (
    consent_covers_this_version,
    every_faculty_has_consent,
    every_measure_says_what_stands_halfway,
    every_talk_has_its_answers,
    every_theme_has_a_measure_or_a_reason,
    no_faculty_was_stopped,
    nobody_rests_on_it,
    says,
    there_is_a_budget_for_several_years,
    there_is_a_council,
)
from leerlijn.domains.agreements.guards.rounds import a_round_is_open
from leerlijn.domains.agreements.models import CouncilRequest
from leerlijn.domains.agreements.procedures.asking import ABOUT_A_TALK, EVERYBODY, of_a_council, what_to_mind
from leerlijn.domains.agreements.procedures.deciding import (
    ITS_YEARS,
    answers_of_the_council,
    ask_again,
    close,
    closed,
    go_back,
)
from leerlijn.domains.agreements.procedures.planning import (
    ADOPTED_IN_DECEMBER,
    INFORMED_IN_NOVEMBER,
    MEETING_OF_DECEMBER,
    PROPOSED_IN_NOVEMBER,
    SUBMITTED_IN_DECEMBER,
)
from leerlijn.domains.agreements.procedures.roles import (
    auditor,
    board,
    officer,
    panel,
    reader,
    support,
    uco,
    university_council,
)
from leerlijn.domains.agreements.queries.agreements import facts_of
from leerlijn.domains.agreements.queries.names import names_of_institution_agreements
from leerlijn.kernel.procedure import Day, Field, OneOf, Paragraph, Procedure, State
from leerlijn.kernel.sentence import Text

outline = State(
    "outline",
    Text(nl="De stand van zaken wordt geschetst", en="The state of affairs is being outlined"),
    owner=board,
    within=INFORMED_IN_NOVEMBER,
)
informed = State(
    "informed",
    Text(nl="De universiteitsraad is geïnformeerd", en="The university council was informed"),
    owner=uco,
    within=PROPOSED_IN_NOVEMBER,
)
uco_proposal = State(
    "uco_proposal",
    Text(
        nl="Het voorstel van de UCO ligt bij het college",
        en="The proposal of the committee is with the board",
    ),
    owner=board,
    within=MEETING_OF_DECEMBER,
)
cvb_proposal = State(
    "cvb_proposal",
    Text(nl="Het voorstel van het college", en="The proposal of the board"),
    owner=board,
    within=MEETING_OF_DECEMBER,
)
consent_requested = State(
    "consent_requested",
    Text(
        nl="De universiteitsraad is om instemming gevraagd", en="The university council was asked for consent"
    ),
    owner=university_council,
    within=MEETING_OF_DECEMBER,
)
consented = State(
    "consented",
    Text(nl="De universiteitsraad stemt in", en="The university council consents"),
    owner=board,
    within=ADOPTED_IN_DECEMBER,
)
refused = State(
    "refused",
    Text(nl="De universiteitsraad stemt niet in", en="The university council does not consent"),
    owner=board,
    within=MEETING_OF_DECEMBER,
)
consent_expired = State(
    "consent_expired",
    Text(nl="De raad besloot niet binnen zijn termijn", en="The council did not decide within its term"),
    owner=board,
    within=MEETING_OF_DECEMBER,
)
adopted = State(
    "adopted",
    Text(nl="Het college heeft de afspraak vastgesteld", en="The board has adopted the agreement"),
    owner=board,
    within=SUBMITTED_IN_DECEMBER,
)
submitted = State(
    "submitted",
    Text(nl="Ingediend bij de minister", en="Submitted to the minister"),
    owner=board,
    within=ITS_YEARS,
)
withdrawn = State("withdrawn", Text(nl="Ingetrokken", en="Withdrawn"), final=True)

PROPOSAL: tuple[Field, ...] = (
    Paragraph(
        name="proposal",
        label=Text(nl="De instellingsbrede afspraken", en="The institution-wide agreements"),
        hint=Text(
            nl="Het samenhangend geheel van de afspraken van de faculteiten, met de instellingsbrede "
            "onderdelen.",
            en="The coherent whole of the agreements of the faculties, with the institution-wide parts.",
        ),
        reader=EVERYBODY,
    ),
    Paragraph(
        name="omitted",
        label=Text(nl="Waarom aan een thema niet wordt gewerkt", en="Why a theme is not worked on"),
        hint=Text(
            nl="Nodig als geen maatregel voor een van de zes thema’s geld heeft.",
            en="Needed where no measure has money for one of the six themes.",
        ),
        reader=EVERYBODY,
        required=False,
    ),
)
plan = board.may(
    "plan-dialogue",
    Text(nl="Plan een gezamenlijke bijeenkomst", en="Plan a joint meeting"),
    to=None,
    told=Text(nl="Er is een bijeenkomst gepland", en="A meeting was planned"),
    together_with=[officer, support],
    asks=ABOUT_A_TALK,
    then=[plan_dialogue],
)
revise = board.may(
    "revise",
    Text(nl="Schrijf een nieuwe versie", en="Write a new version"),
    to=cvb_proposal,
    told=Text(nl="Er is een nieuwe versie", en="There is a new version"),
    together_with=[officer],
    asks=PROPOSAL,
    then=[write_proposal],
)
adopt = board.may(
    "adopt",
    Text(nl="Stel de afspraak vast", en="Adopt the agreement"),
    to=adopted,
    told=Text(nl="De afspraak is vastgesteld", en="The agreement was adopted"),
    when=[no_faculty_was_stopped, consent_covers_this_version],
    decides=True,
)
withdraw = board.may(
    "withdraw",
    Text(nl="Trek de afspraak in", en="Withdraw the agreement"),
    to=withdrawn,
    told=Text(nl="De afspraak is ingetrokken", en="The agreement was withdrawn"),
    asks=[Paragraph(name="reason", label=Text(nl="Waarom", en="Why"))],
    when=[nobody_rests_on_it],
    then=[withdraw_requests],
    decides=True,
)
ask_consent = board.may(
    "ask-consent",
    Text(nl="Vraag de universiteitsraad om instemming", en="Ask the university council for consent"),
    to=consent_requested,
    told=Text(
        nl="De universiteitsraad is om instemming gevraagd", en="The university council was asked for consent"
    ),
    together_with=[officer],
    when=[
        says("proposal", rule=Text(nl="er is een voorstel", en="there is a proposal")),
        every_faculty_has_consent,
        there_is_a_budget_for_several_years,
        every_theme_has_a_measure_or_a_reason,
        every_measure_says_what_stands_halfway,
        every_talk_has_its_answers,
        there_is_a_council,
    ],
    asks=of_a_council("consent"),
    shows=what_to_mind("consent", MEETING_OF_DECEMBER),
    then=[asks_council(CouncilRequest.Kind.CONSENT)],
)
ask_consent_again = ask_again(
    board, together_with=[officer], to=consent_requested, when=[every_faculty_has_consent]
)
back_to_consent = go_back(board, together_with=[officer], to=consented)

PROCEDURE = Procedure(
    key="institution-agreement",
    edition="2018",
    title=Text(nl="Instellingsbrede kwaliteitsafspraak", en="Quality agreement of the institution"),
    named=names_of_institution_agreements,
    source=Text(
        nl="het projectplan Kwaliteitsafspraken: mijlpalen van november en december 2018",
        en="the project plan for the quality agreements: milestones of November and December 2018",
    ),
    starts_on=date(2017, 9, 1),
    roles=(board, uco, university_council, reader, officer, support, auditor, panel),
    openings=(
        officer.may(
            "begin",
            Text(nl="Begin de afspraak van de instelling", en="Begin the agreement of the institution"),
            to=outline,
            told=Text(nl="De afspraak is begonnen", en="The agreement was begun"),
            together_with=[board],
            when=[a_round_is_open],
            then=[join_round],
        ),
    ),
    table={
        outline: (
            officer.may(
                "write",
                Text(nl="Schrijf de stand van zaken", en="Write the state of affairs"),
                to=None,
                told=Text(nl="De stand van zaken is geschreven", en="The state of affairs was written"),
                together_with=[board],
                asks=[
                    Paragraph(
                        name="outline",
                        label=Text(nl="De stand van zaken", en="The state of affairs"),
                        reader=EVERYBODY,
                    )
                ],
                then=[writes("outline")],
            ),
            board.may(
                "inform",
                Text(nl="Informeer de universiteitsraad", en="Inform the university council"),
                to=informed,
                told=Text(
                    nl="De universiteitsraad is geïnformeerd", en="The university council was informed"
                ),
                together_with=[officer],
                when=[
                    says(
                        "outline",
                        rule=Text(nl="de stand van zaken ligt er", en="the state of affairs is there"),
                    ),
                    there_is_a_council,
                ],
                asks=[
                    OneOf(
                        name="council",
                        label=Text(nl="Welke raad", en="Which council"),
                        among=lambda facts: facts.councils,
                    ),
                    Day(name="met_on", label=Text(nl="In de vergadering van", en="In the meeting of")),
                ],
                then=[inform_council],
            ),
            plan,
            withdraw,
            close,
        ),
        informed: (
            uco.may(
                "propose",
                Text(nl="Doe het voorstel", en="Make the proposal"),
                to=uco_proposal,
                told=Text(nl="De UCO heeft een voorstel gedaan", en="The committee made a proposal"),
                together_with=[officer],
                when=[every_faculty_has_consent],
                asks=PROPOSAL,
                then=[write_proposal],
            ),
            withdraw,
            close,
        ),
        uco_proposal: (
            board.may(
                "take-over",
                Text(nl="Maak het tot voorstel van het college", en="Make it the proposal of the board"),
                to=cvb_proposal,
                told=Text(nl="Het college neemt het voorstel over", en="The board takes the proposal over"),
            ),
            revise,
            withdraw,
            close,
        ),
        cvb_proposal: (ask_consent, revise, adopt, back_to_consent, withdraw, close),
        consent_requested: (
            *answers_of_the_council(
                consented=consented, refused=refused, expired=consent_expired, back=cvb_proposal
            ),
            adopt,
            withdraw,
            close,
        ),
        consented: (adopt, ask_consent_again, revise, close),
        refused: (revise, back_to_consent, withdraw, close),
        consent_expired: (ask_consent, back_to_consent, revise, withdraw, close),
        adopted: (
            board.may(
                "submit",
                Text(nl="Dien de afspraak in bij de minister", en="Submit the agreement to the minister"),
                to=submitted,
                told=Text(nl="De afspraak is ingediend", en="The agreement was submitted"),
                together_with=[officer],
                when=[no_faculty_was_stopped, consent_covers_this_version],
                asks=[
                    Paragraph(
                        name="supervision",
                        label=Text(
                            nl="De zienswijze van de Raad van Toezicht",
                            en="The view of the supervisory board",
                        ),
                        hint=Text(
                            nl="Nodig als je instelling dat zo koos.",
                            en="Needed where your institution chose so.",
                        ),
                        reader=EVERYBODY,
                        required=False,
                    )
                ],
                then=[keep_view_of_supervision],
            ),
            ask_consent_again,
            close,
        ),
        submitted: (ask_consent_again, close),
        closed: (),
        withdrawn: (),
    },
    at_latest=ITS_YEARS,
    facts=facts_of,
    page="agreements:agreement",
)
