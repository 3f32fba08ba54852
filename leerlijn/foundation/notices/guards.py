"""Whether a letter that waits is still true, asked when it goes; and whether somebody may be nudged."""

from __future__ import annotations

from datetime import date
from typing import Any

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.situations import parties_of, procedure_of
from leerlijn.foundation.cases.queries.visibility import thing_of
from leerlijn.foundation.notices.models import Notice
from leerlijn.foundation.notices.queries.announcements import who_lacks_the_letter
from leerlijn.foundation.notices.queries.recipients import may_see, parties_that_owe, who_has_the_ball
from leerlijn.foundation.notices.queries.weeks import monday_of
from leerlijn.foundation.notices.texts import (
    KINDS,
    LONGEST,
    LONGEST_SUBJECT,
    NOTHING,
    TextKind,
    flaw_of,
    flaw_of_subject,
)
from leerlijn.foundation.people.models import Unit
from leerlijn.kernel.policy import Standing, may
from leerlijn.kernel.procedure import Procedure, catalogue, guard
from leerlijn.kernel.sentence import LANGUAGES, Said, Sentence, Text
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict, all_of

CALLS_FOR_SOMETHING = {Notice.Kind.BALL, Notice.Kind.REMINDER, Notice.Kind.NUDGE}


def may_go(notice: Notice, case: Case, procedure: Procedure, *, on: date) -> Verdict:
    """All that must be so for the letter about this notice; the first that is not says why it stays here."""
    return all_of(
        is_open_to_them(notice, case, procedure, on=on),
        has_not_moved(notice, case) if notice.kind != Notice.Kind.COPY else ALLOWED,
        is_still_with_them(notice, case, procedure, on=on),
        has_the_same_term(notice, case),
        did_not_arrive_yet(notice, case),
        has_an_address(notice),
    )


def has_an_address(notice: Notice) -> Verdict:
    return ALLOWED if notice.person.email else Denied(Sentence("We have no address to write to."))


def is_open_to_them(notice: Notice, case: Case, procedure: Procedure, *, on: date) -> Verdict:
    if may_see(notice.person, case, procedure, on=on):
        return ALLOWED
    return Denied(Sentence("The case is not open to them any more."))


def has_not_moved(notice: Notice, case: Case) -> Verdict:
    if (notice.state, notice.since) == (case.state, case.since):
        return ALLOWED
    return Denied(Sentence("The case moved on before the letter went."))


def is_still_with_them(notice: Notice, case: Case, procedure: Procedure, *, on: date) -> Verdict:
    """An office is only nudged: it gets no letter of what comes into its work list."""
    if notice.kind not in CALLS_FOR_SOMETHING:
        return ALLOWED
    nudged = notice.kind == Notice.Kind.NUDGE
    asked = who_has_the_ball(case, procedure, on=on) if nudged else parties_that_owe(case)
    if notice.person_id in {person.pk for person in asked}:
        return ALLOWED
    return Denied(Sentence("They did it before the letter went."))


def has_the_same_term(notice: Notice, case: Case) -> Verdict:
    """A reminder of a day that was moved is wrong; the next one knows the new day."""
    if notice.kind != Notice.Kind.REMINDER or notice.due_on == case.due_on:
        return ALLOWED
    return Denied(Sentence("The last day was moved before the letter went."))


def did_not_arrive_yet(notice: Notice, case: Case) -> Verdict:
    if notice.kind != Notice.Kind.UNREACHED or case.stands_still:
        return ALLOWED
    return Denied(Sentence("The letter arrived after all."))


@guard(Text(nl="de brief is aangekomen", en="the letter arrived"))
def letter_is_there(facts: Any) -> Verdict:
    """Nobody loses a right but by a letter of which we know that it went, or that they have it otherwise."""
    situation = getattr(facts, "situation", facts)
    if who_lacks_the_letter(situation.case, on=situation.on):
        return Denied(Sentence("The letter about this did not arrive yet, so its term does not end."))
    return ALLOWED


def is_about_this_week(notice: Notice, *, on: date) -> Verdict:
    """The next letter tells what is still so of the week before."""
    return ALLOWED if notice.week == monday_of(on) else Denied(Sentence("This week is over."))


def may_nudge(case: Case, *, by: Standing, on: date) -> Verdict:
    """Whoever handles a case asks whoever has the ball how it goes, at most once a day."""
    procedure = procedure_of(case)
    thing = thing_of(case, parties_of(case))
    return all_of(
        may(by, catalogue.who_nudges(procedure), thing),
        somebody_else_has_the_ball(case, procedure, by=by, on=on),
        nobody_asked_today(case, on=on),
    )


def somebody_else_has_the_ball(case: Case, procedure: Procedure, *, by: Standing, on: date) -> Verdict:
    if any(person.pk != by.person for person in who_has_the_ball(case, procedure, on=on)):
        return ALLOWED
    return Denied(Sentence("Nobody else has the ball now: there is nobody to ask."))


def nobody_asked_today(case: Case, *, on: date) -> Verdict:
    last = (
        Notice.objects.filter(case=case, kind=Notice.Kind.NUDGE)
        .order_by("-pk")
        .values_list("made_at", flat=True)
        .first()
    )
    if last is None or day_of(last) < on:
        return ALLOWED
    return Denied(Sentence("They were asked today already. Ask again tomorrow."))


def is_written_in(kind: TextKind, unit: Unit) -> Verdict:
    if kind in KINDS.written_in(unit):
        return ALLOWED
    return Denied(Sentence("The text of this letter is written for the whole institution."))


def text_can_go(
    kind: TextKind, text: Text, *, subject: Text = NOTHING, note: str, starts_on: date, today: date
) -> dict[str, Said]:
    """What is wrong with a text for letters, by field; nothing when it can be used."""
    flaws: dict[str, Said] = {}
    for language in LANGUAGES:
        said, other = text.in_language(language), text.nl or text.en
        if len(said) > LONGEST:
            flaws[language] = Sentence("This is longer than {count} characters.", count=LONGEST)
        elif not said and other:
            flaws[language] = Sentence("Write it in both languages, or leave both empty.")
        elif said and (flaw := flaw_of(kind, said)):
            flaws[language] = flaw
    flaws |= subject_can_go(kind, subject, without_text=not (text.nl or text.en))
    if not note.strip():
        flaws["note"] = Sentence("Say what this changes, so that somebody can find it later.")
    if starts_on < today:
        flaws["starts_on"] = Sentence("Choose today or a later day: what went out is not changed.")
    return flaws


def subject_can_go(kind: TextKind, subject: Text, *, without_text: bool) -> dict[str, Said]:
    """What is wrong with the subject of a letter, by field."""
    flaws: dict[str, Said] = {}
    for language in LANGUAGES:
        said, name = subject.in_language(language), f"subject_{language}"
        if len(said) > LONGEST_SUBJECT:
            flaws[name] = Sentence("This is longer than {count} characters.", count=LONGEST_SUBJECT)
        elif not said and (subject.nl or subject.en):
            flaws[name] = Sentence("Write it in both languages, or leave both empty.")
        elif said and (flaw := flaw_of_subject(kind, said)):
            flaws[name] = flaw
        elif said and without_text:
            flaws[name] = Sentence("A subject of your own goes with a text of your own.")
    return flaws
