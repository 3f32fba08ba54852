"""Mail that does not arrive is a task: once for each address, ended by another, and then it goes again."""

from smtplib import SMTPRecipientsRefused

import pytest
from django.core.mail.backends.base import BaseEmailBackend

from leerlijn.foundation.cases.actions.steps import take_step
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.notices.actions.posting import note_returned, number_of, settle_addresses
from leerlijn.foundation.notices.letters import send_waiting
from leerlijn.foundation.notices.models import Mail, Notice
from leerlijn.foundation.notices.queries.others import page_of_others
from leerlijn.foundation.people.models import Membership, Person
from leerlijn.foundation.people.queries import standing_of
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Incomplete
from tests.foundation.notices import builders
from tests.foundation.notices.builders import tell_all
from tests.foundation.people.colleagues import holds, somebody


class Refusing(BaseEmailBackend):
    """The server of the other side, which does not take what goes to this address."""

    def __init__(self, *, code: int, **more):
        super().__init__(**more)
        self.code = code

    def send_messages(self, messages):
        raise SMTPRecipientsRefused({messages[0].to[0]: (self.code, b"user unknown")})


def asked() -> list[tuple[str, str]]:
    cases = Case.objects.filter(procedure="returned-mail").select_related("subject").order_by("pk")
    return [(case.subject.given_name.lower(), case.state) for case in cases]


def sent(round) -> Notice:
    """The notice whose letter Sanne should have got."""
    round.ask()
    tell_all()
    send_waiting(at=round.later(minutes=1))
    return Notice.objects.get(person=round.people["sanne"])


def came_back(notice: Notice, *, at) -> bool:
    """The mail server of the other side returns the letter as it went."""
    mail = Mail.objects.get(notice=notice)
    return note_returned(notice.pk, number_of(mail, to=mail.to), "550 user unknown", at=at)


def administrator(round):
    person = somebody("Bas Beheer")
    holds(person, Membership.Role.ADMINISTRATOR, round.house.institution)
    return standing_of(person.pk, on=day_of(round.at))


def step(round, key: str, **said):
    case = Case.objects.get(procedure="returned-mail", is_open=True)
    return take_step(case.pk, key, by=administrator(round), at=round.at, version=case.version, said=said)


def test_a_letter_that_came_back_is_a_task_once_for_each_address(round, outbox):
    notice = sent(round)
    assert came_back(notice, at=round.at)
    assert not came_back(notice, at=round.at)
    assert asked() == [("sanne", "returned")]
    round.ask()
    tell_all()
    send_waiting(at=round.later(minutes=1))
    newest = Notice.objects.filter(person=round.people["sanne"]).latest("pk")
    assert came_back(newest, at=round.at)
    assert asked() == [("sanne", "returned")]


def test_what_was_never_sent_does_not_come_back(round):
    round.ask()
    tell_all()
    assert not came_back(Notice.objects.first(), at=round.at)
    assert not note_returned(10**9, "<notice-1000000000-0@127.0.0.1>", "550", at=round.at)
    assert asked() == []


@pytest.mark.parametrize("of_another", ["notice", "try", "address", "host", "token"])
def test_only_the_number_by_which_it_went_brings_a_letter_back(round, outbox, of_another):
    """Running numbers can be guessed, and a letter to the old address comes back late."""
    notice = sent(round)
    mail = Mail.objects.get(notice=notice)
    number = number_of(mail, to=mail.to)
    given = {
        "notice": number_of(Mail.objects.exclude(pk=mail.pk).get(), to=mail.to),
        "try": number_of(Mail(notice=notice, tries=mail.tries + 1), to=mail.to),
        "address": number_of(mail, to="old@example.org"),
        "host": number.replace("127.0.0.1", "elsewhere.example"),
        "token": f"<notice-{notice.pk}-{'0' * 40}@127.0.0.1>",
    }
    assert not note_returned(notice.pk, given[of_another], "550", at=round.at)
    assert asked() == []
    assert note_returned(notice.pk, number, "550", at=round.at)


def test_the_right_address_lets_what_is_still_so_go_once_more(round, outbox):
    notice = sent(round)
    came_back(notice, at=round.at)
    before = len(outbox)
    wrong = step(round, "correct", email="sanne at example")
    assert isinstance(wrong, Incomplete)
    assert list(wrong.errors) == ["email"]
    assert step(round, "correct", email="s.voorbeeld@example.org")
    assert asked() == [("sanne", "mended")]
    send_waiting(at=round.later(minutes=1))
    assert [letter.to for letter in outbox[before:]] == [["s.voorbeeld@example.org"]]
    assert Person.objects.get(given_name="Sanne").email_is_chosen


def test_another_address_from_hr_ends_it_too(round, outbox):
    came_back(sent(round), at=round.at)
    assert settle_addresses(at=round.at) == 0
    Person.objects.filter(given_name="Sanne").update(email="")
    assert settle_addresses(at=round.at) == 0
    assert asked() == [("sanne", "returned")]
    Person.objects.filter(given_name="Sanne").update(email="sanne@new.example")
    assert settle_addresses(at=round.at) == 1
    assert asked() == [("sanne", "mended")]
    assert Mail.objects.get(notice__person__given_name="Sanne").state == "waiting"


def test_an_address_that_is_wrong_once_more_is_asked_about_once_more(round, outbox):
    """HR mended it, and a later list brings the wrong one back."""
    note = sent(round)
    came_back(note, at=round.at)
    Person.objects.filter(given_name="Sanne").update(email="sanne@new.example")
    settle_addresses(at=round.at)
    Person.objects.filter(given_name="Sanne").update(email="sanne@example.org")
    send_waiting(at=round.later(minutes=1))
    assert came_back(note, at=round.at)
    assert asked() == [("sanne", "mended"), ("sanne", "returned")]


def test_whoever_was_reached_otherwise_is_not_asked_about_again(round, outbox):
    came_back(sent(round), at=round.at)
    assert step(round, "reach", how="By telephone.")
    round.ask()
    tell_all()
    send_waiting(at=round.later(minutes=1))
    newest = Notice.objects.filter(person=round.people["sanne"]).latest("pk")
    came_back(newest, at=round.at)
    assert asked() == [("sanne", "reached")]


@pytest.mark.parametrize(("code", "state", "tasks"), [(550, "failed", 2), (451, "waiting", 0)])
def test_an_address_that_is_refused_for_good_is_not_tried_again(round, settings, code, state, tasks):
    settings.MAILERS = {"default": {"BACKEND": f"{__name__}.Refusing", "OPTIONS": {"code": code}}}
    round.ask()
    tell_all()
    send_waiting(at=round.at)
    assert builders.letters() == [("pieter", state), ("sanne", state)]
    assert len(asked()) == tasks


def test_whoever_handles_the_case_sees_that_the_mail_did_not_arrive(round, outbox):
    notice = sent(round)
    noor = standing_of(round.people["noor"].pk, on=day_of(round.at))
    assert [row.unreached for row in page_of_others(noor)[0]] == [False]
    came_back(notice, at=round.at)
    assert [row.unreached for row in page_of_others(noor)[0]] == [True]
