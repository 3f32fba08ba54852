"""The letters that go with notices: written when they go, in their reader's language, true at that moment.

They say what is owed, about what and by when, never what was judged, written or decided: mail is no
safe place. There is no List-Unsubscribe header: nobody can be unsubscribed from a decision or from what they
owe by a term.
"""

from __future__ import annotations

from datetime import date, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.situations import procedure_of
from leerlijn.foundation.notices.actions.posting import note_failure, note_not_needed, note_sent, taken_up
from leerlijn.foundation.notices.guards import may_go
from leerlijn.foundation.notices.models import Mail, Notice
from leerlijn.foundation.notices.queries.recipients import whom_to_ask
from leerlijn.foundation.notices.queries.sayings import NEWS, heading, sentences
from leerlijn.foundation.people.queries import language_of
from leerlijn.foundation.ui.words import render, speaking
from leerlijn.kernel.procedure import Procedure
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied


def send_waiting(*, at: datetime) -> int:
    """Sends every letter whose time has come and that is still true; says how many went."""
    return sum(_send(mail, at=at) for mail in taken_up(at=at))


def _send(mail: Mail, *, at: datetime) -> bool:
    notice, case, on = mail.notice, mail.notice.case, day_of(at)
    assert case is not None
    procedure = procedure_of(case)
    true = may_go(notice, case, procedure, on=on)
    if isinstance(true, Denied):
        note_not_needed(mail, true.reason)
        return False
    letter = letter_about(notice, case, procedure, on=on)
    try:
        letter.send()
    except (OSError, ValueError) as error:  # every mistake of SMTP is an OSError; ValueError: a bad address
        note_failure(mail, f"{type(error).__name__}: {error}"[:300])
        return False
    note_sent(mail, to=letter.to[0], subject=str(letter.subject), at=at)
    return True


def letter_about(notice: Notice, case: Case, procedure: Procedure, *, on: date) -> EmailMultiAlternatives:
    """The letter as it is true on this day."""
    language = language_of(notice.person)
    about = Sentence("{head}: {name}", head=heading(notice.kind, case, procedure, on=on), name=case.name)
    asked = whom_to_ask(case, procedure, on=on)
    context = {
        "name": notice.person.name,
        "about": case.name,
        "sentences": _for_a_letter(notice.kind, case, procedure, on=on),
        "asked": asked if asked and asked.pk != notice.person_id else None,
        "address": settings.BASE_URL + notice.href,
        "language": language,
    }
    with speaking(language):
        letter = EmailMultiAlternatives(
            subject=" ".join(render(about, language).split()),
            body=render_to_string("notices/mail.txt", context),
            to=[notice.person.email],
            headers={
                "Auto-Submitted": "auto-generated",
                "Message-ID": f"<notice-{notice.pk}@{urlsplit(settings.BASE_URL).hostname}>",
            },
        )
        letter.attach_alternative(render_to_string("notices/mail.html", context), "text/html")
    return letter


def _for_a_letter(kind: str, case: Case, procedure: Procedure, *, on: date) -> tuple[Said, ...]:
    """News may be a decision: that is read behind the sign-in, not in a letter."""
    if kind == NEWS:
        return (Sentence("There is news in a case of yours. Sign in to read it."),)
    return sentences(kind, case, procedure, on=on)
