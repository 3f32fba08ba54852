"""The criterion-based interview, where an assessment closes with one (domain/utq 2.5, S7 and S8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leerlijn.domains.qualification.actions.interviews import (
    YES,
    answer_recording,
    call_off_interview,
    plan_interview,
    report_interview,
)
from leerlijn.domains.qualification.guards.interviews import candidate_is_in_time, closes_with_a_talk
from leerlijn.domains.qualification.procedures.dossier.states import (
    assessor,
    candidate,
    coordinator,
    interview_held,
    interview_planned,
    interview_to_plan,
)
from leerlijn.domains.qualification.queries.dossiers import DossierFacts
from leerlijn.domains.qualification.queries.interviews import at_the_table, days_free
from leerlijn.foundation.dossiers.actions.judging import open_judgements
from leerlijn.foundation.dossiers.guards.dossiers import all_judgements_are_in
from leerlijn.foundation.meetings.guards import meeting_has_begun
from leerlijn.foundation.meetings.queries.together import Span
from leerlijn.foundation.meetings.sessions import ONE_MEETING
from leerlijn.kernel.procedure import CLOCK, Choice, Line, OneOf, Paragraph, Rows, SeveralOf
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import AMSTERDAM


def guide(facts: DossierFacts) -> list[tuple[str, Said | str]]:
    """The criteria that are asked about: those that not both assessors accept yet."""
    lines = {line.code: line for line in facts.criteria_judged}
    return [(code, Sentence("{code} {title}", code=code, title=lines[code].short)) for code in facts.guide]


def people(facts: DossierFacts) -> list[tuple[str, Said | str]]:
    return [(str(person), name) for person, name in at_the_table(facts).items()]


def when_all_can(facts: DossierFacts) -> list[tuple[Said, Said | str]]:
    """Per day the hours in which assessors and candidate are free, as far as is known here."""
    found: list[tuple[Said, Said | str]] = [
        (Sentence("{day}", day=each.day), Sentence("{spans}", spans=tuple(_spans(each.spans))))
        for each in days_free(facts)
    ]
    return found or [(WHEN, NOBODY_CAN)]


def _spans(spans: Iterable[Span]) -> Iterator[Said]:
    for span in spans:
        begins, ends = (f"{moment.astimezone(AMSTERDAM):%H:%M}" for moment in span)
        yield Sentence("{begins} to {ends}", begins=begins, ends=ends)


WHEN = Text(nl="Wanneer iedereen kan", en="When everybody can")
NOBODY_CAN = Text(
    nl="De komende dertig dagen is er geen uur waarin iedereen kan. Verzet eerst iets anders.",
    en="In the next thirty days there is no hour in which everybody can. First move something else.",
)
ALL_READ_IT = Text(
    nl="De kandidaat, de assessoren en de coördinator lezen dit.",
    en="The candidate, the assessors and the coordinator read this.",
)
READ_WITH_THE_VERDICT = Text(
    nl="De kandidaat leest dit als het besluit bekend is.", en="The candidate reads this with the verdict."
)

open_for_interview = CLOCK.may(
    "open-for-interview",
    Text(
        nl="Beide oordelen gaan open, en er komt een gesprek", en="Both judgements open, and a talk follows"
    ),
    to=interview_to_plan,
    when=[all_judgements_are_in, closes_with_a_talk],
    then=[open_judgements],
    at_once=True,
)
plan = assessor.may(
    "plan-interview",
    Text(nl="Plan het gesprek", en="Plan the talk"),
    to=interview_planned,
    told=Text(nl="Het gesprek is gepland", en="The talk was planned"),
    together_with=[coordinator],
    asks=ONE_MEETING,
    then=[plan_interview],
    shows=when_all_can,
)
call_off = assessor.may(
    "call-off-interview",
    Text(nl="Zeg het gesprek af", en="Call the talk off"),
    to=interview_to_plan,
    told=Text(nl="Het gesprek is afgezegd", en="The talk was called off"),
    together_with=[coordinator, candidate],
    when=[candidate_is_in_time],
    asks=[Paragraph(name="reason", label=Text(nl="Waarom", en="Why"), reader=ALL_READ_IT, longest=1000)],
    then=[call_off_interview],
)
say_may_record = candidate.may(
    "answer-recording",
    Text(nl="Mag het gesprek opgenomen worden?", en="May the talk be recorded?"),
    to=None,
    told=Text(nl="De kandidaat zei of er opgenomen mag worden", en="The candidate said whether to record"),
    asks=[
        Choice(
            name="may_record",
            label=Text(nl="Mag het gesprek opgenomen worden?", en="May the talk be recorded?"),
            hint=Text(
                nl="Je hoeft dit niet goed te vinden, en je kunt het tot het verslag veranderen.",
                en="You need not agree, and until the report you can change it.",
            ),
            among={
                YES: Text(nl="Ja, voor het verslag", en="Yes, for the report"),
                "no": Text(nl="Nee", en="No"),
            },
            weighs=True,
        )
    ],
    then=[answer_recording],
)
hold = assessor.may(
    "report-interview",
    Text(nl="Schrijf het verslag van het gesprek", en="Write the report of the talk"),
    to=interview_held,
    told=Text(nl="Het gesprek is gehouden", en="The talk was held"),
    when=[meeting_has_begun],
    asks=[
        SeveralOf(name="attendees", label=Text(nl="Wie er waren", en="Who was there"), among=people),
        Rows(
            name="answers",
            label=Text(nl="Wat de kandidaat antwoordde", en="What the candidate answered"),
            each=Text(nl="Criterium", en="Criterion"),
            more=Text(nl="Nog een criterium", en="One more criterion"),
            reader=READ_WITH_THE_VERDICT,
            required=False,
            columns=(
                OneOf(name="criterion", label=Text(nl="Criterium", en="Criterion"), among=guide),
                Paragraph(name="answer", label=Text(nl="Antwoord", en="Answer"), longest=4000),
            ),
        ),
        Paragraph(
            name="minutes",
            label=Text(nl="Wat er verder is gezegd", en="What was said besides"),
            reader=READ_WITH_THE_VERDICT,
            required=False,
        ),
        Line(
            name="recording",
            label=Text(nl="Waar de opname bewaard wordt", en="Where the recording is kept"),
            required=False,
            only_if=lambda facts: facts.may_be_recorded,
        ),
    ],
    then=[report_interview],
    page="qualification:interview",
    link=Text(nl="Ga naar de leidraad van het gesprek", en="Go to the guide of the talk"),
)
