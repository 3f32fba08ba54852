"""Every column that can say something about somebody stands in the register, with what it is for."""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.relations import HR
from leerlijn.kernel.data_map import BARE, THEMSELVES, DataMap, Kind, data_map
from leerlijn.kernel.policy import policy
from leerlijn.site.personal import actions, gone, readers, undeclared, without_fate

OPENS = re.compile(r"password|secret|nonce|digest|token|seed")
KNOWN_TO_OPEN_NOTHING = {
    "people.Account.name",
    "people.Account.is_active",
    "people.Account.is_first_password",
    "people.SignOn.issuer",
    "frameworks.Framework.digest",
    "panels.Judgement.digest",
    "credentials.Certificate.token",
}
"""Names and checksums; the token is printed on the certificate, for whoever checks it."""


def test_every_column_is_declared_and_every_declaration_is_of_a_column():
    assert undeclared(apps.get_models(), data_map) == []
    assert gone(data_map) == []


@isolate_apps("leerlijn.foundation.people")
def test_a_new_column_that_nobody_declared_is_found():
    class Hobby(models.Model):
        called = models.CharField(max_length=20)
        since = models.DateField()
        picture = models.FileField()
        more = models.JSONField()
        often = models.PositiveSmallIntegerField()
        whose = models.ForeignKey(Person, models.PROTECT, related_name="+")
        like = models.ForeignKey("self", models.PROTECT)

        class Meta:
            app_label = "people"

    known = DataMap()
    names = ("called", "since", "picture", "more", "often", "whose")
    assert undeclared([Hobby], known) == sorted(f"people.Hobby.{name}" for name in names)
    known.tells_nothing("people.Hobby", " ".join(names), BARE)
    assert undeclared([Hobby], known) == ["people.Hobby.whose"], "who points to a person is about one"
    with pytest.raises(ValueError, match="declared twice"):
        known.tells_nothing("people.Hobby", "since", BARE)
    assert "people.Hobby.since" in gone(known)


def test_every_processing_is_read_by_what_the_policy_knows():
    processings = list(data_map.processings())
    asked = [(each.key, key) for each in processings for key in each.read_by if key != THEMSELVES.key]
    assert [(name, key) for name, key in asked if not actions(key, policy)] == []
    assert len({each.key for each in processings}) == len(processings) >= 25
    assert actions("no such action", policy) == []


def test_the_state_pension_date_is_read_by_hr_only():
    processing = data_map.columns["people.Person.state_pension_on"].processing
    assert [column.place for column in data_map.of(processing)] == ["people.Person.state_pension_on"]
    assert readers(processing, policy) == [HR, THEMSELVES]


def test_of_every_column_about_somebody_it_is_said_what_erasing_does(monkeypatch):
    """By a path that there is; and the column of which nobody said it is found."""
    assert without_fate(data_map) == []
    for table, several in data_map.erasing.items():
        model = apps.get_model(table)
        for each in several:
            for path in each.whose:
                model._base_manager.filter(**{f"{path}__in": [0]}).query  # noqa: B018  # looks the path up
            named = {*each.empties, *each.replaces, *each.leaves, *each.names, *each.nameless, *each.lawful}
            assert named <= {field.name for field in model._meta.concrete_fields}, table
    monkeypatch.setitem(data_map.erasing, "qualification.CVRow", [])
    assert without_fate(data_map) == ["qualification.CVRow.data", "qualification.CVRow.section"]


def test_what_lets_somebody_in_never_leaves():
    """By its kind in the register and by its name: a new column of either is told to stay, or named above."""
    known = data_map
    staying = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        for names in [known.staying.get(model._meta.label)]
        if names is not None and (not names or field.name in names)
    }
    lets_in = {place for place, column in known.columns.items() if column.kind == Kind.ACCESS}
    lets_in |= {place for place in known.columns if OPENS.search(place.rsplit(".", 1)[1])}
    assert lets_in - staying == KNOWN_TO_OPEN_NOTHING, "say data_map.never_leaves(…) in its personal.py"
