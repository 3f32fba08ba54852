"""What follows where: procedures are loaded, and each line ties something that happened to what follows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import CharField, Exists, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat

from leerlijn.domains.agreements.figures import indicators
from leerlijn.domains.agreements.guards.councils import no_council_would_count_one_twice
from leerlijn.domains.agreements.tasks import SEATS, read_along
from leerlijn.domains.assessments.letters import CONFIRM, write_letters_to_confirm
from leerlijn.domains.assessments.models import Assessment
from leerlijn.domains.assessments.outcomes import DEGREES
from leerlijn.domains.assessments.queries.assessments import DECLARATION
from leerlijn.domains.development.letters import PROPOSAL_SENT, PROPOSAL_SIGNED, write_letters
from leerlijn.domains.qualification.actions.duties import evaluate_duties
from leerlijn.domains.qualification.actions.register import withdraw_what_a_list_said
from leerlijn.domains.qualification.figures.qualified_share import Definition, qualified_share
from leerlijn.domains.qualification.imports.registrations import read_registrations
from leerlijn.domains.qualification.letters import VERDICT
from leerlijn.domains.qualification.queries.besides import Elsewhere, find_degrees
from leerlijn.domains.qualification.queries.duties import people_with_registration, workplaces
from leerlijn.foundation.cases.actions.questions import Asked, ask, take_back
from leerlijn.foundation.cases.guards import no_open_case_has_both
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.questions import questions_known, settled_by
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.journal.followers import follow
from leerlijn.foundation.notices.actions.reading import count_unread
from leerlijn.foundation.notices.entering import LINK, NO_LINK, write_letters_about_links
from leerlijn.foundation.notices.letters import TEXTS
from leerlijn.foundation.notices.tasks import tell_parties
from leerlijn.foundation.notices.texts import KINDS
from leerlijn.foundation.panels.guards import no_panel_is_at_work
from leerlijn.foundation.panels.letters import write_to_who_is_let_go
from leerlijn.foundation.people.actions.merging import ask_before_merging, count_anew
from leerlijn.foundation.people.imports.reading import COLUMN_OF
from leerlijn.foundation.people.imports.report import StaffReport
from leerlijn.foundation.people.imports.undo_report import UndoReport
from leerlijn.foundation.people.letters import CHANGES, write_about_ways
from leerlijn.foundation.people.queries import ids_by_number
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.terms import day_of
from leerlijn.site import personal
from leerlijn.site.procedures import load_into


def tie() -> None:
    """When every room is there. Doing it twice in one process ties everything once."""
    if not catalogue.procedures:
        load_into(catalogue)
    personal.load()
    follow("case", tell_parties)
    follow("proposal", write_letters)
    follow("sign-up", write_letters_to_confirm)
    follow("mail-link", write_letters_about_links)
    follow("invitation", write_to_who_is_let_go)
    follow("person", read_along, acts=SEATS)
    follow("person", write_about_ways, acts=CHANGES)
    KINDS.know((*TEXTS, VERDICT, PROPOSAL_SENT, PROPOSAL_SIGNED, CONFIRM, LINK, NO_LINK))
    count_anew(count_unread)
    for in_the_way in (no_open_case_has_both, no_panel_is_at_work, no_council_would_count_one_twice):
        ask_before_merging(in_the_way)
    indicators.offer("qualified-share", QUALIFIED_SHARE)
    find_degrees("assessments", FOUND_IN_ASSESSMENTS)


def share_of_qualified_lecturers(on: date) -> indicators.Reading:
    """As it is counted for the qualification, for readers who may not see the persons."""
    share = qualified_share(Definition(on), sees_persons=False)
    return indicators.Reading(on, share.percentage, share.definition.said, share.fingerprint, share.withheld)


QUALIFIED_SHARE = indicators.Indicator(
    "teacher-quality",
    Text(nl="Docenten met een BKO of vrijstelling", en="Lecturers with a UTQ or an exemption"),
    share_of_qualified_lecturers,
)


DECLARED = Certificate.objects.filter(
    kind=DECLARATION,
    status=Certificate.Status.VALID,
    basis=Concat(Value("case:"), Cast(OuterRef("case"), CharField())),
)
"""The declaration of suitability that followed from an assessment, while it counts."""
FOUND_IN_ASSESSMENTS = Elsewhere(
    Subquery(
        Assessment.objects.filter(Exists(DECLARED), case__subject=OuterRef("subject"))
        .order_by("degree")
        .values("degree")[:1]
    ),
    {
        key: Text(
            nl=f"Je hebt een geschiktheidsverklaring ({degree.nl}).",
            en=f"You hold a declaration of suitability ({degree.en}).",
        )
        for key, degree in DEGREES.items()
    },
)


def after_staff_import(report: StaffReport, *, actor: Actor, at: datetime) -> None:
    """What follows in the domains when HR's list has been taken over, in the same transaction.

    The free text of registrations goes into the register or becomes a question, what HR must answer becomes
    a task, and the rules are asked about everybody.
    """
    _, unreadable = read_registrations(people_with_registration(), actor=actor, at=at)
    heard = set(ids_by_number(report.heard).values())
    places = workplaces([question.person for question in unreadable], on=day_of(at))
    ask(
        "utq-registration",
        [
            Asked(
                key=f"{question.pseudonym}: {question.unreadable.text}",
                said=question.unreadable.because,
                subject=question.person,
                unit=places[question.person].unit,
                path=places[question.person].path,
            )
            for question in unreadable
            if question.person in places
        ],
        about=heard,
        at=at,
    )
    ask("staff-question", list(_questions(report, on=day_of(at))), about=heard, at=at)
    evaluate_duties(at=at)


QUESTIONS = ("utq-registration", "staff-question")
"""What a list of staff asks, and settles."""


def questions_a_list_would_settle(report: StaffReport) -> list[Case]:
    """What is open, about somebody whose line is right, and is not asked again; three statements."""
    people = ids_by_number(report.heard)
    still = {f"{question.kind}: {question.number}" for question in report.questions}
    about_staff = questions_known("staff-question").values()
    registrations = {
        people[line.number]: str(change.after or "")
        for line in report.changed
        for change in line.changes
        if line.number in people and change.column == COLUMN_OF["registration_said"]
    }
    mended = [
        case
        for case in questions_known("utq-registration").values()
        if case.is_open
        and (said := registrations.get(case.subject_id or 0)) is not None
        and case.data["key"].partition(": ")[2] not in said
    ]
    return [*settled_by(about_staff, still=still, about=set(people.values())), *mended]


def after_staff_import_undone(report: UndoReport, *, actor: Actor, at: datetime) -> None:
    """What that list brought into the domains goes back too, in the same transaction."""
    taken_at = report.list.at
    withdraw_what_a_list_said(report.people, entered_at=taken_at, actor=actor, at=at)
    for procedure in QUESTIONS:
        take_back(procedure, report.people, asked_at=taken_at, at=at)
    evaluate_duties(at=at)


def _questions(report: StaffReport, *, on: date) -> Iterator[Asked]:
    people = ids_by_number(question.number for question in report.questions)
    places = workplaces(people.values(), on=on)
    for question in report.questions:
        person = people.get(question.number, 0)
        if person in places:
            yield Asked(
                key=f"{question.kind}: {question.number}",
                said=question.said,
                subject=person,
                unit=places[person].unit,
                path=places[person].path,
            )
