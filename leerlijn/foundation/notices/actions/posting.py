"""What becomes of a letter: taken up for a try by one alone, sent, not needed, given up or sent back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.crypto import constant_time_compare

from leerlijn.foundation.cases.actions.questions import Asked, ask
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.notices.actions.announcing import held_case, let_the_term_run, stop_the_term
from leerlijn.foundation.notices.models import NOT_ARRIVED, Mail, Notice
from leerlijn.foundation.people.links import token_from
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.queries import institution
from leerlijn.kernel.sentence import Said, Sentence, to_data

ASKED = "returned-mail"
PAUSES = (timedelta(minutes=5), timedelta(hours=1), timedelta(hours=6))
"""How long until the next try; there are as many tries as pauses, and after the last nothing more comes."""


def taken_up(*, at: datetime) -> Iterator[Mail]:
    """Every letter whose time has come, each claimed before it is given: of two clocks one gets it.

    A process that dies with a letter in hand leaves it to the next try: rather twice than never.
    """
    waiting = Mail.objects.filter(state=Mail.State.WAITING, next_try_at__lte=at).order_by("next_try_at", "pk")
    for key, tries in list(waiting.values_list("pk", "tries")):
        if tries >= len(PAUSES):
            _give_up(_whole(key), Sentence("We do not know whether this letter went."), at=at)
        elif _claim(key, tries, at=at):
            yield _whole(key)


def _whole(key: int) -> Mail:
    return Mail.objects.select_related("notice__person", "notice__case").get(pk=key)


def _claim(key: int, tries: int, *, at: datetime) -> bool:
    mine = Mail.objects.filter(pk=key, state=Mail.State.WAITING, tries=tries)
    return mine.update(tries=F("tries") + 1, next_try_at=at + PAUSES[tries]) == 1


@transaction.atomic
def note_sent(mail: Mail, *, to: str, subject: str, at: datetime) -> None:
    """A term that stood still because it did not arrive before runs on.

    What somebody said of the letter while it was with the mail server stays: it was delivered otherwise.
    """
    case = held_case(mail.notice)
    if _waiting(mail).update(state=Mail.State.SENT, to=to, subject=subject, sent_at=at, why=None):
        let_the_term_run(mail.notice, case, at=at)


def note_not_needed(mail: Mail, why: Said) -> None:
    _waiting(mail).update(state=Mail.State.NOT_NEEDED, why=to_data(why))


def note_failure(mail: Mail, error: str, *, at: datetime) -> None:
    """Waits for its next try; after the last one it is given up. Either way it says what went wrong."""
    why = Sentence("The mail server did not take it: {error}", error=error)
    if mail.tries >= len(PAUSES):
        _give_up(mail, why, at=at)
    else:
        _waiting(mail).update(why=to_data(why))


def note_refused(mail: Mail, error: str, *, at: datetime) -> None:
    note_unreachable(mail, Sentence("The mail server did not take it: {error}", error=error), at=at)


@transaction.atomic
def note_unreachable(mail: Mail, why: Said, *, at: datetime) -> None:
    """That the address is wrong or not there: no next try helps, and somebody is asked for the right one."""
    if _give_up(mail, why, at=at):
        _ask_for_an_address(mail, why, at=at)


@transaction.atomic
def note_returned(notice: int, number: str, diagnostic: str, *, at: datetime) -> bool:
    """That the letter sent by this number came back; False for another number, or where it is known."""
    why = Sentence("It came back: {diagnostic}", diagnostic=diagnostic)
    about = Notice.objects.filter(pk=notice).first()
    case = held_case(about) if about else None
    sent = Mail.objects.select_for_update(of=("self",)).filter(notice=notice, state=Mail.State.SENT)
    mail = sent.select_related("notice__person").first()
    if mail is None or not constant_time_compare(number, number_of(mail, to=mail.to)):
        return False
    Mail.objects.filter(pk=mail.pk).update(state=Mail.State.RETURNED, why=to_data(why))
    stop_the_term(mail.notice, case, at=at)
    _ask_for_an_address(mail, why, at=at)
    return True


def number_of(mail: Mail, *, to: str) -> str:
    """The Message-ID of this try to this address. Who did not get the letter cannot make it up."""
    token = token_from("mail", f"{mail.notice_id} {mail.tries} {to}")
    return f"<notice-{mail.notice_id}-{token}@{urlsplit(settings.BASE_URL).hostname}>"


def send_again(person: int, *, at: datetime) -> int:
    """Lets everything that did not arrive try once more; whether it is still true is asked when it goes."""
    lost = Mail.objects.filter(notice__person=person, state__in=NOT_ARRIVED)
    return lost.update(state=Mail.State.WAITING, tries=0, next_try_at=at, sent_at=None, why=None)


def let_rest(*, before: datetime) -> None:
    """What waited since before this moment does not go any more."""
    old = Mail.objects.filter(state=Mail.State.WAITING, next_try_at__lt=before)
    why = Sentence("This was long ago when the letter could go.")
    old.update(state=Mail.State.NOT_NEEDED, why=to_data(why))


def settle_addresses(*, at: datetime) -> int:
    """Ends what was asked about whoever has another address now, and sends them what did not arrive."""
    asked = Case.objects.filter(procedure=ASKED, is_open=True).exclude(subject__email="")
    people = [(case.subject, case.data.get("key")) for case in asked.select_related("subject")]
    moved = [person for person, key in people if person and key != key_of(person)]
    for person in moved:
        with transaction.atomic():
            ask(ASKED, [], about=[person.pk], at=at)
            send_again(person.pk, at=at)
    return len(moved)


def _ask_for_an_address(mail: Mail, why: Said, *, at: datetime) -> None:
    """Once for each address of somebody: their next letter that does not arrive asks nothing new."""
    person, root = mail.notice.person, institution()
    if root is not None:
        asked = Asked(key_of(person), why, person.pk, root.pk, root.path)
        ask(ASKED, [asked], about=[], at=at)


def key_of(person: Person) -> str:
    """By which a question about an address is known again."""
    return f"{person.pk} {person.email}"


@transaction.atomic
def _give_up(mail: Mail, why: Said, *, at: datetime) -> bool:
    """It never went: a term that runs from it stands still. False where it does not wait any more."""
    case = held_case(mail.notice)
    if not _waiting(mail).update(state=Mail.State.FAILED, why=to_data(why)):
        return False
    stop_the_term(mail.notice, case, at=at)
    return True


def _waiting(mail: Mail) -> QuerySet[Mail]:
    """This letter, unless another decided about it since it was taken up."""
    return Mail.objects.filter(pk=mail.pk, state=Mail.State.WAITING)


def not_arrived() -> int:
    """How many letters never went or came back."""
    return Mail.objects.filter(state__in=NOT_ARRIVED).count()
