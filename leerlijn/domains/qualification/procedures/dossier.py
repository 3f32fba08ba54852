"""Dossier and assessment: from the first evidence to a verdict that stands (domain/utq 2.3 and 2.5)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from leerlijn.domains.qualification.actions.certificates import issue_utq_certificate
from leerlijn.domains.qualification.actions.dossiers import (
    make_proposal,
    name_supervisor,
    replace_assessor,
    seat_panel,
)
from leerlijn.domains.qualification.guards.dossiers import (
    agreed_on_fail,
    agreed_on_pass,
    agreed_on_supplement,
    has_enough_assessors,
    has_no_other_dossier,
)
from leerlijn.domains.qualification.procedures.choosing_criteria import choosing
from leerlijn.domains.qualification.queries.dossiers import DossierFacts, facts_of
from leerlijn.domains.qualification.relations import SUPERVISOR
from leerlijn.domains.qualification.verdicts import Outcome
from leerlijn.foundation.dossiers.actions.judging import (
    agree_with_proposal,
    fix_judgement,
    open_judgements,
    refuse_proposal,
)
from leerlijn.foundation.dossiers.actions.sealing import begin_dossier, seal_dossier
from leerlijn.foundation.dossiers.guards.dossiers import (
    all_judgements_are_in,
    covers_every_criterion,
    did_not_propose,
)
from leerlijn.foundation.dossiers.relations import CANDIDATE
from leerlijn.foundation.panels.relations import JUDGE
from leerlijn.foundation.people import relations as offices
from leerlijn.kernel.procedure import (
    CLOCK,
    INFERRED,
    Choice,
    Deadline,
    Meaning,
    OneOf,
    Paragraph,
    Pauses,
    Procedure,
    Resumes,
    Role,
    Setting,
    SeveralOf,
    State,
    Until,
    usually,
)
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import Count, Length, day_of

COLLEAGUE = Text(
    nl="De kandidaat leest dit. Schrijf aan een collega.",
    en="The candidate reads this. Write to a colleague.",
)

OUTCOMES: Mapping[str, Text] = {
    Outcome.PASS: Text(nl="Geslaagd", en="Pass"),
    Outcome.SUPPLEMENT: Text(nl="Aanvullen", en="Supplement"),
    Outcome.FAIL: Text(nl="Niet geslaagd", en="Fail"),
}

candidate = Role("candidate", Text(nl="kandidaat", en="candidate"), Meaning.INITIATOR, CANDIDATE)
supervisor = Role("supervisor", Text(nl="BKO-begeleider", en="UTQ supervisor"), Meaning.ADVISER, SUPERVISOR)
assessor = Role("assessor", Text(nl="assessor", en="assessor"), Meaning.JUDGE, JUDGE)
coordinator = Role(
    "coordinator", Text(nl="BKO-coördinator", en="UTQ coordinator"), Meaning.HANDLER, offices.COORDINATOR
)
dean = Role("dean", Text(nl="decaan", en="dean"), Meaning.OVERSEER, offices.DEAN)
hr = Role("hr", Text(nl="HR-adviseur", en="HR adviser"), Meaning.OVERSEER, offices.HR)
auditor = Role("auditor", Text(nl="auditor", en="auditor"), Meaning.OVERSEER, offices.AUDITOR)


def before_the_duty_ends(facts: DossierFacts) -> tuple[date, Said]:
    """The last day of the duty; whoever has none gets the three years of the seed from their beginning."""
    if facts.duty_ends_on:
        return facts.duty_ends_on, Sentence("Your duty to qualify ends on {day}.", day=facts.duty_ends_on)
    day = Length(years=3).after(day_of(facts.situation.case.opened_at))
    return day, Sentence("You have no duty to qualify; the usual time is three years, until {day}.", day=day)


def criteria_to_settle(facts: DossierFacts) -> list[tuple[str, Said | str]]:
    """Only those between the two: what both found is not up for choice."""
    return [
        (line.code, Sentence("{code} {title}", code=line.code, title=line.short))
        for line in facts.criteria
        if line.code in facts.to_settle
    ]


def assessors_to_ask(facts: DossierFacts) -> tuple[tuple[str, Said | str], ...]:
    return facts.eligible_assessors


def assessors_here(facts: DossierFacts) -> list[tuple[str, Said | str]]:
    return [(str(judge.person), judge.name) for judge in facts.round.judges] if facts.round else []


def the_proposal(facts: DossierFacts) -> list[tuple[Said, Said | str]]:
    """What was proposed, as the candidate will read it."""
    proposal = facts.proposal
    if proposal is None:
        return []
    said: list[tuple[Said, Said | str]] = [
        (Text(nl="Besluit", en="Verdict"), OUTCOMES[proposal.outcome]),
        (Text(nl="Motivering", en="Motivation"), proposal.motivation),
    ]
    if proposal.not_yet:
        said.append((Text(nl="Nog niet voldoende", en="Not yet sufficient"), ", ".join(proposal.not_yet)))
    return said


in_progress = State(
    "in_progress",
    Text(nl="Het dossier is in de maak", en="The dossier is being made"),
    owner=candidate,
    within=Until(
        day=before_the_duty_ends,
        if_passed=Text(
            nl="de decaan beslist over een nieuwe datum, nadat je leidinggevende is gehoord.",
            en="the dean decides on a new date after hearing your manager.",
        ),
    ),
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
    within=usually(
        "utq-dossier.complete",
        Text(nl="aanvullen", en="completing"),
        "P20D",
        if_passed=Text(nl="het dossier blijft bij jou liggen.", en="the dossier stays with you."),
    ),
)
individual_judgement = State(
    "individual_judgement",
    Text(nl="Twee assessoren oordelen, elk voor zich", en="Two assessors judge, each alone"),
    owner=assessor,
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
        Text(nl="instemmen met het voorstel", en="agreeing to it"),
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
    within=Deadline(
        length="P10D",
        count=Count.WORKING,
        if_passed=Text(nl="de kandidaat hoort waarom het wacht.", en="the candidate hears why it waits."),
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
    within=Deadline(
        length=Setting("utq-dossier.supplement", Text(nl="aanvullen", en="supplementing"), "P3M", INFERRED),
        if_passed=Text(
            nl="het dossier blijft bij jou; de coördinator vraagt hoe het gaat.",
            en="the dossier stays with you; the coordinator asks how it goes.",
        ),
    ),
)
notified = State(
    "notified",
    Text(nl="Het besluit is bekendgemaakt", en="The verdict was made known"),
    owner=CLOCK,
    within=Deadline(
        length=Setting(
            "utq-dossier.objection",
            Text(nl="bezwaar maken", en="objecting"),
            "P6W",
            "public page of the joint UTQ regulation: six weeks to object",
        ),
        extend=True,
        if_passed=Text(nl="het besluit staat vast.", en="the verdict stands."),
        lapse="become-final",
    ),
)
final = State("final", Text(nl="Het besluit staat vast", en="The verdict stands"), final=True)
withdrawn = State("withdrawn", Text(nl="Ingetrokken", en="Withdrawn"), final=True)

REASONS_TO_PAUSE = {
    "leave": Text(nl="verlof", en="leave"),
    "illness": Text(nl="ziekte", en="illness"),
    "no-teaching": Text(nl="geen onderwijs in deze periode", en="no teaching in this period"),
}

hand_in = candidate.may(
    "hand-in",
    Text(nl="Lever het dossier in", en="Hand in the dossier"),
    to=submitted,
    told=Text(nl="Ingeleverd en verzegeld", en="Handed in and sealed"),
    when=[covers_every_criterion],
    then=[seal_dossier],
)
choose_criteria = choosing(coordinator)
withdraw = candidate.may(
    "withdraw",
    Text(nl="Trek het dossier in", en="Withdraw the dossier"),
    to=withdrawn,
    told=Text(nl="Het dossier is ingetrokken", en="The dossier was withdrawn"),
    asks=[Paragraph(name="reason", label=Text(nl="Waarom", en="Why"), required=False)],
    decides=True,
)
invite_supervisor = coordinator.may(
    "name-supervisor",
    Text(nl="Wijs een begeleider aan", en="Name a supervisor"),
    to=None,
    told=Text(nl="Er is een begeleider aangewezen", en="A supervisor was named"),
    asks=[
        OneOf(
            name="supervisor",
            label=Text(nl="BKO-begeleider", en="UTQ supervisor"),
            among=lambda facts: facts.supervisors,
        )
    ],
    then=[name_supervisor],
)
ask_assessors = coordinator.may(
    "ask-assessors",
    Text(nl="Vraag twee assessoren", en="Ask two assessors"),
    to=individual_judgement,
    told=Text(nl="Twee assessoren gevraagd", en="Two assessors were asked"),
    when=[has_enough_assessors],
    asks=[
        OneOf(name="first", label=Text(nl="Eerste assessor", en="First assessor"), among=assessors_to_ask),
        OneOf(
            name="second",
            label=Text(nl="Tweede assessor", en="Second assessor"),
            hint=Text(
                nl="Een van beiden komt van een andere faculteit.", en="One of them is from another faculty."
            ),
            among=assessors_to_ask,
        ),
    ],
    then=[seat_panel],
)

PROCEDURE = Procedure(
    key="utq-dossier",
    edition="2026",
    title=Text(nl="BKO: dossier en beoordeling", en="UTQ: dossier and assessment"),
    named=Text(nl="BKO-dossier", en="UTQ dossier"),
    source="public UTQ page (competences in a personal dossier), and how dossiers are assessed in practice",
    starts_on=date(2017, 9, 1),
    roles=(candidate, supervisor, assessor, coordinator, dean, hr, auditor),
    openings=(
        candidate.may(
            "begin",
            Text(nl="Begin je BKO-dossier", en="Begin your UTQ dossier"),
            to=in_progress,
            told=Text(nl="Het dossier is begonnen", en="The dossier was begun"),
            when=[has_no_other_dossier],
            then=[begin_dossier],
        ),
    ),
    table={
        in_progress: (
            hand_in,
            invite_supervisor,
            coordinator.may(
                "pause",
                Text(nl="Zet de klok stil", en="Stop the clock"),
                to=None,
                told=Text(nl="De klok staat stil", en="The clock was stopped"),
                together_with=[supervisor],
                clock=Pauses(REASONS_TO_PAUSE),
            ),
            coordinator.may(
                "resume",
                Text(nl="Laat de klok weer lopen", en="Start the clock again"),
                to=None,
                told=Text(nl="De klok loopt weer", en="The clock runs again"),
                together_with=[supervisor],
                clock=Resumes(),
            ),
            choose_criteria,
            withdraw,
        ),
        submitted: (
            ask_assessors,
            coordinator.may(
                "return",
                Text(nl="Stuur terug: er ontbreekt iets", en="Return: something is missing"),
                to=returned_incomplete,
                told=Text(nl="Teruggestuurd: er ontbrak iets", en="Returned: something was missing"),
                asks=[
                    Paragraph(
                        name="missing",
                        label=Text(nl="Wat ontbreekt", en="What is missing"),
                        reader=COLLEAGUE,
                    )
                ],
            ),
            withdraw,
        ),
        returned_incomplete: (hand_in, choose_criteria, withdraw),
        individual_judgement: (
            assessor.may(
                "judge",
                Text(nl="Lever je oordeel in", en="Hand in your judgement"),
                to=None,
                told=Text(nl="Een oordeel is ingeleverd", en="A judgement was handed in"),
                then=[fix_judgement],
                settles=True,
                page="qualification:desk",
                link=Text(nl="Ga naar je beoordeling", en="Go to your judgement"),
            ),
            coordinator.may(
                "replace-assessor",
                Text(nl="Vraag een andere assessor", en="Ask another assessor"),
                to=None,
                told=Text(nl="Een andere assessor is gevraagd", en="Another assessor was asked"),
                asks=[
                    OneOf(
                        name="leaving",
                        label=Text(nl="Wie valt uit", en="Who drops out"),
                        among=assessors_here,
                    ),
                    OneOf(
                        name="coming",
                        label=Text(nl="Wie oordeelt in die plaats", en="Who judges instead"),
                        among=assessors_to_ask,
                    ),
                ],
                then=[replace_assessor],
            ),
            CLOCK.may(
                "open-judgements",
                Text(nl="Beide oordelen gaan open", en="Both judgements open"),
                to=consensus_talk,
                when=[all_judgements_are_in],
                then=[open_judgements],
                at_once=True,
            ),
        ),
        consensus_talk: (
            assessor.may(
                "propose",
                Text(nl="Stel een besluit voor", en="Propose a verdict"),
                to=verdict_proposed,
                told=Text(nl="Er is een besluit voorgesteld", en="A verdict was proposed"),
                asks=[
                    Choice(
                        name="outcome",
                        label=Text(nl="Besluit", en="Verdict"),
                        among=OUTCOMES,
                        weighs=True,
                    ),
                    SeveralOf(
                        name="not_yet",
                        label=Text(
                            nl="Van deze zijn nog niet voldoende", en="Of these, not yet sufficient are"
                        ),
                        among=criteria_to_settle,
                        required=False,
                    ),
                    Paragraph(
                        name="motivation", label=Text(nl="Motivering", en="Motivation"), reader=COLLEAGUE
                    ),
                ],
                then=[make_proposal],
                passes_on=True,
                page="qualification:difference",
            ),
            assessor.may(
                "declare-no-consensus",
                Text(nl="We worden het niet eens", en="We do not agree"),
                to=no_consensus,
                told=Text(nl="De assessoren worden het niet eens", en="The assessors do not agree"),
                asks=[Paragraph(name="reason", label=Text(nl="Waarover niet", en="On what not"))],
            ),
        ),
        verdict_proposed: (
            assessor.may(
                "agree",
                Text(nl="Eens", en="I agree"),
                to=None,
                told=Text(nl="De andere assessor is het eens", en="The other assessor agrees"),
                when=[did_not_propose],
                then=[agree_with_proposal],
                shows=the_proposal,
                decides=True,
            ),
            assessor.may(
                "disagree",
                Text(nl="Niet eens", en="I do not agree"),
                to=consensus_talk,
                told=Text(nl="De andere assessor is het niet eens", en="The other assessor does not agree"),
                when=[did_not_propose],
                asks=[
                    Paragraph(
                        name="reason",
                        label=Text(nl="Waarom niet", en="Why not"),
                        reader=Text(nl="Je collega leest dit.", en="Your colleague reads this."),
                    )
                ],
                then=[refuse_proposal],
                shows=the_proposal,
                decides=True,
            ),
            *(
                CLOCK.may(
                    f"conclude-{outcome}",
                    Text(nl="De assessoren zijn het eens", en="The assessors agree"),
                    to=state,
                    when=[agreed],
                    at_once=True,
                )
                for outcome, state, agreed in (
                    ("pass", verdict_pass, agreed_on_pass),
                    ("supplement", verdict_supplement, agreed_on_supplement),
                    ("fail", verdict_fail, agreed_on_fail),
                )
            ),
        ),
        no_consensus: (
            coordinator.may(
                "talk-again",
                Text(nl="Vraag nog een gesprek", en="Ask for another talk"),
                to=consensus_talk,
                told=Text(nl="Er komt nog een gesprek", en="Another talk was asked for"),
                asks=[Paragraph(name="reason", label=Text(nl="Waarom", en="Why"))],
            ),
        ),
        verdict_pass: (
            coordinator.may(
                "notify-pass",
                Text(nl="Maak het besluit bekend", en="Make the verdict known"),
                to=notified,
                told=Text(nl="Het besluit is bekendgemaakt", en="The verdict was made known"),
                then=[issue_utq_certificate],
                shows=the_proposal,
            ),
        ),
        verdict_supplement: (
            coordinator.may(
                "notify-supplement",
                Text(nl="Maak het besluit bekend", en="Make the verdict known"),
                to=supplement,
                told=Text(nl="Het besluit is bekendgemaakt", en="The verdict was made known"),
                shows=the_proposal,
            ),
        ),
        verdict_fail: (
            coordinator.may(
                "notify-fail",
                Text(nl="Maak het besluit bekend", en="Make the verdict known"),
                to=notified,
                told=Text(nl="Het besluit is bekendgemaakt", en="The verdict was made known"),
                shows=the_proposal,
            ),
        ),
        supplement: (hand_in, choose_criteria, withdraw),
        notified: (
            CLOCK.may("become-final", Text(nl="Het besluit staat vast", en="The verdict stands"), to=final),
        ),
        final: (),
        withdrawn: (),
    },
    facts=facts_of,
    page="qualification:dossier",
)
