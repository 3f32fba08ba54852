"""Something does not work: whoever meets it says so on the page itself, and the administrator answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from leerlijn.foundation.cases.actions.replies import keep_reply
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.reports import ReportFacts, report_facts
from leerlijn.foundation.cases.relations import REPORTER
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people import relations as offices
from leerlijn.kernel.procedure import (
    Answer,
    Line,
    Meaning,
    Paragraph,
    Procedure,
    Role,
    State,
    effect,
    usually,
)
from leerlijn.kernel.sentence import Sentence, Text, to_data

reporter = Role("reporter", Text(nl="wie het meldt", en="whoever reports it"), Meaning.INITIATOR, REPORTER)
administrator = Role(
    "administrator",
    Text(nl="functioneel beheerder", en="functional administrator"),
    Meaning.HANDLER,
    offices.ADMINISTRATOR,
)
auditor = Role("auditor", Text(nl="auditor", en="auditor"), Meaning.OVERSEER, offices.AUDITOR)


@effect(
    Text(
        nl="de beheerder leest wat er misging, op welke bladzijde en in welke versie",
        en="the administrator reads what went wrong, on which page and in which version",
    )
)
def tell_administrator(
    facts: ReportFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime
) -> None:
    said = Sentence(
        "On {page}, in version {version}: {what}",
        page=str(answers["page"]),
        version=str(answers["version"]),
        what=str(answers["what"]),
    )
    Case.objects.filter(pk=facts.situation.case.pk).update(data={"said": to_data(said)})


@effect(Text(nl="wie het meldde leest het antwoord", en="whoever reported it reads the answer"))
def answer_reporter(facts: ReportFacts, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    keep_reply(facts.situation.case, answers)


reported = State(
    "reported",
    Text(nl="Gemeld: kijk wat er misgaat", en="Reported: see what goes wrong"),
    owner=administrator,
    within=usually(
        "problem-report.answer",
        Text(nl="antwoorden op een gemeld probleem", en="answering a problem that was reported"),
        "P10D",
        if_passed=Text(nl="de melding blijft staan.", en="the report stays."),
    ),
)
answered = State("answered", Text(nl="Beantwoord", en="Answered"), final=True)
taken_back = State("taken_back", Text(nl="Ingetrokken", en="Taken back"), final=True)

PROCEDURE = Procedure(
    key="problem-report",
    edition="2026",
    title=Text(nl="Een probleem melden", en="Reporting a problem"),
    named=Text(nl="Gemeld probleem", en="Reported problem"),
    source=Text(
        nl="onze standaard: wie iets meldt, krijgt antwoord",
        en="our default: whoever reports something gets an answer",
    ),
    starts_on=date(2017, 9, 1),
    roles=(reporter, administrator, auditor),
    facts=report_facts,
    openings=(
        reporter.may(
            "report",
            Text(nl="Meld een probleem", en="Report a problem"),
            told=Text(nl="Er is een probleem gemeld", en="A problem was reported"),
            to=reported,
            asks=[
                Paragraph(
                    name="what",
                    label=Text(nl="Wat er misgaat", en="What goes wrong"),
                    hint=Text(
                        nl="Wat deed je, wat verwachtte je en wat zag je? Laat weg over wie het gaat.",
                        en="What did you do, expect and see? Leave out whom it is about.",
                    ),
                    reader=Text(
                        nl="De functioneel beheerder leest dit.",
                        en="The functional administrator reads this.",
                    ),
                    longest=2000,
                ),
                Line(
                    name="page",
                    label=Text(nl="Op welke bladzijde", en="On which page"),
                    hint=Text(nl="Het adres in je browser.", en="The address in your browser."),
                    suggested=lambda facts: facts.page,
                    longest=300,
                ),
                Line(
                    name="version",
                    label=Text(nl="In welke versie", en="In which version"),
                    suggested=lambda facts: facts.version,
                    longest=100,
                ),
            ],
            then=[tell_administrator],
        ),
    ),
    table={
        reported: (
            administrator.may(
                "answer",
                Text(nl="Beantwoord de melding", en="Answer the report"),
                told=Text(nl="De melding is beantwoord", en="The report was answered"),
                to=answered,
                asks=[
                    Paragraph(
                        name="answer",
                        label=Text(nl="Wat eraan gedaan is", en="What was done about it"),
                        reader=Text(nl="Wie het meldde leest dit.", en="Whoever reported it reads this."),
                    )
                ],
                then=[answer_reporter],
                for_several=True,
            ),
            reporter.may(
                "take-back",
                Text(nl="Trek de melding in", en="Take the report back"),
                told=Text(nl="De melding is ingetrokken", en="The report was taken back"),
                to=taken_back,
            ),
        ),
        answered: (),
        taken_back: (),
    },
)
