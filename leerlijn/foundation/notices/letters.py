"""The letters that go with notices: written when they go, in their reader's language, true at that moment.

They say what is owed, about what and by when, never what was judged, written or decided: mail is no
safe place. There is no List-Unsubscribe header: nobody can be unsubscribed from a decision or from what they
owe by a term.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from smtplib import SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse

from leerlijn.foundation.cases.came import CameSaid
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.addresses import address_of
from leerlijn.foundation.cases.queries.situations import procedure_of
from leerlijn.foundation.notices.actions.posting import (
    note_failure,
    note_not_needed,
    note_refused,
    note_sent,
    note_unreachable,
    number_of,
    taken_up,
)
from leerlijn.foundation.notices.guards import has_an_address, is_about_this_week, may_go
from leerlijn.foundation.notices.mailing import said_in
from leerlijn.foundation.notices.models import Mail, Notice
from leerlijn.foundation.notices.queries.recipients import whom_it_goes_to, whom_to_ask
from leerlijn.foundation.notices.queries.sayings import COPY, NEWS, came_of, copied, heading, sentences
from leerlijn.foundation.notices.queries.weeks import week_of
from leerlijn.foundation.notices.queries.wordings import newest_to_look_with, wording_at
from leerlijn.foundation.notices.texts import (
    IN_SUBJECT,
    KINDS,
    OUR_SUBJECT,
    OURS,
    PLACEHOLDERS,
    TITLES,
    WEEK,
    Look,
    TextKind,
    Values,
    Written,
)
from leerlijn.foundation.panels.invited import question_of, token_of, waiting_for
from leerlijn.foundation.panels.models import Invitation
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.queries import language_of, standing_as
from leerlijn.foundation.ui.words import render, speaking
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import Procedure
from leerlijn.kernel.sentence import LANGUAGES, Language, Said, Sentence, Text
from leerlijn.kernel.terms import day_of, last_moment
from leerlijn.kernel.verdict import Denied, all_of

FOR_GOOD = 500
"""From this code of SMTP on, trying again does not help."""


def send_waiting(*, at: datetime) -> int:
    """Sends every letter whose time has come and that is still true; says how many went."""
    return sum(_send(mail, at=at) for mail in taken_up(at=at))


def _send(mail: Mail, *, at: datetime) -> bool:
    letter = _letter_of(mail.notice, at=at)
    if isinstance(letter, Denied):
        if letter == has_an_address(mail.notice):
            note_unreachable(mail, letter.reason, at=at)
        else:
            note_not_needed(mail, letter.reason)
        return False
    letter.extra_headers["Message-ID"] = number_of(mail, to=letter.to[0])
    try:
        letter.send()
    except (OSError, ValueError) as error:  # every mistake of SMTP is an OSError; ValueError: a bad address
        said = f"{type(error).__name__}: {error}"[:300]
        if _is_about_the_address(error):
            note_refused(mail, said, at=at)
        else:
            note_failure(mail, said, at=at)
        return False
    note_sent(mail, to=letter.to[0], subject=str(letter.subject), at=at)
    return True


def _is_about_the_address(error: Exception) -> bool:
    """The other server knows nobody by it, for good; a code below 500 asks for patience."""
    if isinstance(error, SMTPRecipientsRefused):
        return all(code >= FOR_GOOD for code, _ in error.recipients.values())
    return isinstance(error, ValueError)


def _letter_of(notice: Notice, *, at: datetime) -> EmailMultiAlternatives | Denied:
    """As it is true at this moment, or why it is not needed any more."""
    if notice.case is None:
        return letter_about_week(notice, at=at)
    case, on = notice.case, day_of(at)
    procedure = procedure_of(case)
    true = may_go(notice, case, procedure, on=on)
    return true if isinstance(true, Denied) else letter_about(notice, case, procedure, on=on)


def letter_about(notice: Notice, case: Case, procedure: Procedure, *, on: date) -> EmailMultiAlternatives:
    """The letter about a case, in the text that holds there on this day."""
    kind = KINDS[notice.kind]
    written = wording_at(kind, case.path, on=on).written(kind)
    return letter_in(written, notice, said_about(notice, case, procedure, on=on))


@dataclass(frozen=True, slots=True)
class Told:
    """What a letter about a case tells on a day, in any text and language; `asked` answers questions."""

    head: Said
    about: Text
    message: tuple[Said, ...]
    address: str
    asked: Person | None

    def values(self, reader: Person, language: Language) -> Values:
        return {
            "name": reader.name,
            "about": render(self.about, language),
            "message": "\n\n".join(render(each, language) for each in self.message),
            "address": self.address,
            "questions": _questions(self.asked, language),
            "head": render(self.head, language),
        }


def said_about(
    notice: Notice, case: Case, procedure: Procedure, *, on: date, is_preview: bool = False
) -> Told:
    """Three statements, and what an invitation says. Nobody is asked by whoever answers questions.

    A preview never shows the link by which somebody answers without signing in: that is theirs alone.
    """
    asked = whom_to_ask(case, procedure, on=on)
    invitation = waiting_for(case.pk, notice.person_id)
    answering = None if is_preview else invitation
    return Told(
        head=heading(notice.kind, case, procedure, on=on),
        about=case.name,
        message=(*_for_a_letter(notice, case, procedure, on=on), *_about(invitation, on=on)),
        address=settings.BASE_URL + (_answered_at(answering) if answering else notice.href),
        asked=asked if asked and asked.pk != notice.person_id else None,
    )


def letter_in(written: Written, notice: Notice, told: Told) -> EmailMultiAlternatives:
    """The letter about a case in this text, with this subject."""
    language = language_of(notice.person)
    subject, paragraphs = written.filled(language, told.values(notice.person, language))
    return _letter(notice, subject=subject, address=told.address, paragraphs=paragraphs)


def _questions(asked: Person | None, language: Language) -> str:
    if asked is None:
        return ""
    if not asked.email:
        return render(Sentence("Questions? Ask {name}.", name=asked.name), language)
    return render(Sentence("Questions? Ask {name} ({email}).", name=asked.name, email=asked.email), language)


def letter_about_week(notice: Notice, *, at: datetime) -> EmailMultiAlternatives | Denied:
    """The letter of a week: how many of what, and no name of anybody."""
    true = all_of(has_an_address(notice), is_about_this_week(notice, on=day_of(at)))
    if isinstance(true, Denied):
        return true
    week = week_of(standing_as(notice.person, on=day_of(at)), at=at, since=notice.since or at)
    if not week:
        return Denied(Sentence("Nothing was left to tell when the letter went."))
    language, address = language_of(notice.person), settings.BASE_URL + notice.href
    said = "\n\n".join(render(each, language) for each in week.sentences)
    values = {"name": notice.person.name, "week": said, "address": address}
    subject, paragraphs = said_in(WEEK, language, values, on=day_of(at))
    return _letter(notice, subject=subject, address=address, paragraphs=paragraphs)


def _letter(notice: Notice, *, subject: str, address: str, paragraphs: list[str]) -> EmailMultiAlternatives:
    """In the language of its reader, as text and as HTML."""
    language = language_of(notice.person)
    context = {"subject": subject, "language": language, "address": address, "paragraphs": paragraphs}
    with speaking(language):
        letter = EmailMultiAlternatives(
            subject=" ".join(subject.split()),
            body="\n\n".join(paragraphs),
            to=[notice.person.email],
            headers={"Auto-Submitted": "auto-generated"},
        )
        letter.attach_alternative(render_to_string("notices/mail.html", context), "text/html")
    return letter


def _answered_at(invitation: Invitation) -> str:
    return reverse("panels:invitation", args=[token_of(invitation)])


def _about(invitation: Invitation | None, *, on: date) -> Iterator[Said]:
    """Whoever is asked to judge reads what a yes comes to, and answers by a link of their own."""
    question = question_of(invitation, at=last_moment(on)) if invitation else None
    if question:
        yield from (Sentence("{label}: {said}.", label=label, said=said) for label, said in question.comes_to)
        yield Sentence("You answer with one button, without signing in.")


def _for_a_letter(notice: Notice, case: Case, procedure: Procedure, *, on: date) -> tuple[Said, ...]:
    """News may be a decision: that is read behind the sign-in, not in a letter."""
    if notice.kind == NEWS:
        return (Sentence("There is news in a case of yours. Sign in to read it."),)
    if notice.kind == COPY:
        return copied(came_of(notice) or CameSaid("mail", on, has_letter=False))
    return sentences(notice.kind, case, procedure, on=on)


def _looked_at(kind: Notice.Kind, case: Case, standing: Standing) -> Mapping[Language, Values]:
    """As it would come to who gets such a letter; where nobody does now, to whoever looks."""
    procedure = procedure_of(case)
    reader = whom_it_goes_to(kind, case, procedure, on=standing.on) or Person.objects.get(pk=standing.person)
    notice = Notice(person=reader, case=case, kind=kind, href=address_of(case))
    told = said_about(notice, case, procedure, on=standing.on, is_preview=True)
    return {language: told.values(reader, language) for language in LANGUAGES}


def _can_be_about(kind: Notice.Kind) -> Q:
    """News comes when nobody has the ball, a reminder of a last day, and the rest to whoever has it."""
    if kind == Notice.Kind.NEWS:
        return Q(owner_relation="")
    last_day = Q(due_on__isnull=False) if kind == Notice.Kind.REMINDER else Q()
    return last_day & Q(is_open=True) & ~Q(owner_relation="")


TEXTS = (
    *(
        TextKind(
            key=kind.value,
            title=title,
            ours=OURS,
            placeholders=PLACEHOLDERS,
            subject=OUR_SUBJECT,
            in_subject=IN_SUBJECT,
            look=Look(
                cases=partial(newest_to_look_with, about=_can_be_about(kind)),
                values=partial(_looked_at, kind),
            ),
        )
        for kind, title in TITLES.items()
    ),
    WEEK,
)
"""The kinds of letters of this room whose text a unit can write."""
