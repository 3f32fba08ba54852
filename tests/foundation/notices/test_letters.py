"""Letters: true when they go, in their reader's language, without what is confidential, and tried again."""

import re
from datetime import timedelta

import pytest
from django.core.mail.backends.base import BaseEmailBackend

from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.notices import guards
from leerlijn.foundation.notices.actions import posting
from leerlijn.foundation.notices.actions.posting import PAUSES, not_arrived, number_of, taken_up
from leerlijn.foundation.notices.actions.reminding import remind
from leerlijn.foundation.notices.letters import send_waiting
from leerlijn.foundation.notices.models import Mail, Notice
from leerlijn.foundation.people.models import Membership, Person
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.sentence import from_data
from leerlijn.kernel.verdict import ALLOWED
from tests.foundation.notices import builders
from tests.foundation.notices.builders import tell_all


class Refusing(BaseEmailBackend):
    """A mail server that takes nothing."""

    def send_messages(self, messages):
        raise ConnectionRefusedError("nobody answers")


@pytest.fixture
def no_server(settings):
    settings.MAILERS = {"default": {"BACKEND": f"{__name__}.Refusing"}}


def why(mail: Mail) -> str:
    return render(from_data(mail.why), "en")


def reasons() -> dict[str, str]:
    """Whose letter was not needed, and why."""
    mails = Mail.objects.filter(state="not-needed").select_related("notice__person")
    return {mail.notice.person.given_name.lower(): why(mail) for mail in mails}


def test_each_gets_their_letter_in_their_language(round, outbox):
    case = round.ask()
    tell_all()
    assert send_waiting(at=round.later(minutes=1)) == 2
    to_pieter, to_sanne = outbox
    assert (to_pieter.to, to_pieter.subject) == (["pieter@example.org"], "De bal ligt bij jou: Een vraag")
    assert (to_sanne.to, to_sanne.subject) == (["sanne@example.org"], "The ball is with you: A question")
    assert "Beste Pieter Voorbeeld," in to_pieter.body
    assert "Twee mensen antwoorden, uiterlijk 14 december 2026." in to_pieter.body
    assert f"http://127.0.0.1:8000/cases/{case.pk}/" in to_sanne.body
    assert "Questions? Ask Noor Voorbeeld (noor@example.org)." in to_sanne.body


def test_the_same_stands_in_simple_html(round, outbox):
    Person.objects.filter(pk=round.people["sanne"].pk).update(given_name="<b>Sanne</b> & Co")
    round.ask()
    tell_all()
    send_waiting(at=round.later(minutes=1))
    letter = outbox[1]
    [(html, kind)] = letter.alternatives
    assert kind == "text/html"
    assert '<html lang="en">' in html
    assert "Dear &lt;b&gt;Sanne&lt;/b&gt; &amp; Co Voorbeeld," in html
    assert "Dear <b>Sanne</b> & Co Voorbeeld," in letter.body
    assert "<p>The ball is with you: Two people answer, by 14 December 2026." in html


def test_a_letter_says_that_a_machine_wrote_it_and_cannot_be_unsubscribed_from(round, outbox):
    round.ask()
    tell_all()
    send_waiting(at=round.later(minutes=1))
    head = outbox[0].message()
    assert head["Auto-Submitted"] == "auto-generated"
    assert head["List-Unsubscribe"] is None
    first = Mail.objects.order_by("pk").first()
    assert head["Message-ID"] == number_of(first, to=first.to)
    assert re.fullmatch(rf"<notice-{first.notice_id}-[0-9a-f]{{40}}@127\.0\.0\.1>", head["Message-ID"])


def test_a_decision_is_never_in_a_letter(round, outbox):
    round.refused()
    tell_all()
    send_waiting(at=round.later(minutes=1))
    [letter] = outbox
    assert letter.to == ["ilse@example.org"]
    assert letter.subject == "This has ended: A question"
    assert "There is news in a case of yours. Sign in to read it." in letter.body
    for said in (letter.subject, letter.body, letter.alternatives[0].content):
        assert "Not granted" not in said
    assert "Not granted" in builders.words(Notice.objects.get())


def test_no_letter_names_who_the_case_is_about(round, outbox):
    round.ask()
    tell_all()
    send_waiting(at=round.later(minutes=1))
    assert [letter for letter in outbox if "Ilse" in letter.body] == []


def test_whoever_did_it_before_the_letter_went_gets_none(round, outbox):
    """LimeSurvey and Open edX sent reminders to those who had answered: here the condition is asked last."""
    case = round.ask()
    tell_all()
    round.step(case, "answer", "pieter")
    round.step(case, "answer", "sanne")
    assert send_waiting(at=round.later(minutes=1)) == 0
    assert outbox == []
    assert reasons() == dict.fromkeys(("pieter", "sanne"), "They did it before the letter went.")


def test_what_moved_on_before_the_letter_went_needs_none(round, outbox):
    case = round.ask()
    tell_all()
    round.step(case, "return", "pieter")
    send_waiting(at=round.later(minutes=1))
    assert outbox == []
    assert reasons()["sanne"] == "The case moved on before the letter went."


def test_the_ball_that_went_round_and_came_back_is_another_ball(round, outbox):
    case = round.ask()
    tell_all()
    round.later(minutes=1)
    round.step(case, "return", "pieter")
    round.step(case, "clarify", "ilse")
    tell_all()
    assert send_waiting(at=round.later(minutes=1)) == 2
    assert [letter.to for letter in outbox] == [["pieter@example.org"], ["sanne@example.org"]]
    assert sorted(builders.letters()) == [
        ("pieter", "not-needed"),
        ("pieter", "sent"),
        ("sanne", "not-needed"),
        ("sanne", "sent"),
    ]


def test_whoever_may_not_see_the_case_any_more_gets_none(round, outbox):
    case = round.ask()
    tell_all()
    Party.objects.filter(case=case, person=round.people["pieter"]).update(relation="test-stranger")
    send_waiting(at=round.later(minutes=1))
    assert [letter.to for letter in outbox] == [["sanne@example.org"]]
    assert reasons() == {"pieter": "The case is not open to them any more."}


def test_whose_address_is_gone_gets_none_and_somebody_is_asked_for_another(round, outbox):
    round.ask()
    tell_all()
    Person.objects.filter(pk=round.people["pieter"].pk).update(email="")
    send_waiting(at=round.later(minutes=1))
    assert [letter.to for letter in outbox] == [["sanne@example.org"]]
    failed = Mail.objects.select_related("notice").get(state="failed")
    assert (failed.notice.person_id, why(failed)) == (
        round.people["pieter"].pk,
        "We have no address to write to.",
    )
    assert Case.objects.get(procedure="returned-mail").subject_id == round.people["pieter"].pk


def test_a_letter_goes_to_the_address_of_today(round, outbox):
    round.ask()
    tell_all()
    Person.objects.filter(pk=round.people["pieter"].pk).update(email="new@example.org")
    send_waiting(at=round.later(minutes=1))
    assert outbox[0].to == ["new@example.org"]
    assert Mail.objects.get(notice__person=round.people["pieter"]).to == "new@example.org"


def test_a_reminder_of_a_day_that_was_moved_does_not_go(round, outbox):
    case = round.ask()
    remind(at=round.later(days=17))
    Case.objects.filter(pk=case.pk).update(due_on=case.due_on.replace(month=12, day=31))
    send_waiting(at=round.at)
    assert outbox == []
    assert reasons()["pieter"] == "The last day was moved before the letter went."


def test_without_the_look_at_who_owes_the_letter_would_go(round, outbox, monkeypatch):
    monkeypatch.setattr(guards, "is_still_with_them", lambda *_, **__: ALLOWED)
    case = round.ask()
    tell_all()
    round.step(case, "answer", "pieter")
    assert send_waiting(at=round.later(minutes=1)) == 2


def test_without_the_look_at_where_it_stands_news_of_yesterday_would_go(round, outbox, monkeypatch):
    monkeypatch.setattr(guards, "has_not_moved", lambda *_: ALLOWED)
    case = round.ask()
    tell_all()
    round.later(minutes=1)
    round.step(case, "return", "pieter")
    round.step(case, "clarify", "ilse")
    assert send_waiting(at=round.at) == 2


def test_sending_twice_sends_once(round, outbox):
    round.ask()
    tell_all()
    assert [send_waiting(at=round.later(minutes=1)) for _ in range(3)] == [2, 0, 0]
    assert len(outbox) == 2
    mail = Mail.objects.order_by("pk").first()
    assert mail.sent_at == builders.AT + timedelta(minutes=1)
    assert mail.subject == "De bal ligt bij jou: Een vraag"


def test_a_server_that_refuses_is_tried_three_times_ever_later(round, no_server):
    round.ask()
    tell_all()
    start, tried_at = round.at, []
    for _ in range(24 * 60 // 5):
        before = sum(Mail.objects.values_list("tries", flat=True))
        send_waiting(at=round.at)
        if sum(Mail.objects.values_list("tries", flat=True)) > before:
            tried_at.append(round.at - start)
        round.later(minutes=5)
    assert tried_at == [PAUSES[0] * 0, PAUSES[0], PAUSES[0] + PAUSES[1]]
    assert builders.letters() == [("pieter", "failed"), ("sanne", "failed")]
    assert not_arrived() == 2
    assert why(Mail.objects.first()) == (
        "The mail server did not take it: ConnectionRefusedError: nobody answers"
    )


def test_what_failed_once_goes_the_next_time(round, settings, no_server, mailoutbox):
    round.ask()
    tell_all()
    send_waiting(at=round.at)
    assert builders.letters() == [("pieter", "waiting"), ("sanne", "waiting")]
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
    assert send_waiting(at=round.later(minutes=5)) == 2
    assert Mail.objects.first().why is None


def test_two_clocks_do_not_send_one_letter(round):
    """The second comes while the first has the letter in hand."""
    round.ask()
    tell_all()
    first = taken_up(at=round.at)
    in_hand = next(first)
    assert in_hand.pk not in [mail.pk for mail in taken_up(at=round.at)]


def test_without_the_claim_they_would(round, monkeypatch):
    monkeypatch.setattr(posting, "_claim", lambda *_, **__: True)
    round.ask()
    tell_all()
    in_hand = next(taken_up(at=round.at))
    assert in_hand.pk in [mail.pk for mail in taken_up(at=round.at)]


def test_a_letter_whose_every_try_broke_off_is_not_forgotten(round, outbox):
    round.ask()
    tell_all()
    Mail.objects.update(tries=len(PAUSES))
    assert send_waiting(at=round.at) == 0
    assert builders.letters() == [("pieter", "failed"), ("sanne", "failed")]
    assert why(Mail.objects.first()) == "We do not know whether this letter went."


def test_who_is_to_be_asked_is_never_the_reader(round, outbox):
    builders.holds(round.people["pieter"], Membership.Role.COORDINATOR, round.house.hydrology)
    round.ask()
    tell_all()
    send_waiting(at=round.at)
    assert "Vragen?" not in outbox[0].body
    assert "Questions? Ask Pieter Voorbeeld" in outbox[1].body
