"""An edition is published once, whole, and for good."""

from __future__ import annotations

import copy
from datetime import UTC, datetime

import pytest

from leerlijn.foundation.frameworks.actions import publish_framework
from leerlijn.foundation.frameworks.imports import shipped_framework
from leerlijn.foundation.frameworks.models import Competence, Criterion, Framework
from leerlijn.foundation.journal.models import Entry
from leerlijn.kernel.verdict import Denied
from tests.foundation.frameworks.editions import edition_2027

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def reason(denied) -> str:
    assert isinstance(denied, Denied)
    return denied.reason.key


@pytest.fixture
def changed():
    data = copy.deepcopy(shipped_framework("utq-2017"))
    data["competences"][0]["criteria"][0]["text"]["en"] = "something else"
    return data


def test_publishing_writes_everything_and_one_entry_per_edition(editions):
    assert [str(edition) for edition in editions] == ["utq 2010", "utq 2017", "act 2026"]
    assert (Competence.objects.count(), Criterion.objects.count()) == (14, 24)
    assert Entry.objects.filter(subject="setting:framework-utq").count() == 2


def test_publishing_the_same_again_changes_nothing(editions, actor):
    again = publish_framework(shipped_framework("utq-2017"), actor=actor, at=AT)
    assert again == editions[1]
    assert Framework.objects.count() == 3
    assert Entry.objects.filter(subject="setting:framework-utq").count() == 2


def test_other_content_under_a_published_edition_is_refused(editions, actor, changed):
    assert "new edition" in reason(publish_framework(changed, actor=actor, at=AT))


def test_a_change_is_a_new_edition_beside_the_old_one(editions, actor, changed):
    codes = [part["code"] for competence in changed["competences"] for part in competence["criteria"]]
    becomes = {"continues": {"edition": "2017", "criteria": {code: [code] for code in codes}}}
    later = {**changed, "edition": "2027", "starts_on": "2027-09-01", **becomes}
    new = publish_framework(later, actor=actor, at=AT)
    assert isinstance(new, Framework)
    texts = Criterion.objects.filter(code="1.1").values_list("competence__framework__edition", "text_en")
    assert dict(texts)["2027"] == "something else"
    assert dict(texts)["2017"].startswith("explain how")


def test_nothing_of_the_edition_before_is_dropped_in_silence(editions, actor):
    said = edition_2027()
    becomes = {code: into for code, into in said["continues"]["criteria"].items() if code != "1.5"}
    silent = {**said, "continues": {"edition": "2017", "criteria": becomes}}
    denied = publish_framework(silent, actor=actor, at=AT)
    assert (reason(denied), denied.reason.values["code"]) == (
        "Say what becomes of criterion {code} of the edition before.",
        "1.5",
    )
    assert publish_framework(said, actor=actor, at=AT)


def test_a_criterion_lives_on_only_in_one_that_is_there(editions, actor):
    said = edition_2027()
    becomes = {**said["continues"]["criteria"], "1.5": ["9.9"]}
    denied = publish_framework({**said, "continues": {"criteria": becomes}}, actor=actor, at=AT)
    assert denied.reason.values["code"] == "9.9"


def test_a_text_that_is_missing_in_one_language_is_refused_by_its_code(db, actor, changed):
    changed["competences"][1]["criteria"][2]["text"]["nl"] = " "
    denied = publish_framework(changed, actor=actor, at=AT)
    assert "missing" in reason(denied)
    assert denied.reason.values["name"] == "2.3"
    assert not Framework.objects.exists()


def test_a_code_that_occurs_twice_is_refused(db, actor, changed):
    changed["competences"][1]["criteria"][2]["code"] = "1.1"
    assert "code" in reason(publish_framework(changed, actor=actor, at=AT))


def test_an_edition_that_ends_before_it_starts_is_refused(db, actor, changed):
    assert "ends" in reason(publish_framework({**changed, "ends_on": "2017-08-31"}, actor=actor, at=AT))
