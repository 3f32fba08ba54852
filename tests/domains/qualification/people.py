"""People with work at a faculty, as the tables have them."""

from datetime import UTC, date, datetime
from decimal import Decimal

from leerlijn.domains.qualification.obligation import Outcome, assess, shipped_rules
from leerlijn.domains.qualification.queries.obligations import facts_of_people
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people.models import Appointment, Person, Unit

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)
HR = Actor(pseudonym="00112233445566aa", name="HR adviser", channel="import")


def university():
    root = Unit.objects.create(
        kind="institution", code="NU", name_nl="NU", name_en="NU", path="/1/", starts_on=date(1961, 1, 1)
    )
    return {"NU": root} | {
        code: Unit.objects.create(
            kind="faculty",
            code=code,
            name_nl=code,
            name_en=code,
            parent=root,
            path=f"/1/{place}/",
            starts_on=date(1961, 1, 1),
        )
        for place, code in enumerate(("ET", "BMS"), start=2)
    }


def lecturer(unit, name="Bakker", *, said="", starts="2025-09-01", ends=None, pension="2060-01-01", **work):
    """Somebody with one appointment; `said` is the free text of BKO-registratie."""
    person = Person.objects.create(
        given_name="Noor",
        family_name=name,
        state_pension_on=date.fromisoformat(pension),
        registration_said=said,
    )
    appoint(person, unit, starts=starts, ends=ends, **work)
    return person


def appoint(person, unit, *, starts, ends=None, profile="teacher-4", fte="0.8", contract="permanent"):
    return Appointment.objects.create(
        person=person,
        unit=unit,
        profile=profile,
        contract=contract,
        fte=Decimal(fte),
        fte_teaching=Decimal(fte) / 2,
        starts_on=date.fromisoformat(starts),
        ends_on=date.fromisoformat(ends) if ends else None,
    )


def obligations_on(day: date, rules: str = "hr-page") -> dict[int, Outcome]:
    """What these rules make of everybody."""
    facts = facts_of_people(Person.objects.values_list("pk", flat=True))
    return {person: assess(known, shipped_rules(rules), on=day) for person, known in facts.items()}
