"""The letter by which somebody hears whether they are exempted, and the text around that with a verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, prefetch_related_objects

from leerlijn.domains.qualification.queries.dossiers import PROCEDURE
from leerlijn.domains.qualification.queries.exemptions import ExemptionFacts
from leerlijn.domains.qualification.queries.verdict_letters import TEXT_OF_VERDICT
from leerlijn.domains.qualification.relations import READ_VERDICT
from leerlijn.domains.qualification.verdicts import ADVICE, MADE_KNOWN
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.visibility import thing_of
from leerlijn.foundation.dossiers.models import Proposal
from leerlijn.foundation.notices.queries.wordings import newest_to_look_with
from leerlijn.foundation.notices.texts import Look, Placeholder, TextKind, Values
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.policy import Standing, may
from leerlijn.kernel.sentence import Language, Said, Sentence, Text
from leerlijn.kernel.terms import day_of


def _cases_with_letter(standing: Standing, path: str) -> list[Case]:
    """Dossiers of which a verdict was made known, to those who may read it; two statements."""
    went = Exists(Proposal.objects.filter(case=OuterRef("pk"), released_at__isnull=False))
    known = Q(went, procedure=PROCEDURE, state__in=MADE_KNOWN)
    found = newest_to_look_with(standing, path, about=known)
    prefetch_related_objects(found, "parties")
    return [case for case in found if may(standing, READ_VERDICT, thing_of(case, case.parties.all()))]


def _said_in(case: Case, _: Standing) -> Mapping[Language, Values]:
    """What the last letter of this dossier said; one statement."""
    went = Proposal.objects.filter(case=case, released_at__isnull=False).order_by("-pk")
    return went.values_list("letter_says", flat=True).first() or {}


VERDICT = TextKind(
    key=TEXT_OF_VERDICT,
    title=Text(nl="het besluit over een BKO-dossier", en="the verdict on a UTQ dossier"),
    ours=Text(
        nl="{found}\n\nDe assessoren schrijven:\n\n{motivation}\n\n{remedy}",
        en="{found}\n\nThe assessors write:\n\n{motivation}\n\n{remedy}",
    ),
    placeholders=(
        Placeholder(
            "found",
            Text(nl="wat de assessoren vonden", en="what the assessors found"),
            example=Text(
                nl="Op 24 november 2026 leverde je je dossier in. Nog niet voldoende: 2.3.",
                en="On 24 November 2026 you handed in your dossier. Not yet sufficient: 2.3.",
            ),
        ),
        Placeholder(
            "motivation",
            Text(nl="wat zij erbij schreven", en="what they wrote about it"),
            example=Text(
                nl="Laat nog zien hoe je één student begeleidt.",
                en="Show as well how you supervise one student.",
            ),
        ),
        Placeholder(
            "remedy",
            Text(nl="wat iemand kan doen die het er niet mee eens is", en="what who disagrees can do"),
            example=Text(
                nl="Ben je het er niet mee eens? Dan kun je bezwaar maken.",
                en="Do you not agree? Then you can object.",
            ),
        ),
    ),
    subject=Text(nl="{verdict}", en="{verdict}"),
    in_subject=(
        Placeholder(
            "verdict",
            Text(nl="het besluit in één zin", en="the verdict in one sentence"),
            example=Text(nl="Je dossier heeft een aanvulling nodig", en="Your dossier needs a supplement"),
        ),
    ),
    look=Look(cases=_cases_with_letter, values=_said_in),
)


@dataclass(frozen=True, slots=True)
class Letter:
    """`reasons` are those of the faculty, in its own words; empty where it followed the advice to grant."""

    on: date
    heading: Said
    paragraphs: tuple[Said, ...]
    reasons: str
    signed: Said

    def words(self, language: Language) -> tuple[str, ...]:
        return tuple(render(each, language) for each in (self.heading, *self.paragraphs, self.signed))


def letter_of(facts: ExemptionFacts) -> Letter | None:
    """As it was sent; None before."""
    asked = facts.asked
    if asked.informed_on is None or asked.decided_on is None:
        return None
    granted = asked.decision == asked.Decision.GRANTED
    return Letter(
        asked.informed_on,
        Sentence("You are exempted from the duty to qualify")
        if granted
        else Sentence("You are not exempted from the duty to qualify"),
        (*(_granted(facts) if granted else _refused(facts)), *_why(facts)),
        asked.decision_reasons,
        Sentence("Decided on {day} by {name}.", day=asked.decided_on, name=asked.decided_by),
    )


def _begin(facts: ExemptionFacts) -> Iterator[Said]:
    yield Sentence(
        "On {day} you asked to be exempted from the University Teaching Qualification (UTQ), "
        "on this ground: {ground}.",
        day=day_of(facts.situation.case.opened_at),
        ground=facts.ground.title,
    )
    yield Sentence("The adviser on exemptions advised: {advice}.", advice=ADVICE[facts.asked.advice])
    if facts.asked.deviates:
        yield Sentence("The faculty decides otherwise than this advice.")


def _granted(facts: ExemptionFacts) -> Iterator[Said]:
    yield from _begin(facts)
    yield Sentence("The faculty exempts you. Your duty to qualify is met.")
    yield Sentence(
        "No certificate follows from this. An exemption is not a qualification, and another university "
        "need not accept it."
    )


def _refused(facts: ExemptionFacts) -> Iterator[Said]:
    yield from _begin(facts)
    yield Sentence("The faculty does not exempt you. The normal way to the UTQ stays open to you.")
    if until := facts.asked.duty_until:
        yield Sentence(
            "Your duty to qualify stays: you have until {day}. The clock ran on during your request.",
            day=until,
        )
    yield Sentence("No certificate follows from this. Do you have a question? Ask your HR adviser.")


def _why(facts: ExemptionFacts) -> Iterator[Said]:
    """Leads to the reasons of the faculty, which stand below it as they were written."""
    if facts.asked.decision_reasons:
        yield Sentence("Why the faculty decided this:")
