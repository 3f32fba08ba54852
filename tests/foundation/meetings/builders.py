"""A series with sessions and people who want to come, for tests; the school in it does not exist."""

from datetime import UTC, date, datetime, timedelta

from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.meetings.actions.planning import Planned, plan_series
from leerlijn.foundation.meetings.waiting import Rule
from leerlijn.foundation.people.actions.units import add_unit
from leerlijn.foundation.people.models import Person, Unit
from leerlijn.kernel.sentence import Text

AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
LONG_AGO = date(2015, 9, 1)
FIRST = datetime(2026, 11, 11, 13, 0, tzinfo=UTC)
"""When the first session begins; each lasts three hours, and the next comes two weeks later."""
OFFICE = Actor(pseudonym="0011223344556677", name="Office")


def school(code="noordveld", parent=None):
    made = add_unit(
        Unit.Kind.SCHOOL,
        code=code,
        name=Text(nl=f"Het {code}", en=f"The {code}"),
        starts_on=LONG_AGO,
        parent=parent,
        by=OFFICE,
        at=AT,
    )
    assert isinstance(made, Unit)
    return made


def people(number):
    return Person.objects.bulk_create(
        Person(given_name=f"Teacher {place}", family_name="of Almsteden") for place in range(1, number + 1)
    )


def planned(unit, *, seats=2, sessions=2, rule=Rule()):  # noqa: B008  # frozen
    return plan_series(
        Text(nl="Taal in de wiskundeles", en="Language in mathematics"),
        unit=unit,
        seats=seats,
        rule=rule,
        sessions=[
            Planned(
                starts_at=FIRST + timedelta(weeks=2 * number),
                ends_at=FIRST + timedelta(weeks=2 * number, hours=3),
                place=Text(nl="Horst 204", en="Horst 204"),
                title=Text(nl=f"Middag {number + 1}", en=f"Afternoon {number + 1}"),
            )
            for number in range(sessions)
        ],
        by=OFFICE,
        at=AT,
    )
