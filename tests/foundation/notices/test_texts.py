"""A unit writes the text of its letters: looked at on a real case, versioned, never with a part missing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.notices.actions.weeks import tell_weeks
from leerlijn.foundation.notices.actions.wordings import change_text
from leerlijn.foundation.notices.letters import send_waiting
from leerlijn.foundation.notices.models import Wording
from leerlijn.foundation.notices.queries.wordings import previews, wording_at, wordings_at
from leerlijn.foundation.notices.texts import (
    KINDS,
    OURS,
    PLACEHOLDERS,
    Written,
    filled,
    flaw_of,
    flaw_of_subject,
)
from leerlijn.foundation.people.models import Membership, Person
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.sentence import LANGUAGES, Text
from leerlijn.kernel.verdict import Denied, Incomplete
from tests.foundation.notices.builders import tell_all
from tests.foundation.people.colleagues import PASSWORD, account_of, holds
from tests.tools.budget import at_most

BALL = KINDS["ball"]
OWN = "Hello {name},\n\nIn water: {about}.\n\n{message}\n\n{address}"
NEW = Text(nl=OWN.replace("Hello", "Hoi"), en=OWN)


def write(round, unit, text=NEW, *, by="noor", note="Ours is stiff", starts_on=None, kind=BALL):
    standing = round.standing(by)
    return change_text(
        kind,
        unit,
        text,
        note=note,
        starts_on=starts_on or standing.on,
        by=standing,
        channel="page",
        at=round.at,
    )


def flaws(made) -> dict[str, str]:
    assert isinstance(made, Incomplete)
    return {name: render(said, "en") for name, said in made.errors.items()}


@pytest.mark.parametrize("kind", list(KINDS), ids=lambda kind: kind.key)
def test_our_own_text_keeps_to_what_we_ask(kind):
    for language in LANGUAGES:
        assert flaw_of(kind, kind.ours.in_language(language)) is None
        assert flaw_of_subject(kind, kind.subject.in_language(language)) is None


@pytest.mark.parametrize("kind", [kind for kind in KINDS if not kind.look], ids=lambda kind: kind.key)
def test_a_letter_about_no_case_is_looked_at_with_an_example_for_everything(kind):
    assert all(each.example.nl and each.example.en for each in kind.placeholders)
    ours = Written(kind.ours, kind.subject)
    found = previews(kind, ours, None, standing=Standing(on=date(2026, 11, 24)))
    assert [language for language, _, _ in found] == ["nl", "en"]
    assert all("{" not in subject + body for _, subject, body in found)


def test_two_kinds_cannot_have_one_key():
    with pytest.raises(ValueError, match="two kinds of letters are called ball"):
        KINDS.know([replace(BALL, title=Text(nl="Anders", en="Other"))])


def test_a_letter_about_no_case_is_written_for_the_whole_institution(round, outbox, sign_in):
    own = Text(nl="Dag {name}: {week} {address}", en="Hi {name}: {week} {address}")
    refused = write(round, round.house.water, own, kind=KINDS["week"])
    assert isinstance(refused, Denied)
    assert render(refused.reason, "en") == "The text of this letter is written for the whole institution."
    assert isinstance(write(round, round.house.institution, own, kind=KINDS["week"]), Wording)
    browser = sign_in("noor")
    assert browser.get(f"/letter-texts/{round.house.water.pk}/week/").status_code == 404
    shown = browser.get(f"/letter-texts/{round.house.institution.pk}/week/").content.decode()
    assert "Hi Sanne Voorbeeld: This week 1 with you, 3 with others." in shown
    round.ask()
    tell_weeks(at=round.at + timedelta(days=6))
    send_waiting(at=round.at + timedelta(days=6))
    assert any(letter.body.startswith("Hi Sanne Voorbeeld: This week 1 with you,") for letter in outbox)


@pytest.mark.parametrize("one", [each for each in PLACEHOLDERS if each.required], ids=lambda each: each.key)
def test_a_text_without_a_placeholder_is_not_kept(round, one):
    lame = Text(nl=NEW.nl, en=NEW.en.replace(one.written, ""))
    made = write(round, round.house.institution, lame)
    assert flaws(made) == {"en": f"{one.written} is missing: {one.says.en}."}
    assert not Wording.objects.exists()
    assert not Entry.objects.filter(act="change-text").exists()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (OWN + "{grade}", "We do not know {grade}."),
        (OWN + "{name", "A brace stands alone. What is to be filled in stands between two of them."),
        ("", "Write it in both languages, or leave both empty."),
        (OWN + "x" * 5000, "This is longer than 5,000 characters."),
    ],
)
def test_what_cannot_be_a_text_is_said_at_its_field(round, text, says):
    assert flaws(write(round, round.house.institution, Text(nl=NEW.nl, en=text))) == {"en": says}


def test_a_note_is_asked_and_no_day_before_today(round):
    made = write(round, round.house.institution, note=" ", starts_on=date(2026, 11, 23))
    assert flaws(made).keys() == {"note", "starts_on"}


def test_only_whoever_coordinates_or_administers_there_writes(round):
    holds(round.people["tom"], Membership.Role.COORDINATOR, round.house.law)
    assert isinstance(write(round, round.house.water, by="tom"), Denied)
    assert isinstance(write(round, round.house.water, by="ilse"), Denied)
    assert isinstance(write(round, round.house.law, by="tom"), Wording)


def test_the_nearest_text_holds_then_that_of_the_unit_above_then_ours(round):
    house, on = round.house, round.at.date()
    write(round, house.institution, Text(nl=NEW.nl, en=OWN.replace("water", "all")))
    write(round, house.water)

    def said_at(unit):
        return wording_at(BALL, unit.path, on=on).text.en

    assert ("In water" in said_at(house.hydrology), "In all" in said_at(house.law)) == (True, True)
    assert wording_at(KINDS["news"], house.water.path, on=on).text == OURS
    write(round, house.water, Text(nl="", en=""), note="Back to that of all")
    assert "In all" in said_at(house.hydrology)


def test_the_text_of_the_day_of_sending_is_used(round, outbox):
    round.ask()
    tell_all()
    write(round, round.house.institution, starts_on=round.at.date() + timedelta(days=1))
    assert send_waiting(at=round.later(minutes=1)) == 2
    assert "Dear Sanne Voorbeeld," in outbox[1].body
    round.later(days=1)
    round.ask()
    tell_all()
    send_waiting(at=round.later(minutes=1))
    pieter, sanne = outbox[2:]
    assert "Hoi Pieter Voorbeeld," in pieter.body
    assert "Hello Sanne Voorbeeld,\n\nIn water: A question." in sanne.body
    [(html, _)] = sanne.alternatives
    assert "<p>In water: A question.</p>" in html


def test_a_unit_writes_the_subject_too_and_never_without_what_it_is_about(round, outbox):
    where, on = round.house.institution, round.at.date()

    def with_subject(nl: str, en: str, text=NEW):
        subject, by = Text(nl=nl, en=en), round.standing("noor")
        return change_text(
            BALL, where, text, subject=subject, note="x", starts_on=on, by=by, channel="page", at=round.at
        )

    for nl, en, name, says in [
        ("Voor jou", "For you: {about}", "subject_nl", "{about} is missing: what the case is called."),
        ("Voor jou: {about}", "", "subject_en", "Write it in both languages, or leave both empty."),
        ("{about}\nx", "{about}", "subject_nl", "A subject is one line."),
        ("{about} {name}", "{about}", "subject_nl", "We do not know {name}."),
    ]:
        assert flaws(with_subject(nl, en)) == {name: says}
    lone = with_subject("{about}", "{about}", Text(nl="", en=""))
    assert flaws(lone).keys() == {"subject_nl", "subject_en"}
    assert isinstance(with_subject("Voor jou: {about} ({head})", "For you: {about} ({head})"), Wording)
    round.ask()
    tell_all()
    send_waiting(at=round.later(minutes=1))
    assert [letter.subject for letter in outbox] == [
        "Voor jou: Een vraag (De bal ligt bij jou)",
        "For you: A question (The ball is with you)",
    ]


def test_each_version_stays_with_who_wrote_it_and_stands_in_the_journal(round):
    write(round, round.house.water)
    write(round, round.house.water, note="Shorter")
    assert list(Wording.objects.order_by("pk").values_list("note", "by__given_name")) == [
        ("Ours is stiff", "Noor"),
        ("Shorter", "Noor"),
    ]
    entries = Entry.objects.filter(act="change-text", subject=f"letter-text:{round.house.water.pk}")
    assert entries.count() == 2


def test_what_is_filled_in_is_no_placeholder_itself():
    values = {"name": "{address} <b>", "about": "a", "message": "m", "address": "here", "questions": ""}
    assert filled("Dear {name},\n\n{questions}\n\n{message}", values) == ["Dear {address} <b>,", "m"]


def test_all_kinds_are_asked_in_one_statement(round):
    write(round, round.house.water)
    with at_most(1):
        assert len(wordings_at(KINDS, round.house.hydrology.path, on=round.at.date())) == len(list(KINDS))


@pytest.fixture
def sign_in(client, round, monkeypatch):
    monkeypatch.setattr("leerlijn.site.clock.now", lambda: round.at)

    def entered(name):
        Person.objects.filter(pk=round.people[name].pk).update(language="en", language_is_chosen=True)
        account_of(round.people[name], name)
        client.login(name=name, password=PASSWORD)
        client.cookies["language"] = "en"
        return client

    return entered


def test_the_coordinator_looks_at_a_text_on_a_real_case_and_keeps_it(round, sign_in):
    case = round.ask()
    browser, unit = sign_in("noor"), round.house.institution
    address = f"/letter-texts/{unit.pk}/ball/"
    first = browser.get(address).content.decode()
    assert "Dear Pieter Voorbeeld," in first, "who would get it, not who looks"
    assert "Dear Noor Voorbeeld," not in first
    typed = {"nl": NEW.nl, "en": NEW.en, "starts_on": "2026-11-24", "note": "Warmer", "case": str(case.pk)}
    looked = browser.post(address, {**typed, "act": "look"})
    assert looked.status_code == 200
    assert "Hello Pieter Voorbeeld," in looked.content.decode()
    assert "In water: A question." in looked.content.decode()
    subjects = {"subject_nl": "Voor jou: {about}", "subject_en": "For you: {about}"}
    own = browser.post(address, {**typed, **subjects, "act": "look"})
    assert '<p lang="en"><strong>For you: A question</strong></p>' in own.content.decode()
    assert not Wording.objects.exists()
    assert browser.post(address, {**typed, "act": "keep"}).headers["Location"] == f"/letter-texts/{unit.pk}/"
    page = browser.get(address).content.decode()
    assert "Warmer" in page
    with at_most(10):
        browser.get(address)
    for list_of in ("/letter-texts/", f"/letter-texts/{unit.pk}/"):
        with at_most(6):
            assert browser.get(list_of).status_code == 200


def test_a_text_is_looked_at_on_a_case_about_which_such_a_letter_can_go_and_says_in_which_language(
    round, sign_in
):
    round.ask()
    known = round.step(round.ask(), "hand-over", "pieter")
    round.step(known, "make-known", "noor")
    Case.objects.filter(pk=round.ask().pk).update(due_on=None)
    browser, unit = sign_in("noor"), round.house.institution
    for kind, subject, count in [
        ("ball", "The ball is with you: A question", 2),
        ("reminder", "20 days left: A question", 1),
        ("nudge", "Somebody who handles this asks how it goes: A question", 2),
        ("news", "There is news: A question", 1),
    ]:
        page = browser.get(f"/letter-texts/{unit.pk}/{kind}/").content.decode()
        assert page.count("<option") == count
        assert re.findall(r"<h3>(.*?)</h3>", page) == ["In Dutch", "In English"]
        assert f'<p lang="en"><strong>{subject}</strong></p>' in page


def test_what_was_typed_stays_when_something_is_missing(round, sign_in):
    browser = sign_in("noor")
    address = f"/letter-texts/{round.house.institution.pk}/ball/"
    lame = NEW.en.replace("{address}", "") + "\n\nMy own words"
    answer = browser.post(
        address, {"nl": NEW.nl, "en": lame, "starts_on": "2026-11-24", "note": "x", "act": "keep"}
    )
    assert answer.status_code == 422
    assert "{address} is missing: the address of the page." in answer.content.decode()
    assert "My own words" in answer.content.decode()


def test_a_unit_that_is_not_theirs_and_a_kind_that_is_none_are_not_there(round, sign_in):
    holds(round.people["tom"], Membership.Role.COORDINATOR, round.house.law)
    browser = sign_in("tom")
    assert browser.get(f"/letter-texts/{round.house.law.pk}/ball/").status_code == 200
    assert browser.get(f"/letter-texts/{round.house.water.pk}/ball/").status_code == 404
    assert browser.get(f"/letter-texts/{round.house.law.pk}/office/").status_code == 404
