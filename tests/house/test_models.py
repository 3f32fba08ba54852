"""Tables point down the staircase, or stay within their room; the migrations make them as the models say."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.utils import translation

from tests.house.plan import may_point_to


def foreign_keys() -> list[tuple[str, str, str]]:
    """Name, room and the room it points to, of every relation between two tables of ours."""
    return [
        (f"{model.__name__}.{field.name}", model._meta.app_label, field.related_model._meta.app_label)
        for room in apps.get_app_configs()
        if room.name.startswith("leerlijn.")
        for model in room.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model
    ]


def test_every_foreign_key_goes_down():
    ours = {room.label for room in apps.get_app_configs() if room.name.startswith("leerlijn.")}
    assert [
        (name, room, other)
        for name, room, other in foreign_keys()
        if other in ours and not may_point_to(room, other)
    ] == []


def test_the_check_sees_the_relations_there_are():
    assert ("Account.person", "people", "people") in foreign_keys()


@pytest.mark.parametrize(
    ("room", "other"),
    [("people", "cases"), ("ui", "journal"), ("cases", "qualification"), ("qualification", "agreements")],
)
def test_a_relation_upwards_or_sideways_is_refused(room, other):
    assert not may_point_to(room, other)
    assert may_point_to(room, room)


def test_a_relation_downwards_is_allowed():
    assert may_point_to("qualification", "cases")
    assert may_point_to("notices", "people")


def rooms_that_differ(said: ProjectState) -> set[str]:
    """Where the tables that the migrations make are not those of the models; names in no language."""
    migrations = MigrationLoader(None)
    with translation.override(None):
        made = MigrationAutodetector(migrations.project_state(), said)
        return set(made.changes(migrations.graph))


@pytest.fixture
def with_migrations(settings):
    """Tests in memory make their tables from the models, everybody else's are made by the migrations."""
    settings.MIGRATION_MODULES = {}


@pytest.mark.usefixtures("with_migrations")
def test_the_migrations_make_the_tables_of_the_models():
    assert rooms_that_differ(ProjectState.from_apps(apps)) == set()


@pytest.mark.usefixtures("with_migrations")
def test_a_field_without_a_migration_is_found():
    said = ProjectState.from_apps(apps)
    said.remove_field("people", "person", "email")
    assert rooms_that_differ(said) == {"people"}
