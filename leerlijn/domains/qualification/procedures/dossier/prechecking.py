"""The pre-check before handing in: complete, or back with what is missing (domain/utq 2.3, T4 and T5)."""

from __future__ import annotations

from django.urls import reverse

from leerlijn.domains.qualification.guards.dossiers import has_a_supervisor
from leerlijn.domains.qualification.guards.feedback import nothing_is_shared
from leerlijn.domains.qualification.procedures.dossier.states import (
    candidate,
    coordinator,
    in_progress,
    precheck_ok,
    precheck_requested,
    precheck_returned,
    supervisor,
)
from leerlijn.domains.qualification.queries.dossiers import DossierFacts
from leerlijn.domains.qualification.relations import SUPERVISOR
from leerlijn.foundation.cases.queries.terms import how_long
from leerlijn.foundation.dossiers.guards.dossiers import covers_every_criterion, every_claim_says_why
from leerlijn.foundation.dossiers.queries.items import ItemLine
from leerlijn.foundation.dossiers.queries.matrix import matrix_of
from leerlijn.foundation.ui.words import links
from leerlijn.kernel.procedure import Line, OneOf, Paragraph, Rows
from leerlijn.kernel.sentence import Said, Sentence, Text

CANDIDATE_READS = Text(
    nl="De kandidaat leest dit; de assessoren en HR niet.",
    en="The candidate reads this; the assessors and HR do not.",
)


def components(facts: DossierFacts) -> list[tuple[str, Said | str]]:
    """What has to be in the dossier: something for each criterion that is open."""
    asked = facts.codes_to_cover
    return [
        (line.code, Sentence("{code} {title}", code=line.code, title=line.short))
        for line in facts.criteria
        if line.code in asked
    ]


def what_is_there(facts: DossierFacts) -> list[tuple[Said, Said | str]]:
    """The check list: per criterion which evidence stands for it, each a press away."""
    rows = (row for group in matrix_of(facts, facts.items) for row in group.rows)
    return [
        (
            Sentence("{code} {title}", code=row.criterion.code, title=row.criterion.short),
            links(*(_file_of(item, facts) for item in row.items)) if row.items else row.said,
        )
        for row in rows
    ]


def _file_of(item: ItemLine, facts: DossierFacts) -> tuple[str, str]:
    """Its number and its title, and where its file is."""
    where = reverse(f"{facts.COURSE.place}:file", args=[facts.situation.case.pk, item.order])
    return f"{item.code} {item.title}", where


def who_reads_it(facts: DossierFacts) -> list[tuple[Said, Said | str]]:
    """Whom it goes to, and within what time; one statement."""
    case, on = facts.situation.case, facts.situation.on
    readers = tuple(each.person.name for each in facts.situation.parties if each.relation == SUPERVISOR.key)
    length = how_long(precheck_requested, case.path, on=on)
    return [
        (Text(nl="Wie het leest", en="Who reads it"), Sentence("{names}", names=readers)),
        (
            Text(nl="Je krijgt antwoord binnen", en="You get an answer within"),
            Sentence("{length}", length=length),
        ),
    ]


CAN_BE_PRECHECKED = (covers_every_criterion, every_claim_says_why, nothing_is_shared, has_a_supervisor)
request_precheck = candidate.may(
    "request-precheck",
    Text(nl="Vraag de voorcheck", en="Ask for the pre-check"),
    to=precheck_requested,
    told=Text(nl="De voorcheck is gevraagd", en="The pre-check was asked for"),
    when=CAN_BE_PRECHECKED,
    shows=who_reads_it,
    entered_by=[coordinator],
    entered_if=lambda facts: all(rule(facts) for rule in CAN_BE_PRECHECKED),
)
find_complete = supervisor.may(
    "find-complete",
    Text(nl="Het dossier is compleet", en="The dossier is complete"),
    to=precheck_ok,
    told=Text(nl="De begeleider vindt het dossier compleet", en="The supervisor finds the dossier complete"),
    asks=[
        Paragraph(
            name="remark",
            label=Text(nl="Wat je de kandidaat meegeeft", en="What you tell the candidate"),
            reader=CANDIDATE_READS,
            required=False,
        )
    ],
    shows=what_is_there,
    decides=True,
)
return_precheck = supervisor.may(
    "return-precheck",
    Text(nl="Geef terug: er ontbreekt iets", en="Give back: something is missing"),
    to=precheck_returned,
    told=Text(nl="Teruggegeven: er ontbrak iets", en="Given back: something was missing"),
    asks=[
        Rows(
            name="missing",
            label=Text(nl="Wat er ontbreekt", en="What is missing"),
            each=Text(nl="Onderdeel", en="Component"),
            more=Text(nl="Nog een onderdeel", en="One more component"),
            reader=CANDIDATE_READS,
            columns=(
                OneOf(name="component", label=Text(nl="Criterium", en="Criterion"), among=components),
                Line(name="what", label=Text(nl="Wat ontbreekt", en="What is missing"), longest=500),
            ),
        )
    ],
    shows=what_is_there,
    decides=True,
)
work_on = candidate.may(
    "work-on",
    Text(nl="Werk verder aan het dossier", en="Go on working on the dossier"),
    to=in_progress,
    told=Text(nl="Er wordt verder aan het dossier gewerkt", en="The dossier is worked on again"),
    entered_by=[coordinator],
)
