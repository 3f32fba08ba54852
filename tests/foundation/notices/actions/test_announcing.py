"""A term that runs from a letter: while the letter did not arrive, it stands still."""

from datetime import date
from functools import partial
from smtplib import SMTPRecipientsRefused

import pytest
from django.core.mail.backends.base import BaseEmailBackend

from leerlijn.foundation.cases.actions.time import let_terms_lapse
from leerlijn.foundation.cases.models import Case, Extension, Party
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.notices.actions.posting import note_returned, number_of, send_again, settle_addresses
from leerlijn.foundation.notices.actions.telling import tell_of_passed_terms
from leerlijn.foundation.notices.letters import send_waiting
from leerlijn.foundation.notices.models import Mail, Notice
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.sentence import from_data
from leerlijn.kernel.verdict import Incomplete
from tests.foundation.notices.builders import ASKER, letters, tell_all, told, words


@pytest.fixture
def known(round) -> Case:
    """Made known on 24 November, and told."""
    case = round.made_known()
    tell_all()
    return case


def letter() -> Mail:
    return Mail.objects.get(notice__person__given_name="Ilse", notice__kind="news")


def comes_back(at) -> None:
    mail = letter()
    assert note_returned(mail.notice_id, number_of(mail, to=mail.to), "550 user unknown", at=at)


def stands(case: Case) -> tuple[str, date | None, str]:
    case.refresh_from_db()
    return case.state, case.due_on, render(from_data(case.due_said), "en") if case.due_said else ""


def acts(case: Case) -> list[str]:
    return list(Entry.objects.filter(subject=f"case:{case.pk}").order_by("seq").values_list("act", flat=True))


def test_a_letter_that_came_back_stops_its_term_until_the_office_says_how_it_was_delivered(
    known, round, outbox
):
    send_waiting(at=round.later(minutes=1))
    assert stands(known) == ("known", date(2027, 1, 5), "Six weeks after 24 November 2026.")
    comes_back(round.later(days=3))
    assert stands(known) == (
        "known",
        None,
        "Six weeks after 24 November 2026; the clock has stood still since 25 November 2026 because of a "
        "letter that did not arrive, with 42 days to go.",
    )
    tell_all()
    assert told()[-1] == ("noor", "unreached"), "whoever handles it is warned"
    assert "stands still" in words(Notice.objects.latest("pk"))
    send_waiting(at=round.at)
    assert outbox[-1].to == ["noor@example.org"]
    assert let_terms_lapse(at=round.later(days=90)) == [], "nobody loses a right by a letter they never got"
    for day, says in (("2027-02-26", "today or an earlier day"), ("2026-11-23", "made known")):
        wrong = round.attempt(known, "letter-delivered-otherwise", "noor", on=day, how="By post.")
        assert isinstance(wrong, Incomplete)
        assert says in render(wrong.errors["on"], "en")
    assert stands(known)[1] is None
    round.step(known, "letter-delivered-otherwise", "noor", on="2027-02-20", how="By registered post.")
    assert stands(known) == (
        "known",
        date(2027, 4, 3),
        "Six weeks after 24 November 2026, plus 88 days of a letter that did not arrive.",
    )
    assert (date(2027, 4, 3) - date(2027, 2, 20)).days == 42, "six whole weeks from that day"
    before = len(outbox)
    send_again(round.people["ilse"].pk, at=round.at)
    send_waiting(at=round.at)
    assert len(outbox) == before, "who has it gets no second one"
    assert [case.pk for case in let_terms_lapse(at=round.later(days=60))] == [known.pk], "the control"


def test_the_term_runs_anew_from_the_day_on_which_the_letter_went_again(known, round, outbox):
    send_waiting(at=round.later(minutes=1))
    comes_back(round.later(days=3))
    Person.objects.filter(given_name="Ilse").update(email="ilse@new.example")
    send_again(round.people["ilse"].pk, at=round.later(days=7))
    send_waiting(at=round.at)
    assert outbox[-1].to == ["ilse@new.example"]
    assert stands(known)[1] == date(2027, 1, 15), "42 days after 4 December"
    comes_back(round.later(days=1))
    assert stands(known)[1] is None, "that one came back too"
    tell_all()
    round.step(known, "letter-delivered-otherwise", "noor", on="2026-12-05", how="Handed over.")
    assert stands(known)[1] == date(2027, 1, 16)
    assert acts(known)[-4:] == [
        "letter-did-not-arrive",
        "letter-went",
        "letter-did-not-arrive",
        "letter-delivered-otherwise",
    ]


def lives_at(email: str) -> None:
    Person.objects.filter(given_name="Ilse").update(email=email)


def test_without_an_address_it_never_arrived(round):
    lives_at("")
    known = round.made_known()
    tell_all(2)
    assert stands(known)[1] is None
    assert ("noor", "unreached") in told()
    assert letters() == [("ilse", "failed"), ("noor", "waiting")]
    assert let_terms_lapse(at=round.later(days=60)) == []
    round.step(known, "letter-delivered-otherwise", "noor", on="2027-01-20", how="Handed over.")
    assert stands(known)[1] == date(2027, 3, 3), "six whole weeks from that day"
    assert [case.pk for case in let_terms_lapse(at=round.later(days=60))] == [known.pk]


@pytest.mark.parametrize("is_told_first", [True, False])
def test_who_has_no_address_when_it_goes_gets_it_and_their_whole_term_once_hr_gives_one(
    round, outbox, is_told_first
):
    """HR clears the address while the letter waits, or there never was one."""
    known = round.made_known()
    if is_told_first:
        tell_all()
    lives_at("")
    tell_all()
    send_waiting(at=round.later(minutes=1))
    assert (outbox, letter().state, stands(known)[1]) == ([], "failed", None)
    assert let_terms_lapse(at=round.later(days=60)) == []
    assert settle_addresses(at=round.at) == 0
    lives_at("ilse@new.example")
    assert settle_addresses(at=round.at) == 1
    send_waiting(at=round.at)
    assert ["ilse@new.example"] in [each.to for each in outbox]
    assert stands(known)[1] == date(2027, 3, 6), "42 days after 23 January"
    assert [case.pk for case in let_terms_lapse(at=round.later(days=43))] == [known.pk]


def test_whoever_was_never_told_loses_no_right_and_is_told_after_all(round, outbox):
    """The task that tells failed, and nobody tries it again."""
    known = round.made_known()
    assert tell_of_passed_terms(at=round.at) == 0, "in its time it is told by the task"
    assert let_terms_lapse(at=round.later(days=60)) == []
    assert (tell_of_passed_terms(at=round.at), tell_of_passed_terms(at=round.at)) == (1, 0)
    assert let_terms_lapse(at=round.at) == [], "it waits"
    send_waiting(at=round.at)
    assert stands(known)[1] == date(2027, 3, 6), "42 days after 23 January"
    assert [case.pk for case in let_terms_lapse(at=round.later(days=43))] == [known.pk]


def test_a_term_of_which_nobody_is_written_to_ends_all_the_same(round):
    known = round.made_known()
    Party.objects.filter(case=known, relation=ASKER.key).delete()
    Case.objects.filter(pk=known.pk).update(subject=None)
    assert [case.pk for case in let_terms_lapse(at=round.later(days=60))] == [known.pk]


class Meanwhile(BaseEmailBackend):
    """A mail server that takes its time: somebody does something before it answers."""

    def __init__(self, *, deed, code: int, **more):
        super().__init__(**more)
        self.deed, self.code = deed, code

    def send_messages(self, messages):
        self.deed()
        if self.code:
            raise SMTPRecipientsRefused({messages[0].to[0]: (self.code, b"user unknown")})
        return len(messages)


@pytest.mark.parametrize("code", [0, 451, 550])
def test_what_the_office_says_while_the_letter_is_with_the_mail_server_stands(round, settings, code):
    """The letter was taken up before, and knows the case as it stood then."""
    lives_at("")
    known = round.made_known()
    tell_all()
    Mail.objects.exclude(pk=letter().pk).delete()
    asked = Case.objects.filter(procedure="returned-mail").count()
    lives_at("ilse@new.example")
    send_again(round.people["ilse"].pk, at=round.later(days=9))
    delivered = partial(
        round.step, known, "letter-delivered-otherwise", "noor", on="2026-11-28", how="Handed over."
    )
    options = {"deed": delivered, "code": code}
    settings.MAILERS = {"default": {"BACKEND": f"{__name__}.Meanwhile", "OPTIONS": options}}
    assert send_waiting(at=round.at) == (0 if code else 1)
    assert stands(known)[1] == date(2027, 1, 9), "42 days after 28 November"
    assert acts(known)[-1] == "letter-delivered-otherwise"
    mail = letter()
    assert (mail.state, render(from_data(mail.why), "en")) == (
        "not-needed",
        "It was delivered in another way.",
    )
    assert Case.objects.filter(procedure="returned-mail").count() == asked


def test_a_letter_that_fails_stops_no_term_that_began_while_it_was_with_the_mail_server(
    known, round, settings
):
    """A complaint was filed and withdrawn: the case stands where it stood, and is told of anew."""
    back = Case.objects.filter(pk=known.pk)
    options = {"deed": lambda: back.update(since=round.later(hours=1)), "code": 550}
    settings.MAILERS = {"default": {"BACKEND": f"{__name__}.Meanwhile", "OPTIONS": options}}
    send_waiting(at=round.later(minutes=1))
    assert (letter().state, stands(known)[1]) == ("failed", date(2027, 1, 5))
    assert acts(known)[-1] == "make-known"


def test_a_term_that_cannot_be_counted_keeps_no_other_letter_waiting(known, round, settings):
    """Its clock cannot be stopped; the letters behind it go, and the guard keeps the term."""
    options = {"deed": lambda: None, "code": 550}
    settings.MAILERS = {"default": {"BACKEND": f"{__name__}.Meanwhile", "OPTIONS": options}}
    Extension.objects.create(case=known, state="known", length="P1W", decided_at=round.at)
    round.later(minutes=1)
    round.ask()
    tell_all()
    send_waiting(at=round.at)
    assert letters() == [("ilse", "failed"), ("pieter", "failed"), ("sanne", "failed")]
    assert stands(known)[1] == date(2027, 1, 5)
    assert let_terms_lapse(at=round.later(days=60)) == []


def test_a_term_does_not_end_while_its_letter_still_waits(known, round, outbox):
    """A mail server was out of order for two months: the guard keeps it, and then it runs whole."""
    assert let_terms_lapse(at=round.later(days=60)) == []
    assert stands(known)[1] == date(2027, 1, 5)
    send_waiting(at=round.at)
    assert stands(known)[1] == date(2027, 3, 6), "42 days after 23 January"
    assert [case.pk for case in let_terms_lapse(at=round.later(days=43))] == [known.pk]


def test_a_letter_about_how_it_stood_before_stops_nothing(round, outbox):
    case = round.ask()
    tell_all()
    send_waiting(at=round.later(minutes=1))
    round.step(case, "hand-over", "pieter")
    round.step(case, "make-known", "noor")
    mail = Mail.objects.get(notice__person__given_name="Sanne")
    assert note_returned(mail.notice_id, number_of(mail, to=mail.to), "550", at=round.at)
    assert stands(case)[1] == date(2027, 1, 5)
