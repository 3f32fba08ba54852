"""Full text on either database: the beginnings of words, without accents, as the rows are now."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from leerlijn.foundation.people import fulltext
from leerlijn.foundation.people.actions.units import rename_unit
from leerlijn.foundation.people.fulltext import Matching
from leerlijn.foundation.people.models import Person, Unit
from leerlijn.kernel.sentence import Text
from tests.foundation.people.colleagues import AT, ON, SETTING_UP, somebody


def found(word: str) -> list[str]:
    return [person.name for person in Person.objects.filter(pk__in=Matching("people_person", word))]


@pytest.fixture(autouse=True)
def people(db):
    somebody("Zoë Müller", number="600012")
    somebody("Jan Berg", prefix="van der", number="m100")
    somebody("Aoife O'Brien")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        *((word, "Zoë Müller") for word in ("zoe", "Zoë", "MULL", "müller", "6000", "600012")),
        *((word, "Jan van der Berg") for word in ("jan", "be", "van", "der", "M100")),
        *((word, "Aoife O'Brien") for word in ("aoi", "brien", "o'brien", "O'Br")),
    ],
)
def test_a_word_is_found_by_how_it_begins_whatever_its_accents(typed, name):
    assert found(typed) == [name]


@pytest.mark.parametrize(
    "typed",
    ["uller", "", " ", "%", '"', "'", "\\", "*", "a AND b", "NEAR(", "jan berg x", "ë" * 200, ")", "&"],
)
def test_the_middle_of_a_word_and_signs_of_a_query_find_nothing_and_break_nothing(typed):
    assert found(typed) == []


def test_what_changes_is_found_as_it_is_now_and_what_is_gone_is_not():
    person = Person.objects.get(number="m100")
    Person.objects.filter(pk=person.pk).update(family_name="Heuvel")
    assert (found("heuv"), found("berg")) == (["Jan van der Heuvel"], [])
    person.delete()
    assert found("heuv") == []


def test_many_at_once_are_found_too():
    Person.objects.bulk_create(Person(given_name=f"Nummer{n}", family_name="Rij") for n in range(300))
    assert len(found("rij")) == 300


def test_a_unit_is_found_by_the_name_it_had(house):
    rename_unit(house.water.pk, name=Text(nl="Aarde", en="Earth"), starts_on=ON, by=SETTING_UP, at=AT)
    matching = Unit.objects.filter(names__in=Matching("people_unitname", "wat"))
    assert list(matching) == [house.water]
    assert list(Unit.objects.filter(pk__in=Matching("people_unit", "eart"))) == [house.water]


def test_what_is_missing_is_named_and_put_back_with_its_words():
    assert fulltext.missing(connection) == []
    connection.check_constraints()  # an index is not made while a constraint still waits to be looked at
    fulltext.drop(connection)
    assert "leerlijn_search_people_person" in fulltext.missing(connection)
    fulltext.install(connection)
    assert fulltext.missing(connection) == []
    assert found("zoe") == ["Zoë Müller"]


@pytest.mark.only_on("sqlite")
def test_an_erased_name_leaves_no_word_behind():
    Person.objects.filter(number="600012").update(given_name="", family_name="")
    with transaction.atomic():
        pass  # what waits in memory is written when a savepoint is left
    with connection.cursor() as cursor:
        cursor.execute("SELECT block FROM leerlijn_search_people_person_data")
        blocks = b"".join(bytes(block) for (block,) in cursor.fetchall())
    assert b"muller" not in blocks
    assert b"berg" in blocks


@pytest.mark.only_on("postgresql")
def test_a_search_of_many_uses_the_index():
    Person.objects.bulk_create(Person(given_name=f"Nummer{n}", family_name="Rij") for n in range(3000))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE people_person")
    plan = Person.objects.filter(pk__in=Matching("people_person", "zoe")).explain()
    assert "leerlijn_search_people_person" in plan
