"""Who takes part in a dossier, and the states it can stand in, each with its owner and its term."""

from __future__ import annotations

from datetime import date

from leerlijn.domains.qualification.queries.dossiers import DossierFacts
from leerlijn.domains.qualification.queries.register import was_deferred_here
from leerlijn.domains.qualification.queries.verdict_letters import OBJECTION
from leerlijn.domains.qualification.relations import SUPERVISOR
from leerlijn.foundation.dossiers.relations import CANDIDATE
from leerlijn.foundation.panels.relations import INVITED, JUDGE, THIRD, WILLING
from leerlijn.foundation.people import relations as offices
from leerlijn.kernel.procedure import (
    CLOCK,
    INFERRED,
    LOOK_AND_DECIDE,
    Deadline,
    Meaning,
    Role,
    Setting,
    State,
    Until,
    usually,
)
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import Length, day_of

candidate = Role("candidate", Text(nl="kandidaat", en="candidate"), Meaning.INITIATOR, CANDIDATE)
supervisor = Role("supervisor", Text(nl="BKO-begeleider", en="UTQ supervisor"), Meaning.ADVISER, SUPERVISOR)
assessor = Role("assessor", Text(nl="assessor", en="assessor"), Meaning.JUDGE, JUDGE)
invited = Role(
    "invited-assessor", Text(nl="gevraagde assessor", en="invited assessor"), Meaning.JUDGE, INVITED
)
willing = Role(
    "willing-assessor",
    Text(nl="assessor die ja zei", en="assessor who said yes"),
    Meaning.JUDGE,
    WILLING,
)
third = Role("third-assessor", Text(nl="derde assessor", en="third assessor"), Meaning.JUDGE, THIRD)
coordinator = Role(
    "coordinator", Text(nl="BKO-coördinator", en="UTQ coordinator"), Meaning.HANDLER, offices.COORDINATOR
)
dean = Role("dean", Text(nl="decaan", en="dean"), Meaning.OVERSEER, offices.DEAN)
hr = Role("hr", Text(nl="HR-adviseur", en="HR adviser"), Meaning.OVERSEER, offices.HR)
auditor = Role("auditor", Text(nl="auditor", en="auditor"), Meaning.OVERSEER, offices.AUDITOR)


def before_the_duty_ends(facts: DossierFacts) -> tuple[date, Said]:
    """The last day of the duty; whoever has none gets the three years of the seed from their beginning."""
    before, ends = facts.taken_over, facts.duty_ends_on
    if before and before.due_on and (ends is None or _is_earlier(before.due_on, ends, facts)):
        return before.due_on, Sentence("This day was taken over from {source}.", source=before.source)
    if ends:
        return ends, Sentence("The duty to qualify ends on {day}.", day=ends)
    begun = before.began_on if before else day_of(facts.situation.case.opened_at)
    day = Length(years=3).after(begun)
    return day, Sentence("There is no duty to qualify; the usual time is three years, until {day}.", day=day)


def _is_earlier(agreed: date, ends: date, facts: DossierFacts) -> bool:
    """A day that was agreed before is kept until another last day is decided here."""
    before, case = facts.taken_over, facts.situation.case
    return agreed < ends and not (before and was_deferred_here(case.subject_id, since=before.on))


def agreed_before(facts: DossierFacts) -> tuple[date, Said] | None:
    """Of a supplement that came from another administration: until there is a verdict of ours."""
    before = facts.taken_over
    if before is None or before.due_on is None or facts.proposal:
        return None
    return before.due_on, Sentence("This day was taken over from {source}.", source=before.source)


in_progress = State(
    "in_progress",
    Text(nl="Het dossier is in de maak", en="The dossier is being made"),
    owner=candidate,
    doing=Text(nl="Werk aan je dossier", en="Work on your dossier"),
    within=Until(
        day=before_the_duty_ends,
        if_passed=Text(
            nl="de decaan beslist over een nieuwe datum, nadat de leidinggevende is gehoord.",
            en="the dean decides on a new date after hearing the line manager.",
        ),
    ),
)
precheck_requested = State(
    "precheck_requested",
    Text(nl="De begeleider kijkt of het dossier compleet is", en="The supervisor checks the dossier"),
    owner=supervisor,
    doing=LOOK_AND_DECIDE,
    within=usually(
        "utq-dossier.precheck",
        Text(nl="voorcheck", en="pre-check"),
        "P15D",
        if_passed=Text(
            nl="de kandidaat kan het verzoek intrekken; de coördinator vraagt wat er nodig is.",
            en="the candidate can take the request back; the coordinator asks what is needed.",
        ),
    ),
)
precheck_returned = State(
    "precheck_returned",
    Text(nl="Terug van de voorcheck: er ontbreekt iets", en="Back from the pre-check: something is missing"),
    owner=candidate,
    doing=Text(nl="Werk aan je dossier", en="Work on your dossier"),
    within=in_progress.within,
)
precheck_ok = State(
    "precheck_ok",
    Text(nl="De begeleider vindt het dossier compleet", en="The supervisor finds the dossier complete"),
    owner=candidate,
    within=in_progress.within,
)
submitted = State(
    "submitted",
    Text(nl="Ingeleverd en verzegeld", en="Handed in and sealed"),
    owner=coordinator,
    within=usually(
        "utq-dossier.assign",
        Text(nl="assessoren vragen", en="asking assessors"),
        "P10D",
        if_passed=Text(
            nl="de kandidaat ziet dat het langer duurt.", en="the candidate sees that it takes longer."
        ),
    ),
)
returned_incomplete = State(
    "returned_incomplete",
    Text(nl="Terug: er ontbreekt iets", en="Returned: something is missing"),
    owner=candidate,
    doing=Text(nl="Werk aan je dossier", en="Work on your dossier"),
    within=usually(
        "utq-dossier.complete",
        Text(nl="aanvullen", en="completing"),
        "P20D",
        if_passed=Text(nl="het dossier blijft bij jou liggen.", en="the dossier stays with you."),
    ),
)
assessors_asked = State(
    "assessors_asked",
    Text(nl="Assessoren zijn gevraagd", en="Assessors were asked"),
    owner=invited,
    doing=Text(nl="Zeg of je oordeelt", en="Say whether you judge"),
    within=usually(
        "utq-dossier.invitation",
        Text(nl="antwoorden op een uitnodiging", en="answering an invitation"),
        "P5D",
        if_passed=Text(nl="de coördinator vraagt iemand anders.", en="the coordinator asks somebody else."),
        lapse="let-invitations-lapse",
    ),
)
place_open = State(
    "place_open",
    Text(nl="Er wordt een andere assessor gezocht", en="Another assessor is being looked for"),
    owner=coordinator,
    within=usually(
        "utq-dossier.next-assessor",
        Text(nl="een andere assessor vragen", en="asking another assessor"),
        "P5D",
        if_passed=Text(
            nl="de kandidaat ziet dat het langer duurt.", en="the candidate sees that it takes longer."
        ),
    ),
)
individual_judgement = State(
    "individual_judgement",
    Text(nl="Twee assessoren oordelen, elk voor zich", en="Two assessors judge, each alone"),
    owner=assessor,
    owing=lambda facts: facts.still_judging,
    within=usually(
        "utq-dossier.judge",
        Text(nl="oordelen", en="judging"),
        "P20D",
        if_passed=Text(
            nl="de coördinator vraagt of iemand anders moet oordelen.",
            en="the coordinator asks whether somebody else must judge.",
        ),
    ),
)


def day_of_the_talk(facts: DossierFacts) -> tuple[date, Said] | None:
    meeting = facts.meeting
    if meeting is None:
        return None
    return day_of(meeting.starts_at), Sentence("The talk is on {moment}.", moment=meeting.starts_at)


interview_to_plan = State(
    "interview_to_plan",
    Text(nl="Er komt een gesprek met de kandidaat", en="A talk with the candidate is to be planned"),
    owner=assessor,
    announced=True,
    within=Deadline(
        length=Setting(
            "utq-dossier.interview",
            Text(nl="een gesprek met de kandidaat plannen", en="planning a talk with the candidate"),
            "P30D",
            INFERRED,
        ),
        if_passed=Text(
            nl="de coördinator plant het gesprek, of vraagt wat er nodig is.",
            en="the coordinator plans the talk, or asks what is needed.",
        ),
    ),
)
interview_planned = State(
    "interview_planned",
    Text(nl="Het gesprek met de kandidaat is gepland", en="The talk with the candidate is planned"),
    owner=assessor,
    announced=True,
    doing=Text(nl="Bereid het gesprek voor", en="Prepare the talk"),
    within=Until(
        day=day_of_the_talk,
        if_passed=Text(
            nl="een assessor schrijft het verslag, of zegt het gesprek af.",
            en="an assessor writes the report, or calls the talk off.",
        ),
    ),
)
interview_held = State(
    "interview_held",
    Text(nl="Het gesprek met de kandidaat is gehouden", en="The talk with the candidate was held"),
    owner=assessor,
    within=usually(
        "utq-dossier.after-interview",
        Text(nl="overleggen na het gesprek", en="conferring after the talk"),
        "P5D",
        if_passed=Text(
            nl="de coördinator vraagt wat er nodig is.", en="the coordinator asks what is needed."
        ),
    ),
)
consensus_talk = State(
    "consensus_talk",
    Text(nl="De assessoren leggen hun oordelen naast elkaar", en="The assessors compare their judgements"),
    owner=assessor,
    within=usually(
        "utq-dossier.talk",
        Text(nl="overleggen", en="conferring"),
        "P5D",
        if_passed=Text(
            nl="de coördinator vraagt wat er nodig is.", en="the coordinator asks what is needed."
        ),
    ),
)
verdict_proposed = State(
    "verdict_proposed",
    Text(nl="Een assessor stelt een besluit voor", en="One assessor proposes a verdict"),
    owner=assessor,
    within=usually(
        "utq-dossier.agree",
        Text(nl="instemmen met het voorstel", en="agreeing to the proposal"),
        "P5D",
        if_passed=Text(
            nl="de coördinator vraagt wat er nodig is. Zwijgen is geen instemmen.",
            en="the coordinator asks what is needed. Silence is not agreement.",
        ),
    ),
)
no_consensus = State(
    "no_consensus",
    Text(nl="De assessoren worden het niet eens", en="The assessors do not agree"),
    owner=coordinator,
    within=usually(
        "utq-dossier.ask-third",
        Text(nl="een derde assessor vragen", en="asking a third assessor"),
        "P10D",
        if_passed=Text(nl="de kandidaat hoort waarom het wacht.", en="the candidate hears why it waits."),
    ),
)
third_judgement = State(
    "third_judgement",
    Text(nl="Een derde assessor oordeelt over wat open bleef", en="A third assessor judges what stayed open"),
    owner=third,
    within=usually(
        "utq-dossier.third",
        Text(nl="oordelen als derde", en="judging as the third"),
        "P10D",
        if_passed=Text(
            nl="de coördinator vraagt of iemand anders moet oordelen.",
            en="the coordinator asks whether somebody else must judge.",
        ),
    ),
)
NOTIFY = usually(
    "utq-dossier.notify",
    Text(nl="besluit sturen", en="sending the verdict"),
    "P5D",
    if_passed=Text(
        nl="de kandidaat ziet dat het langer duurt.", en="the candidate sees that it takes longer."
    ),
)
verdict_pass = State(
    "verdict_pass", Text(nl="Besluit: geslaagd", en="Verdict: pass"), owner=coordinator, within=NOTIFY
)
verdict_supplement = State(
    "verdict_supplement",
    Text(nl="Besluit: aanvullen", en="Verdict: supplement"),
    owner=coordinator,
    within=NOTIFY,
)
verdict_fail = State(
    "verdict_fail", Text(nl="Besluit: niet geslaagd", en="Verdict: fail"), owner=coordinator, within=NOTIFY
)
supplement = State(
    "supplement",
    Text(nl="De genoemde criteria worden aangevuld", en="The named criteria are being supplemented"),
    owner=candidate,
    doing=Text(nl="Werk aan je dossier", en="Work on your dossier"),
    within=Deadline(
        length=Setting("utq-dossier.supplement", Text(nl="aanvullen", en="supplementing"), "P3M", INFERRED),
        if_passed=Text(
            nl="het dossier blijft bij jou; de coördinator vraagt hoe het gaat.",
            en="the dossier stays with you; the coordinator asks how it goes.",
        ),
        agreed=agreed_before,
    ),
)
notified = State(
    "notified",
    Text(nl="Het besluit is bekendgemaakt", en="The verdict was made known"),
    owner=CLOCK,
    within=Deadline(
        length=OBJECTION,
        extend=True,
        if_passed=Text(nl="het besluit staat vast.", en="the verdict stands."),
        lapse="become-final",
    ),
)
final = State("final", Text(nl="Het besluit staat vast", en="The verdict stands"), final=True)
withdrawn = State("withdrawn", Text(nl="Ingetrokken", en="Withdrawn"), final=True)
