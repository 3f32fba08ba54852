"""The exemption from the duty to qualify: states 1 to 11, on three grounds (domain/utq 2.7 and 3.11)."""

from __future__ import annotations

from datetime import date

from leerlijn.domains.qualification.actions.exemptions import (
    evaluate_anew,
    grant_exemption,
    plan_meeting,
    refuse_exemption,
    report_wish,
    write_advice,
    write_report,
)
from leerlijn.domains.qualification.guards.exemptions import (
    diploma_is_there,
    every_competence_is_evaluated,
    has_a_duty,
    has_no_other_request,
    reflection_report_is_there,
    works_in_this_faculty,
)
from leerlijn.domains.qualification.procedures.exemption.states import (
    advice_issued,
    advisor,
    auditor,
    candidate,
    candidate_informed,
    coordinator,
    dean,
    decided_granted,
    decided_refused,
    evidence_incomplete,
    evidence_review,
    hr,
    meeting_held,
    meeting_planned,
    requested_by_hr,
    wish_reported,
    withdrawn,
)
from leerlijn.domains.qualification.procedures.exemption.steps import (
    TO_CANDIDATE,
    TO_FACULTY,
    WHEN_AND_WHERE,
    ask_for_more,
    evaluate,
    grounds,
    inform,
    the_advice,
    the_findings,
    what_it_rests_on,
    withdraw,
)
from leerlijn.domains.qualification.queries.exemptions import PROCEDURE as KEY
from leerlijn.domains.qualification.queries.exemptions import facts_of
from leerlijn.domains.qualification.verdicts import ADVICE
from leerlijn.foundation.dossiers.actions.sealing import begin_dossier, seal_dossier
from leerlijn.kernel.procedure import Choice, Day, Line, OneOf, Paragraph, Procedure
from leerlijn.kernel.sentence import Text

PROCEDURE = Procedure(
    key=KEY,
    edition="2026",
    title=Text(nl="BKO: vrijstelling", en="UTQ: exemption"),
    named=Text(nl="BKO-vrijstelling", en="UTQ exemption"),
    source=Text(
        nl="openbare BKO-pagina (gronden en stappen); de latere pagina over de tweedegraads",
        en="public UTQ page (grounds and steps of an exemption); the later page for the second degree",
    ),
    starts_on=date(2017, 9, 1),
    roles=(candidate, hr, advisor, dean, coordinator, auditor),
    openings=(
        candidate.may(
            "ask",
            Text(nl="Vraag om vrijstelling", en="Ask for exemption"),
            to=wish_reported,
            told=Text(nl="Om vrijstelling gevraagd", en="Exemption was asked for"),
            when=[has_a_duty, has_no_other_request],
            asks=[
                OneOf(
                    name="ground",
                    label=Text(nl="Op welke grond", en="On which ground"),
                    among=grounds,
                    weighs=True,
                ),
                Line(name="diploma", label=Text(nl="Diploma of certificaat", en="Diploma or certificate")),
                Line(
                    name="level",
                    label=Text(nl="Niveau", en="Level"),
                    hint=Text(
                        nl="Bijvoorbeeld: eerstegraads, master.", en="For example: first degree, master."
                    ),
                    longest=100,
                ),
                Line(name="issuer", label=Text(nl="Uitgegeven door", en="Issued by")),
                Line(name="country", label=Text(nl="Land", en="Country"), longest=100),
                Day(name="obtained_on", label=Text(nl="Behaald op", en="Obtained on")),
            ],
            then=[begin_dossier, report_wish],
            entered_by=[hr],
        ),
    ),
    table={
        wish_reported: (
            hr.may(
                "request",
                Text(nl="Vraag de vrijstelling aan", en="Request the exemption"),
                to=requested_by_hr,
                told=Text(nl="HR heeft de vrijstelling aangevraagd", en="HR requested the exemption"),
                when=[works_in_this_faculty],
                shows=what_it_rests_on,
            ),
            withdraw,
        ),
        requested_by_hr: (
            advisor.may(
                "begin-review",
                Text(nl="Begin met het bewijs", en="Begin with the evidence"),
                to=evidence_review,
                told=Text(
                    nl="Het bewijs is verzegeld en wordt bekeken", en="The evidence was sealed for review"
                ),
                when=[diploma_is_there, reflection_report_is_there],
                then=[seal_dossier],
                shows=what_it_rests_on,
            ),
            ask_for_more,
            withdraw,
        ),
        evidence_review: (
            evaluate,
            advisor.may(
                "plan-meeting",
                Text(nl="Plan het gesprek", en="Plan the meeting"),
                to=meeting_planned,
                told=Text(nl="Het gesprek is gepland", en="The meeting was planned"),
                when=[every_competence_is_evaluated],
                asks=WHEN_AND_WHERE,
                then=[plan_meeting],
            ),
            ask_for_more,
            withdraw,
        ),
        evidence_incomplete: (
            candidate.may(
                "complete",
                Text(nl="Het bewijs is compleet", en="The evidence is complete"),
                to=evidence_review,
                told=Text(
                    nl="Het bewijs is aangevuld en verzegeld", en="The evidence was completed and sealed"
                ),
                when=[diploma_is_there, reflection_report_is_there],
                then=[seal_dossier, evaluate_anew],
            ),
            withdraw,
        ),
        meeting_planned: (
            advisor.may(
                "hold-meeting",
                Text(nl="Schrijf het verslag van het gesprek", en="Write the report of the meeting"),
                to=meeting_held,
                told=Text(nl="Het gesprek is gehouden", en="The meeting was held"),
                asks=[
                    Day(name="held_on", label=Text(nl="Gehouden op", en="Held on")),
                    Line(name="attendees", label=Text(nl="Wie erbij waren", en="Who were there")),
                    Paragraph(
                        name="report",
                        label=Text(
                            nl="Verslag: reflectie, diploma en de onderwijscontext van de universiteit",
                            en="Report: reflection, diploma and the educational context of the university",
                        ),
                        reader=TO_FACULTY,
                    ),
                ],
                then=[write_report],
                shows=the_findings,
            ),
            advisor.may(
                "move-meeting",
                Text(nl="Kies een andere dag", en="Choose another day"),
                to=None,
                told=Text(nl="Het gesprek is verzet", en="The meeting was moved"),
                asks=WHEN_AND_WHERE,
                then=[plan_meeting],
            ),
            withdraw,
        ),
        meeting_held: (
            advisor.may(
                "advise",
                Text(nl="Adviseer de faculteit", en="Advise the faculty"),
                to=advice_issued,
                told=Text(nl="Het advies is uitgebracht", en="The advice was issued"),
                asks=[
                    Choice(name="advice", label=Text(nl="Advies", en="Advice"), among=ADVICE, weighs=True),
                    Paragraph(name="reasons", label=Text(nl="Waarom", en="Why"), reader=TO_FACULTY),
                ],
                then=[write_advice],
                shows=the_findings,
            ),
            evaluate,
            withdraw,
        ),
        advice_issued: (
            dean.may(
                "grant",
                Text(nl="Verleen vrijstelling", en="Grant the exemption"),
                to=decided_granted,
                together_with=[hr],
                told=Text(nl="Besloten: vrijgesteld", en="Decided: exempted"),
                when=[has_a_duty],
                asks=[
                    Paragraph(
                        name="reasons",
                        label=Text(nl="Waarom", en="Why"),
                        reader=Text(
                            nl="Nodig als je anders besluit dan is geadviseerd. De kandidaat leest dit.",
                            en="Needed where you decide otherwise than advised. The candidate reads this.",
                        ),
                        required=False,
                    )
                ],
                then=[grant_exemption],
                shows=the_advice,
                decides=True,
            ),
            dean.may(
                "refuse",
                Text(nl="Verleen geen vrijstelling", en="Refuse the exemption"),
                to=decided_refused,
                together_with=[hr],
                told=Text(nl="Besloten: niet vrijgesteld", en="Decided: not exempted"),
                asks=[Paragraph(name="reasons", label=Text(nl="Waarom", en="Why"), reader=TO_CANDIDATE)],
                then=[refuse_exemption],
                shows=the_advice,
                decides=True,
            ),
            withdraw,
        ),
        decided_granted: (inform,),
        decided_refused: (inform,),
        candidate_informed: (),
        withdrawn: (),
    },
    facts=facts_of,
    page="qualification:exemption:dossier",
)
