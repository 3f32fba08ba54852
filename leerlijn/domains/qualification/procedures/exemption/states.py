"""Who take part in an exemption, where it can stand, and how long that usually takes."""

from __future__ import annotations

from datetime import date

from leerlijn.domains.qualification.queries.exemptions import ExemptionFacts
from leerlijn.foundation.dossiers.relations import CANDIDATE
from leerlijn.foundation.people import relations as offices
from leerlijn.kernel.procedure import Meaning, Role, State, Until, usually
from leerlijn.kernel.sentence import Said, Sentence, Text

SEES_DELAY = Text(nl="de kandidaat ziet dat het langer duurt.", en="the candidate sees that it takes longer.")

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
