"""`leerlijn mail-returned`: what a mail server hands over about a letter that did not arrive."""

import io
import json
import sys

import pytest

from leerlijn.foundation.notices.letters import send_waiting
from leerlijn.foundation.notices.models import Mail, Notice
from leerlijn.site.commands import main
from tests.foundation.notices import builders
from tests.foundation.notices.builders import tell_all
from tests.foundation.notices.test_bounces import message


@pytest.fixture
def sent(db, monkeypatch, mailoutbox) -> Notice:
    round = builders.gather(monkeypatch)
    round.ask()
    tell_all()
    send_waiting(at=round.later(minutes=1))
    return Notice.objects.get(person=round.people["sanne"])


def answered(capsys, monkeypatch, handed: bytes) -> tuple[int, list[str]]:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(handed)))
    capsys.readouterr()
    code = main(["mail-returned", "--format", "json"])
    return code, json.loads(capsys.readouterr().out)["said"]


def test_a_letter_that_came_back_is_noted_once(sent, mailoutbox, capsys, monkeypatch):
    handed = message(number=mailoutbox[1].extra_headers["Message-ID"].strip("<>"))
    assert answered(capsys, monkeypatch, handed) == (
        0,
        ["Noted: the functional administrator is asked for the right address."],
    )
    assert Mail.objects.get(notice=sent).state == "returned"
    assert answered(capsys, monkeypatch, handed) == (1, ["We know no sent letter with this number."])


def test_other_mail_is_left_alone(sent, capsys, monkeypatch):
    assert answered(capsys, monkeypatch, b"Subject: Hello\n\nWhen is the meeting?\n") == (
        0,
        ["This message is not about a letter of ours that failed."],
    )
    assert set(Mail.objects.values_list("state", flat=True)) == {"sent"}
