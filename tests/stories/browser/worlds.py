"""The worlds of the browser's stories, made by actions in a process of their own; with a card per person."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from leerlijn.domains.development.models import SigningLink
from leerlijn.domains.development.queries.requests import token_of
from leerlijn.domains.qualification.actions.duties import evaluate_duties
from leerlijn.domains.qualification.actions.feedback import share_item
from leerlijn.domains.qualification.actions.supervision import book_hours
from leerlijn.domains.qualification.queries.dossiers import CLOSING_FORM
from leerlijn.foundation.cases.actions.contesting import contest
from leerlijn.foundation.cases.actions.settings import choose_setting
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.credentials.actions.keys import make_signing_key
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.dossiers.actions.evidence import change_item, keep_file
from leerlijn.foundation.frameworks.actions import publish_framework
from leerlijn.foundation.frameworks.imports import shipped_frameworks
from leerlijn.foundation.panels.actions.judgements import save_criterion
from leerlijn.foundation.panels.invited import token_of as token_of_invitation
from leerlijn.foundation.panels.models import Invitation, Round
from leerlijn.foundation.people.actions.accounts import open_demo_account
from leerlijn.foundation.people.actions.memberships import appoint
from leerlijn.foundation.people.actions.people import add_person
from leerlijn.foundation.people.actions.units import add_unit
from leerlijn.foundation.people.models import Account, Appointment, Membership, Person, Unit
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.terms import AMSTERDAM
from leerlijn.kernel.verdict import granted
from leerlijn.site.clock import set_offset
from tests.domains.development import world as development
from tests.stories import agreements
from tests.stories.assessment_world import BACKGROUND, Centre
from tests.stories.intake_world import Intakes
from tests.stories.world import AT, CODES, LONG_AGO, PAIR, SETTING_UP, World, build

HOUR = timedelta(hours=1)
LATER = AT + HOUR
"""The pages are looked at an hour after the world was made, whenever the tests run."""


def live_at(moment=LATER) -> None:
    """Every process on this database that starts from now on lives at this moment."""
    set_offset(moment - timezone.now())


def card(name: str, person: Person, order: int) -> Account:
    title = Text(nl=f"De rol van {name}", en=f"The role of {name}")
    says = Text(nl="Heeft iets te doen.", en="Has something to do.")
    return granted(open_demo_account(name, person, title=title, says=says, order=order, by=SETTING_UP, at=AT))


def empty_university() -> None:
    """Units, the framework and a key to sign with, as an administrator leaves them; nobody works here yet."""
    live_at()
    root = None
    for kind, code, nl, en in (
        (Unit.Kind.INSTITUTION, "NU", "Noaber Universiteit", "Noaber University"),
        (Unit.Kind.FACULTY, "ET", "Technische Wetenschappen", "Engineering Technology"),
        (Unit.Kind.FACULTY, "TNW", "Natuurwetenschappen", "Science and Technology"),
    ):
        unit = add_unit(
            kind,
            code=code,
            name=Text(nl=nl, en=en),
            parent=root,
            starts_on=LONG_AGO,
            by=SETTING_UP,
            at=AT,
        )
        root = root or unit
    for framework in shipped_frameworks():
        publish_framework(framework, actor=SETTING_UP, at=AT)
    make_signing_key(at=AT, by=SETTING_UP)


def offices_for_whom_hr_named() -> None:
    """Two of those in HR's list judge, somebody else coordinates; everybody has a card."""
    root = Unit.objects.get(code="NU")
    people = {
        "candidate": Person.objects.get(number="700001"),
        "assessor-1": Person.objects.get(number="700002"),
        "assessor-2": Person.objects.get(number="700003"),
        "coordinator": add_person(given_name="Cora", family_name="Ordening", by=SETTING_UP, at=AT),
    }
    appoint(
        people["coordinator"], Membership.Role.COORDINATOR, root, starts_on=LONG_AGO, by=SETTING_UP, at=AT
    )
    for name in ("assessor-1", "assessor-2"):
        appoint(people[name], Membership.Role.ASSESSOR, root, starts_on=LONG_AGO, by=SETTING_UP, at=AT)
    for order, (name, person) in enumerate(people.items()):
        card(name, person, order)


def link_of_first_assessor() -> None:
    """The address in the letter with which the first assessor answers."""
    asked = Invitation.objects.get(person__number="700002")
    print(reverse("panels:invitation", args=[token_of_invitation(asked)]))


def second_assessor_judges_all_but_the_last() -> None:
    """Differs from the first on one criterion."""
    judge = Person.objects.get(number="700003").pk
    (round,) = Round.objects.all()
    for code in CODES[:-1]:
        finding = "not-yet" if code == "2.3" else "sufficient"
        granted(
            save_criterion(round.pk, judge, code, finding=finding, seen="E1", why=f"On {code}.", at=LATER)
        )


REACHED = {"sealed": 0, "invited": 1, "judging": 2, "differing": 3, "proposed": 4, "passed": 6}
"""By the name of a candidate: how many of the steps below their dossier has behind it."""
TALKED_WITH = ("talking", "talked")
"""Candidates whose assessment closes with a talk: it is planned, or was held."""
LONG_NAME = "van Nieuwenhuizen-Oosterbaan"


def hire(world: World, *names: str) -> None:
    """These people work where the candidate works, as the candidate does."""
    like = Appointment.objects.filter(person=world.people["candidate"]).get()
    for place, name in enumerate(names):
        family_name = LONG_NAME if name == "halfway" else "Voorbeeld"
        number, given_name = f"6100{place:02}", name.title()
        world.people[name] = add_person(
            number=number, given_name=given_name, family_name=family_name, by=SETTING_UP, at=AT
        )
        like.pk, like.person = None, world.people[name]
        like.save(force_insert=True)


def one_of_each() -> None:
    """A dossier in each state, and whoever opens its pages; prints the numbers that stand in addresses."""
    live_at()
    world = build()
    hire(world, "starter", "halfway", "supplemented", *REACHED, *TALKED_WITH, "phoned")
    appoint(
        world.people["hr"], Membership.Role.HR, world.units["NU"], starts_on=LONG_AGO, by=SETTING_UP, at=AT
    )
    evaluate_duties(at=AT)
    cases = {name: dossier.pk for name, dossier in dossiers(world)} | intakes(world) | supervised(world)
    cases |= talked_with(world)
    for order, (name, person) in enumerate(world.people.items()):
        card(name, person, order)
    certificate = Certificate.objects.get()
    duty = Case.objects.get(procedure="utq-obligation", subject=world.people["halfway"])
    known = {"duty": duty.pk, "certificate": certificate.number, "token": certificate.token}
    known["invitation"] = token_of_invitation(Invitation.objects.get(answer="", place=1))
    office = Membership.objects.get(role=Membership.Role.DEAN)
    double = add_person(given_name="Halfway", family_name=LONG_NAME, by=SETTING_UP, at=AT)
    known["double"] = double.pk
    around = {"faculty": office.unit_id, "role": office.pk, "person": world.people["halfway"].pk}
    print(json.dumps({**cases, **known, **around, **entered_for(world, "phoned")}))


def entered_for(world: World, name: str) -> dict[str, int]:
    """The coordinator began a dossier for who phoned, and in whose name it was begun contests it."""
    phoned = granted(world.begun_by_phone(name))
    contested = granted(contest(phoned, 1, by=world.standing(name), at=world.at, why="That was not me."))
    party = Party.objects.get(case=phoned, person=world.people[name])
    return {"phoned": phoned.pk, "party": party.pk, "contested": contested.pk}


def dossiers(world: World) -> Iterator[tuple[str, Case]]:
    """One half full, and one in each state that the pages show differently."""
    halfway = world.begin("halfway")
    world.evidence(halfway, *CODES[:6], name="halfway")
    world.evidence(halfway, *CODES[4:9], title="Evaluation of the course", name="halfway")
    yield "halfway", halfway
    yield "supplemented", supplemented(world)
    for name, reached in REACHED.items():
        case = world.begin(name)
        world.evidence(case, *CODES, name=name)
        world.hand_in(case, name)
        for goes_on in STEPS[:reached]:
            goes_on(world, case)
        yield name, case


def supplemented(world: World) -> Case:
    """Handed in for the second time, after the letter that asked for more."""
    case, not_yet = world.begin("supplemented"), {"c2_3": "not-yet"}
    world.evidence(case, *CODES, name="supplemented")
    world.ask(world.hand_in(case, "supplemented"))
    world.judge_both(case, not_yet, not_yet)
    world.step(case, "propose", "assessor-1", outcome="supplement", motivation="2.3 needs more.")
    agree(world, case)
    world.step(case, "notify-supplement", "coordinator")
    world.evidence(case, "2.3", title="Supervising a group", name="supplemented")
    standing = world.standing("supplemented")
    kept = granted(keep_file(io.BytesIO(b"Lesson plan for two groups\n"), name="a.txt", by=standing, at=AT))
    claims = {"2.3": "It shows 2.3, and now in two groups."}
    said = {"title": "Lesson plan, anew", "kind": "design", "claims": claims}
    granted(change_item(case.pk, 1, by=standing, at=AT, document=kept, **said))
    return granted(world.step(case, "hand-in", "supplemented"))


def talked_with(world: World) -> dict[str, int]:
    """One of whom the talk has begun, and one of whom it is reported: their judging began under that rule."""
    choice = {"unit": world.units["ET"], "starts_on": world.at.date(), "source": "chosen for the story"}
    granted(choose_setting(CLOSING_FORM.key, "interview", **choice, actor=SETTING_UP, at=world.at))
    before, cases = world.at, {}
    for minutes, name in ((45, "talking"), (5, "talked")):
        case = cases[name] = world.sealed(name)
        for goes_on in (ask_assessors, accept, judge):
            goes_on(world, case)
        begins = (AT + timedelta(minutes=minutes)).astimezone(AMSTERDAM)
        said = {"from": f"{begins:%H:%M}", "to": f"{begins + HOUR / 2:%H:%M}", "place": "Horst 204"}
        granted(world.step(case, "plan-interview", "assessor-1", day=f"{begins:%Y-%m-%d}", **said))
    world.at = begins
    granted(
        world.step(
            case,
            "report-interview",
            "assessor-1",
            attendees=[str(world.people[name].pk), str(world.people["assessor-1"].pk)],
            answers=[{"criterion": code, "answer": f"I told of {code}."} for code in ("2.3", "4.1")],
        )
    )
    world.at = before
    return {name: case.pk for name, case in cases.items()}


def supervised(world: World) -> dict[str, int]:
    """A dossier with feedback on one item and one to come on another, and one at the pre-check."""
    supervisor = {"supervisor": str(world.people["supervisor"].pk)}
    answered, prechecking = world.begin("candidate"), world.begin("assessor-4")
    for case, name in ((answered, "candidate"), (prechecking, "assessor-4")):
        world.step(case, "name-supervisor", "coordinator", **supervisor)
        world.evidence(case, *CODES, name=name)
    world.step(prechecking, "request-precheck", "assessor-4")
    for title in ("Analysis of the test", "Evaluation of the course"):
        world.evidence(answered, "3.1", "3.2", title=title)
    feedback, asking = (
        granted(
            share_item(
                answered,
                by=world.standing("candidate"),
                at=world.at,
                said={"item": item, "personal_data": "none"},
            )
        )
        for item in ("1", "3")
    )
    notes = [{"criterion": "1.1", "text": "The third goal is not observable yet."}]
    granted(world.step(feedback, "give-feedback", "supervisor", notes=notes))
    talk = {
        "on": world.at.date().isoformat(),
        "hours": "1,5",
        "about": "Week three.",
        "because": "A new design.",
    }
    for kind, name, said in (
        ("granted", "coordinator", {"hours": "1"}),
        ("planned", "supervisor", {"hours": "4", "about": "The whole track"}),
        ("used", "supervisor", talk),
    ):
        granted(book_hours(answered.pk, kind, said, by=world.standing(name), at=world.at))
    return {
        "answered": answered.pk,
        "feedback": feedback.pk,
        "asking": asking.pk,
        "prechecking": prechecking.pk,
    }


def intakes(world: World) -> dict[str, int]:
    """One whose self-diagnosis is being written, one with the manager, and one of which a plan is made."""
    place = Intakes(world)
    planning, confirming = place.submitted("stranger", c2_3="0"), place.asked("assessor-1")
    preparing, slot = place.prepared("candidate", c2_3="0"), place.slot(days=1)
    place.slot(days=2)
    granted(world.step(planning, "pick-slot", "stranger", slot=str(slot.pk)))
    before, world.at = world.at, slot.series.sessions.get().ends_at
    granted(world.step(planning, "hold-meeting", "supervisor", minutes="We talked of a plan."))
    world.at = before
    return {"preparing": preparing.pk, "confirming": confirming.pk, "planning": planning.pk}


def ask_assessors(world: World, case: Case) -> None:
    world.invite(case)


def accept(world: World, case: Case) -> None:
    world.accept(case, *PAIR)


def judge(world: World, case: Case) -> None:
    world.judge(case, "assessor-1")
    world.step(case, "judge", "assessor-1")
    world.judge(case, "assessor-3", c2_3="not-yet", c4_1="ask")
    world.step(case, "judge", "assessor-3")


def propose(world: World, case: Case) -> None:
    world.settle(case)
    world.step(case, "propose", "assessor-1", outcome="pass", motivation="Convincing throughout.")


def agree(world: World, case: Case) -> None:
    world.step(case, "agree", "assessor-3")


def make_known(world: World, case: Case) -> None:
    world.step(case, "notify-pass", "coordinator")


STEPS = (ask_assessors, accept, judge, propose, agree, make_known)


def the_year_2018() -> None:
    """One faculty and its programme in May, before anybody was asked; prints the numbers in addresses."""
    year = agreements.build(agreements.SMALL_UNITS, agreements.SMALL_OFFICES)
    live_at(year.at + HOUR)
    agenda = year.agenda()
    draft = year.begin("faculty-agreement", "holder-ET", "ET")
    year.does(draft, "write", "holder-ET", agreement="Ten mentors.", justification="More feedback in 2018.")
    year.money(draft, "holder-ET")
    year.money(draft, "holder-ET", 80_000, year=2020)
    whole = year.begin("institution-agreement", "officer", "NU")
    year.does(whole, "write", "officer", outline="What the faculty agrees.")
    for order, (name, person) in enumerate(year.people.items()):
        card(name, person, order)
    councils = {code: str(year.units[code].pk) for code in ("OC-ET", "FR-ET", "UR")}
    holder = {"holder": str(year.people["holder-ET"].pk)}
    cases = {"agenda": agenda.pk, "draft": draft.pk, "whole": whole.pk}
    members = {
        council: {name: str(person.pk) for name, person in year.people.items() if name.startswith(council)}
        for council in councils
    }
    print(json.dumps({**cases, **councils, **holder, "members": members}))


def pro_u() -> None:
    """An edition that took place, one that takes enrolments, and a proposal that waits to be signed.

    Prints the link to the proposal, and the cases of the first edition and of the teacher's seat in it.
    """
    world = development.build()
    over = world.open(code="formatief-handelen", seats=6)
    seat = granted(world.enrol("teacher", over))
    over = world.begin(over)
    world.at = over.series.sessions.get(number=2).ends_at
    live_at(world.at + HOUR)
    world.open(seats=6)
    world.sent()
    for order, name in enumerate(("teacher", "leader", "expert")):
        card(name, world.people[name], order)
    known = {"token": token_of(SigningLink.objects.get()), "over": over.case_id, "seat": seat.pk}
    print(json.dumps(known))


def assessment_centre() -> None:
    """The centre and two schools of one board; the candidate and the fourth assessor teach at them.

    Prints the keys of those who can be chosen.
    """
    world = build()
    centre = Centre(world)
    live_at()
    for name, school in (("switcher", "north"), ("act-4", "south")):
        centre.appoint(name, Membership.Role.TEACHER, school)
    parties = ("switcher", "leader", "act-head", "act-coordinator", *BACKGROUND, "stranger")
    for order, name in enumerate(parties):
        card(name, world.people[name], order)
    print(json.dumps({name: centre.key(name) for name in parties}))
