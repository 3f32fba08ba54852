"""`leerlijn clock`: what time brings, each part on its own, twice no more than once."""

import json
import os
from argparse import ArgumentParser
from datetime import UTC, date, datetime, timedelta

import pytest

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.credentials.actions.keys import make_signing_key
from leerlijn.foundation.credentials.queries import certificates_without_document
from leerlijn.foundation.documents.store import current_store
from leerlijn.foundation.journal.actions import record
from leerlijn.foundation.journal.models import Anchor, Entry
from leerlijn.foundation.notices.models import Mail, Reminder
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.terms import AMSTERDAM
from leerlijn.site import clock as time
from leerlijn.site.command import Outcome
from leerlijn.site.commands import clock
from tests.foundation.credentials.builders import JUNE, REGISTRAR, issued
from tests.foundation.notices import builders
from tests.foundation.notices.builders import AT, all_get_their_letters, tell_all


@pytest.fixture
def round(db, monkeypatch, settings, tmp_path):
    settings.DATA = tmp_path
    return builders.gather(monkeypatch)


def tick(at: datetime = AT, *more: str):
    parser = ArgumentParser()
    clock.arguments(parser)
    return clock.run_parts(parser.parse_args(["--at", at.isoformat(), *more]))


def done(at: datetime) -> dict[str, int]:
    """What the clock did, of the parts that did something."""
    report = tick(at)
    assert report.outcome == Outcome.DONE, report.as_text("en")
    return {part: many for part, many in report.data["done"].items() if many}


def test_twice_does_no_more_than_once(round):
    case = round.ask()
    round.step(case, "hand-over", "pieter")
    round.step(case, "make-known", "noor")
    all_get_their_letters(AT)
    round.ask()
    tell_all()
    assert done(AT).keys() >= {"mail"}
    assert done(AT) == {}
    at = AT + timedelta(days=60)
    assert done(at).keys() >= {"terms", "anchors"}
    assert done(at) == {}
    assert Case.objects.get(pk=case.pk).state == "stands"


def test_reminders_are_made_and_their_letters_go_in_the_same_tick(round, mailoutbox):
    round.ask()
    tell_all()
    done(AT)
    before = len(mailoutbox)
    made = done(AT + timedelta(days=17))
    assert (made["reminders"], made["weeks"]) == (2, 3)
    subjects = {letter.subject for letter in mailoutbox[before:]}
    assert subjects == {"Nog 3 dagen: Een vraag", "3 days left: A question", "Je week", "Your week"}
    assert Reminder.objects.count() == 1


def test_every_day_that_is_over_gets_its_anchor(db, settings, tmp_path):
    settings.DATA = tmp_path
    record("case:1", "open", by=REGISTRAR, at=AT)
    assert "anchors" not in done(AT)
    assert done(AT + timedelta(days=3))["anchors"] == 3
    assert list(Anchor.objects.order_by("day").values_list("day", flat=True)) == [
        date(2026, 11, 24),
        date(2026, 11, 25),
        date(2026, 11, 26),
    ]
    assert "anchors" not in done(AT + timedelta(days=3, hours=5))


def test_a_day_ends_at_midnight_in_the_netherlands(db, settings, tmp_path):
    settings.DATA = tmp_path
    record("case:1", "open", by=REGISTRAR, at=AT)
    assert "anchors" not in done(datetime(2026, 11, 24, 23, 59, tzinfo=AMSTERDAM))
    assert done(datetime(2026, 11, 25, 0, 0, tzinfo=AMSTERDAM))["anchors"] == 1


def test_an_empty_journal_gets_no_anchor(db, settings, tmp_path, monkeypatch):
    settings.DATA = tmp_path
    monkeypatch.setattr(clock, "PARTS", [part for part in clock.PARTS if part.key == "anchors"])
    assert done(AT) == {}


def test_a_certificate_that_has_no_pdf_gets_it(db, settings, tmp_path):
    settings.DATA = tmp_path
    make_signing_key(at=datetime(2026, 1, 1, 8, 0, tzinfo=UTC), by=REGISTRAR)
    issued(builders.somebody("Lotte Brinkhuis"))
    assert done(JUNE)["certificates"] == 1
    assert certificates_without_document() == []
    assert "certificates" not in done(JUNE)


def test_unfinished_files_of_yesterday_go_whatever_day_it_is_in_this_world(db, settings, tmp_path):
    settings.DATA = tmp_path
    incoming = current_store().root / "incoming"
    incoming.mkdir(parents=True)
    old, new = incoming / "old", incoming / "new"
    for file in (old, new):
        file.write_bytes(b"half")
    two_days_ago = (time.now() - timedelta(days=2)).timestamp()
    os.utime(old, (two_days_ago, two_days_ago))
    assert done(AT + timedelta(days=1000))["files"] == 1
    assert (old.exists(), new.exists()) == (False, True)


def test_the_rules_are_asked_once_a_day(db, settings, tmp_path):
    settings.DATA = tmp_path
    for hours in (0, 1, 5, 24):
        tick(AT + timedelta(hours=hours))
    asked = Entry.objects.filter(subject=clock.DAILY).order_by("seq").values_list("at", flat=True)
    assert list(asked) == [AT, AT + timedelta(days=1)]


def test_one_part_that_fails_does_not_keep_the_others(round, monkeypatch, caplog):
    def fail(at):
        raise LookupError("no such thing")

    broken = clock.Part("broken", Text(nl="iets stuks", en="something broken"), fail)
    monkeypatch.setattr(clock, "PARTS", (broken, *clock.PARTS))
    round.ask()
    tell_all()
    report = tick()
    assert report.outcome == Outcome.NO
    assert report.data["failed"] == ["broken"]
    assert report.data["done"]["mail"] == 5
    assert "something broken: this failed: LookupError" in report.as_text("en")
    assert "iets stuks: dit mislukte: LookupError" in report.as_text("nl")
    assert "the part broken of the clock failed" in caplog.text


def test_letters_that_did_not_arrive_stay_visible(round, mailoutbox):
    round.ask()
    tell_all()
    Mail.objects.update(state=Mail.State.FAILED)
    assert done(AT)["mail-not-arrived"] == 2
    assert "letters that never arrived: 2" in tick().as_text("en")


def test_a_moment_without_a_zone_is_one_in_the_netherlands():
    assert clock.moment("2026-11-24T10:30") == AT
    assert clock.moment("2026-11-24T09:30+00:00") == AT


def test_what_is_no_moment_is_wrong_use(capsys):
    parser = ArgumentParser()
    clock.arguments(parser)
    with pytest.raises(SystemExit) as ended:
        parser.parse_args(["--at", "tomorrow"])
    assert ended.value.code == Outcome.WRONG_USE


def test_without_a_moment_it_is_now(db, settings, tmp_path, monkeypatch):
    settings.DATA = tmp_path
    monkeypatch.setattr(time, "now", lambda: AT)
    parser = ArgumentParser()
    clock.arguments(parser)
    assert clock.run_parts(parser.parse_args([])).data["at"] == AT.isoformat()


@pytest.mark.races
def test_as_a_program_it_says_what_it_did(fresh_database):
    first = fresh_database.leerlijn("clock", "--at", "2026-11-24T10:30", "--format", "json")
    assert first.returncode == 0, first.stderr
    said = json.loads(first.stdout)
    assert said["failed"] == []
    assert set(said["done"]) == {part.key for part in clock.PARTS}
