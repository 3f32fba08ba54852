"""The exemption from the duty to qualify: states 1 to 11, on three grounds (domain/utq 2.7 and 3.11)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from leerlijn.domains.qualification.actions.exemptions import (
    evaluate_anew,
    grant_exemption,
    plan_meeting,
    refuse_exemption,
    report_wish,
    write_advice,
    write_findings,
    write_letter,
    write_report,
)
from leerlijn.domains.qualification.competences import COMPETENCES
from leerlijn.domains.qualification.guards.exemptions import (
    diploma_is_there,
    every_competence_is_evaluated,
    has_a_duty,
    has_no_other_request,
    reflection_report_is_there,
    works_in_this_faculty,
)
from leerlijn.domains.qualification.queries.exemptions import PROCEDURE as KEY
from leerlijn.domains.qualification.queries.exemptions import ExemptionFacts, facts_of
from leerlijn.domains.qualification.verdicts import ADVICE, SHOWN
from leerlijn.foundation.dossiers.actions.sealing import begin_dossier, seal_dossier
from leerlijn.foundation.dossiers.relations import CANDIDATE
from leerlijn.foundation.people import relations as offices
from leerlijn.kernel.procedure import (
    Choice,
    Day,
    Field,
    Line,
    Meaning,
    OneOf,
    Paragraph,
    Procedure,
    Role,
    State,
    Until,
    usually,
)
from leerlijn.kernel.sentence import Said, Sentence, Text

SEES_DELAY = Text(nl="de kandidaat ziet dat het langer duurt.", en="the candidate sees that it takes longer.")
TO_CANDIDATE = Text(nl="De kandidaat leest dit.", en="The candidate reads this.")
TO_FACULTY = Text(
    nl="De faculteit leest dit nu, de kandidaat na het besluit.",
    en="The faculty reads this now, the candidate after the decision.",
)

candidate = Role("candidate", Text(nl="kandidaat", en="candidate"), Meaning.INITIATOR, CANDIDATE)
hr = Role("hr", Text(nl="HR-adviseur", en="HR adviser"), Meaning.HANDLER, offices.HR)
advisor = Role(
    "advisor",
    Text(nl="adviseur voor vrijstellingen", en="adviser on exemptions"),
    Meaning.ADVISER,
    offices.EXEMPTION_ADVISOR,
)
dean = Role("dean", Text(nl="decaan", en="dean"), Meaning.DECIDER, offices.DEAN)
coordinator = Role(
    "coordinator", Text(nl="BKO-coördinator", en="UTQ coordinator"), Meaning.OVERSEER, offices.COORDINATOR
)
auditor = Role("auditor", Text(nl="auditor", en="auditor"), Meaning.OVERSEER, offices.AUDITOR)


def day_of_meeting(facts: ExemptionFacts) -> tuple[date, Said] | None:
    day = facts.asked.meeting_on
    return (day, Sentence("The meeting is on {day}.", day=day)) if day else None


def grounds(facts: ExemptionFacts) -> list[tuple[str, Said | str]]:
    """Those in force where the candidate works."""
    return [(ground.key, ground.title) for ground in facts.grounds.grounds]


def what_it_rests_on(facts: ExemptionFacts) -> list[tuple[Said, Said | str]]:
    """What the candidate said of the diploma."""
    asked = facts.asked
    return [
        (Text(nl="Grond", en="Ground"), facts.ground.title),
        (Text(nl="Diploma of certificaat", en="Diploma or certificate"), asked.diploma),
        (Text(nl="Niveau", en="Level"), asked.level),
        (Text(nl="Uitgegeven door", en="Issued by"), asked.issuer),
        (Text(nl="Land", en="Country"), asked.country),
    ]


def the_findings(facts: ExemptionFacts) -> list[tuple[Said, Said | str]]:
    """Per competence what the evidence shows, and why."""
    found = facts.asked.findings
    return [
        (
            Sentence("{code} {title}", code=code, title=title),
            Sentence("{finding}: {why}", finding=SHOWN[found[code]["finding"]], why=found[code]["why"]),
        )
        for code, title in facts.competences.items()
        if code in found
    ]


def the_advice(facts: ExemptionFacts) -> list[tuple[Said, Said | str]]:
    """The advice with its reasons, and what it rests on."""
    asked = facts.asked
    return [
        (Text(nl="Advies", en="Advice"), ADVICE[asked.advice]),
        (Text(nl="Waarom", en="Why"), asked.advice_reasons),
        *what_it_rests_on(facts),
        *the_findings(facts),
    ]


def findings_asked() -> Iterator[Field]:
    for code, title in COMPETENCES.items():
        named = Text(nl=f"{code} {title.nl}", en=f"{code} {title.en}")
        yield Choice(name=f"finding_{code}", label=named, among=SHOWN)
        yield Paragraph(
            name=f"why_{code}",
            label=Text(nl=f"Waaruit blijkt dat bij {code}", en=f"How do you see that for {code}"),
            reader=TO_FACULTY,
            longest=2000,
        )


wish_reported = State(
    "wish_reported",
    Text(nl="De wens ligt bij HR", en="The wish is with HR"),
    owner=hr,
    within=usually(
        "utq-exemption.request",
        Text(nl="vrijstelling aanvragen", en="requesting the exemption"),
        "P10D",
        if_passed=SEES_DELAY,
    ),
)
requested_by_hr = State(
    "requested_by_hr",
    Text(nl="Aangevraagd door HR", en="Requested by HR"),
    owner=advisor,
    within=usually(
        "utq-exemption.begin",
        Text(nl="de aanvraag in behandeling nemen", en="taking up the request"),
        "P5D",
        if_passed=SEES_DELAY,
    ),
)
evidence_review = State(
    "evidence_review",
    Text(nl="Het bewijs wordt bekeken", en="The evidence is being reviewed"),
    owner=advisor,
    within=usually(
        "utq-exemption.review",
        Text(nl="bewijs bekijken en gesprek plannen", en="reviewing the evidence and planning a meeting"),
        "P20D",
        if_passed=SEES_DELAY,
    ),
)
evidence_incomplete = State(
    "evidence_incomplete",
    Text(nl="Er ontbreekt bewijs", en="Evidence is missing"),
    owner=candidate,
    doing=Text(nl="Vul je bewijs aan", en="Complete your evidence"),
    within=usually(
        "utq-exemption.complete",
        Text(nl="bewijs aanvullen", en="completing the evidence"),
        "P20D",
        if_passed=Text(nl="de aanvraag blijft bij jou liggen.", en="the request stays with you."),
    ),
)
meeting_planned = State(
    "meeting_planned",
    Text(nl="Het gesprek is gepland", en="The meeting is planned"),
    owner=advisor,
    within=Until(
        day=day_of_meeting,
        if_passed=Text(
            nl="de adviseur schrijft het verslag, of kiest een nieuwe dag.",
            en="the adviser writes the report, or chooses another day.",
        ),
    ),
)
meeting_held = State(
    "meeting_held",
    Text(nl="Het gesprek is gehouden", en="The meeting was held"),
    owner=advisor,
    within=usually(
        "utq-exemption.advise",
        Text(nl="adviseren", en="advising"),
        "P10D",
        if_passed=SEES_DELAY,
    ),
)
advice_issued = State(
    "advice_issued",
    Text(nl="Het advies ligt bij de faculteit", en="The advice is with the faculty"),
    owner=dean,
    within=usually(
        "utq-exemption.decide",
        Text(nl="besluiten", en="deciding"),
        "P10D",
        if_passed=Text(
            nl="de kandidaat ziet dat het langer duurt. Zwijgen is geen besluit.",
            en="the candidate sees that it takes longer. Silence is no decision.",
        ),
    ),
)
TELLING = usually(
    "utq-exemption.inform",
    Text(nl="de kandidaat de brief sturen", en="sending the candidate the letter"),
    "P5D",
    if_passed=SEES_DELAY,
)
decided_granted = State(
    "decided_granted", Text(nl="Besloten: vrijgesteld", en="Decided: exempted"), owner=hr, within=TELLING
)
decided_refused = State(
    "decided_refused",
    Text(nl="Besloten: niet vrijgesteld", en="Decided: not exempted"),
    owner=hr,
    within=TELLING,
)
candidate_informed = State(
    "candidate_informed",
    Text(nl="De kandidaat heeft de brief", en="The candidate has the letter"),
    final=True,
)
withdrawn = State("withdrawn", Text(nl="Ingetrokken", en="Withdrawn"), final=True)

withdraw = candidate.may(
    "withdraw",
    Text(nl="Trek je aanvraag in", en="Withdraw your request"),
    to=withdrawn,
    told=Text(nl="De aanvraag is ingetrokken", en="The request was withdrawn"),
    asks=[Paragraph(name="reason", label=Text(nl="Waarom", en="Why"), required=False)],
    decides=True,
)
ask_for_more = advisor.may(
    "ask-for-more",
    Text(nl="Vraag wat er ontbreekt", en="Ask for what is missing"),
    to=evidence_incomplete,
    told=Text(nl="Gevraagd wat er ontbreekt", en="Asked for what is missing"),
    asks=[
        Paragraph(name="missing", label=Text(nl="Wat ontbreekt", en="What is missing"), reader=TO_CANDIDATE)
    ],
)
evaluate = advisor.may(
    "evaluate",
    Text(nl="Beoordeel elke competentie", en="Evaluate each competence"),
    to=None,
    told=Text(nl="Elke competentie is beoordeeld", en="Each competence was evaluated"),
    asks=list(findings_asked()),
    then=[write_findings],
    shows=what_it_rests_on,
)
WHEN_AND_WHERE: tuple[Field, ...] = (
    Day(name="day", label=Text(nl="Op welke dag", en="On which day"), reader=TO_CANDIDATE),
    Line(name="place", label=Text(nl="Hoe laat en waar", en="At what time and where"), reader=TO_CANDIDATE),
)
inform = hr.may(
    "inform",
    Text(nl="Stuur de kandidaat de brief", en="Send the candidate the letter"),
    to=candidate_informed,
    together_with=[dean],
    told=Text(nl="De kandidaat kreeg de brief", en="The candidate got the letter"),
    then=[write_letter],
)

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
