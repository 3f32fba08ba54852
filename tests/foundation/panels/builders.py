"""A small university, a case about one of its lecturers, and judgements of it; nobody in it exists."""

from datetime import UTC, date, datetime, timedelta

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.frameworks.actions import publish_framework
from leerlijn.foundation.frameworks.imports import shipped_framework
from leerlijn.foundation.frameworks.models import Framework
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.panels.actions.judgements import hand_in, save_criterion
from leerlijn.foundation.panels.actions.rounds import close_round, open_round
from leerlijn.foundation.panels.panel import PanelRule
from leerlijn.foundation.people.models import Appointment, Person, Unit

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
LATER = AT + timedelta(days=3)
SECRETARY = Actor(pseudonym="0011223344556677", name="Coordinator")
FINGERPRINT = "4d" * 32
CODES = ("1.1", "1.2", "2.3", "4.2", "5.3")
TWO = PanelRule(judges=2)
MIXED = PanelRule(judges=2, one_from_another_faculty=True)


def unit(code, kind, parent=None):
    made = Unit.objects.create(
        code=code,
        kind=kind,
        name_nl=code,
        name_en=code,
        parent=parent,
        path="",
        starts_on=date(2000, 1, 1),
    )
    made.path = f"{parent.path if parent else '/'}{made.pk}/"
    made.save(update_fields=["path"])
    return made


def employed(given_name, family_name, *units, until=None):
    """A person with an appointment in each of these units."""
    made = Person.objects.create(given_name=given_name, family_name=family_name)
    for where in units:
        Appointment.objects.create(
            person=made,
            unit=where,
            profile="docent",
            contract="permanent",
            fte="0.5",
            fte_teaching="0.5",
            starts_on=date(2010, 1, 1),
            ends_on=until,
        )
    return made


def university():
    """Two faculties, one with a department, and a service beside them."""
    whole = unit("noaber", Unit.Kind.INSTITUTION)
    engineering = unit("engineering", Unit.Kind.FACULTY, whole)
    department = unit("water", Unit.Kind.DEPARTMENT, engineering)
    return {
        "engineering": engineering,
        "water": department,
        "arts": unit("arts", Unit.Kind.FACULTY, whole),
        "service": unit("teaching-centre", Unit.Kind.SERVICE, whole),
    }


def framework():
    """The shipped edition of 2017, published once."""
    publish_framework(shipped_framework("utq-2017"), actor=SECRETARY, at=AT)
    return Framework.objects.get(key="utq", edition="2017")


def case_about(candidate, where):
    return Case.objects.create(
        procedure="judging",
        edition="2026",
        state="judging",
        subject=candidate,
        unit=where,
        path=where.path,
        opened_at=AT,
        since=AT,
    )


def opened(case, framework, judges, *, rule=TWO, codes=CODES, at=AT):
    """The round, or why it cannot start."""
    return open_round(
        case, framework.pk, codes, judges, fingerprint=FINGERPRINT, rule=rule, actor=SECRETARY, at=at
    )


def actor(person):
    return Actor(pseudonym=person.pseudonym, name=person.name)


def judge_all(round, judge, findings=None, *, why="", at=AT):
    """Judges every criterion; `findings` says which are not sufficient."""
    for code in round.criteria:
        finding = (findings or {}).get(code, "sufficient")
        assert save_criterion(
            round.pk, judge.pk, code, finding=finding, seen="item 3, page 7", why=why or f"why {code}", at=at
        )


def handed_in(round, judge, findings=None, **said):
    judge_all(round, judge, findings, **said)
    return hand_in(round.pk, judge.pk, actor=actor(judge), at=LATER)


def close(round, at=LATER):
    return close_round(round.pk, actor=SECRETARY, at=at)
