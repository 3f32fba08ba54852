"""The tables of this version, on either database."""

import json

import pytest

pytestmark = pytest.mark.races


def test_migrating_again_changes_nothing_and_says_so(fresh_database):
    again = fresh_database.leerlijn("migrate", "--format", "json")
    assert (again.returncode, json.loads(again.stdout)["outcome"]) == (0, "done")


def test_check_finds_an_older_version_of_the_tables(fresh_database):
    older = fresh_database.run("-m", "django", "migrate", "sessions", "zero")
    assert older.returncode == 0, older.stderr
    said = fresh_database.leerlijn("check")
    assert said.returncode == 1
    assert "The tables are of an older version: run leerlijn migrate.\n" in said.stdout


def test_a_command_that_does_not_exist_is_wrong_use(fresh_database):
    assert fresh_database.leerlijn("nonsense").returncode == 2


def test_a_setting_that_cannot_be_read_is_wrong_use_and_named(fresh_database, monkeypatch):
    monkeypatch.setenv("LEERLIJN_BASE_URL", "nowhere")
    said = fresh_database.leerlijn("check")
    why = "LEERLIJN_BASE_URL is 'nowhere': an address begins with http:// or https://"
    assert (said.returncode, said.stderr) == (2, f"leerlijn: {why}\n")
