"""A condition about many people at once."""

from __future__ import annotations

import pytest

from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.queries.among import Among
from tests.foundation.people.colleagues import somebody
from tests.tools.budget import at_most

pytestmark = pytest.mark.django_db


def found(keys) -> set[int]:
    return set(Person.objects.filter(pk__in=Among(keys)).values_list("pk", flat=True))


def test_those_named_are_found_in_one_statement_and_nobody_else():
    named = {somebody("Anna Z").pk, somebody("Bram Z").pk}
    somebody("Cor Z")
    with at_most(1):
        assert found(named) == named
    assert found(()) == set()


def test_there_may_be_more_of_them_than_a_statement_has_parameters():
    person = somebody("Anna Z")
    assert found(range(person.pk, person.pk + 300_000)) == {person.pk}
